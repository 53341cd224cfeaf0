package dev.xmlnet.args.virtinstall;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An xpath of a {@code --network} of the form that says parts of an interface: {@code ./vlan/tag[2]/@id}.
 *
 * @param attribute the attribute that it ends at; null if it ends at an element
 */
record XPath(List<Step> steps, @Nullable String attribute) {
    private static final Pattern STEP =
            Pattern.compile("(?<name>[\\p{L}_][\\p{L}\\p{N}_.-]*)(\\[(?<place>[1-9][0-9]{0,3})\\])?");
    private static final Pattern ATTRIBUTE = Pattern.compile("@[\\p{L}_][\\p{L}\\p{N}_.-]*");

    /**
     * An element on the way.
     *
     * @param place among those of its name, from 0
     */
    record Step(String name, int place) {}

    /** Returns it; null if the text is of another form. */
    static @Nullable XPath parse(String text) {
        if (!text.startsWith("./")) {
            return null;
        }
        List<Step> steps = new ArrayList<>();
        String[] parts = text.substring(2).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && ATTRIBUTE.matcher(parts[i]).matches()) {
                return new XPath(steps, parts[i].substring(1));
            }
            Matcher step = STEP.matcher(parts[i]);
            if (!step.matches()) {
                return null;
            }
            String place = step.group("place");
            steps.add(new Step(step.group("name"), place == null ? 0 : Integer.parseInt(place) - 1));
        }
        return new XPath(steps, null);
    }
}
