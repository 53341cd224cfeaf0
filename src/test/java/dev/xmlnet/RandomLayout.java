package dev.xmlnet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes elements as a person, a program or libvirt might have laid them out. */
final class RandomLayout {
    private final Random random;
    private final boolean neat;
    private final String newline;
    private final StringBuilder out = new StringBuilder();

    /** A layout of any sort, or libvirt's own if it is to be neat. */
    RandomLayout(Random random, boolean neat) {
        this.random = random;
        this.neat = neat;
        this.newline = !neat && random.nextInt(3) == 0 ? "\r\n" : "\n";
    }

    /** The line end. */
    String newline() {
        return newline;
    }

    /** What is written so far; more may be added. */
    StringBuilder out() {
        return out;
    }

    /**
     * Writes an element and all that is in it.
     *
     * @param depth how deep it stands
     * @param shuffled how many levels of children may stand in any order
     */
    void element(RawXml element, int depth, int shuffled) {
        out.append('<').append(element.name());
        List<Map.Entry<String, String>> attributes =
                new ArrayList<>(element.attributes().entrySet());
        if (!neat) {
            Collections.shuffle(attributes, random);
        }
        for (Map.Entry<String, String> attribute : attributes) {
            char quote = neat || random.nextInt(3) > 0 ? '\'' : '"';
            out.append(neat ? " " : pick(" ", " ", " ", "  ", newline + "      ", "\t"));
            out.append(attribute.getKey()).append(neat ? "=" : pick("=", "=", "=", " = "));
            out.append(quote).append(attribute.getValue()).append(quote);
        }
        out.append(neat ? "" : pick("", "", "", " ", newline));
        boolean hasText = element.children().isEmpty()
                ? element.written().endsWith("</" + element.name() + ">")
                : element.name().startsWith("x:");
        if (hasText) {
            String whole = element.written();
            out.append(whole, whole.indexOf('>'), whole.length());
        } else if (element.children().isEmpty() && (neat || random.nextInt(5) > 0)) {
            out.append("/>");
        } else {
            out.append('>');
            List<RawXml> children = new ArrayList<>(element.children());
            if (!neat && shuffled > 0) {
                Collections.shuffle(children, random);
            }
            for (RawXml child : children) {
                gap(depth + 1);
                element(child, depth + 1, shuffled - 1);
            }
            gap(depth);
            out.append("</")
                    .append(element.name())
                    .append(neat ? "" : pick("", "", "", " "))
                    .append('>');
        }
    }

    /** Writes what stands before an element: blanks, comments, a processing instruction. */
    void gap(int depth) {
        String indented = newline + "  ".repeat(depth);
        out.append(
                neat
                        ? indented
                        : pick(
                                indented,
                                indented,
                                indented,
                                "",
                                " ",
                                newline,
                                newline + "\t".repeat(depth),
                                newline + indented,
                                " <!-- about <it> -->" + indented,
                                indented + "<!-- next -->" + indented,
                                indented + "<?pi <x/> ?>"));
    }

    /** One of some. */
    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
