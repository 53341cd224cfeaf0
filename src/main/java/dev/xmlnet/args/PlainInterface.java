package dev.xmlnet.args;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.support.Context;
import dev.xmlnet.libvirt.support.Judge;
import dev.xmlnet.libvirt.support.Judgement;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.libvirt.support.Verdict;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An interface of a guest without the state of a running guest, which libvirt makes at each start and no option says.
 *
 * @param guest its guest
 * @param one where it stands
 * @param part what it says
 * @param live what was left out, as {@code target 'vnet0'}
 */
public record PlainInterface(Guest guest, GuestInterface one, Part part, List<String> live) {

    /** The live parts that the judge finds. */
    private static final class LiveParts implements Judge.Listener<Element> {
        private final Set<Element> elements = new HashSet<>();
        private final Map<Element, Set<String>> attributes = new HashMap<>();
        private final List<String> words = new ArrayList<>(0);

        @Override
        public boolean take(
                @Nullable Element parent, Element element, @Nullable String attribute, Judgement judgement) {
            if (judgement.verdict().word() != Verdict.Word.LIVE) {
                return true;
            }
            if (attribute == null) {
                elements.add(element);
                String name = element.attribute("name");
                words.add(element.name() + (name == null ? "" : " '" + name + "'"));
            } else {
                attributes.computeIfAbsent(element, none -> new HashSet<>()).add(attribute);
                words.add(element.name() + " " + attribute + " '" + element.attribute(attribute) + "'");
            }
            return false;
        }

        boolean isLive(Element element, String attribute) {
            return attributes.getOrDefault(element, Set.of()).contains(attribute);
        }
    }

    /** Reads one. */
    public static PlainInterface of(Guest guest, GuestInterface one) {
        LiveParts live = new LiveParts();
        Context context = Context.of(guest, one, null, Version.NEWEST_KNOWN);
        if (context != null) {
            Judge.of(context).look(Shape.ELEMENT, one.element(), live);
        }
        return new PlainInterface(guest, one, part(one.element(), live), live.words);
    }

    private static Part part(Element element, LiveParts live) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String name : element.attributeNames()) {
            String value = element.attribute(name);
            if (value != null && name.indexOf(':') < 0 && !live.isLive(element, name)) {
                attributes.put(name, value);
            }
        }
        List<Part> children = new ArrayList<>();
        for (Element child : element.children()) {
            // Of two, the first is the one that counts to libvirt.
            boolean alone = element.children(child.name()).size() == 1;
            boolean emptied = alone && live.attributes.containsKey(child);
            if (child.namespace().isEmpty() && !live.elements.contains(child)) {
                Part made = part(child, live);
                // <target dev='vnet0'/> says nothing without the name.
                if (!emptied || !made.attributes().isEmpty() || !made.children().isEmpty()) {
                    children.add(made);
                }
            }
        }
        return new Part(element.name(), attributes, children, children.isEmpty() ? element.content() : "");
    }

    /** How it is connected. */
    public Kind kind() {
        return one.kind();
    }

    /**
     * Where a part stands in the file.
     *
     * @param path as in the table; of several elements of a name the first is meant
     * @return where the deepest element of the path stands that is there
     */
    public Location location(String path) {
        int at = path.indexOf('@');
        Element element = one.element();
        for (String step : (at < 0 ? path : path.substring(0, at)).split("/")) {
            Element child = step.isEmpty() ? null : element.child(step);
            if (child == null) {
                break;
            }
            element = child;
        }
        return at < 0 ? element.location() : element.location(path.substring(at + 1));
    }
}
