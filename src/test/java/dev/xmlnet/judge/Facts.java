package dev.xmlnet.judge;

import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All that an element says, a line each: {@code source@network=default}, {@code tune/sndbuf=1600}, {@code port} for an empty element.
 *
 * <p>Numbers, MAC addresses and UUIDs are written in one way, since libvirt writes {@code 0x01} for {@code 1} and small letters for large.
 */
public final class Facts {
    private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]{1,7}");
    private static final Pattern MAC_OR_UUID =
            Pattern.compile("[0-9a-fA-F]{1,2}(:[0-9a-fA-F]{1,2}){5}|[0-9a-fA-F-]{36}");

    private final Set<String> lines = new LinkedHashSet<>();

    private Facts() {}

    /** What an element says; its own name is not part of the lines. */
    public static Set<String> of(Element element) {
        Facts facts = new Facts();
        facts.add("", element);
        return facts.lines;
    }

    /** What the first interface of a guest says. */
    public static Set<String> ofInterface(String guest) {
        try {
            XmlDocument document = XmlDocument.parse(SourceText.ofString(guest));
            return of(Corpus.interfaces(document).get(0));
        } catch (DocumentException e) {
            throw new AssertionError(guest, e);
        }
    }

    private void add(String path, Element element) {
        for (String attribute : element.attributeNames()) {
            lines.add(path + "@" + attribute + "=" + plain(element.attribute(attribute)));
        }
        if (element.children().isEmpty()) {
            String content = element.content();
            if (!content.isEmpty()) {
                lines.add(path + "=" + plain(content));
            } else if (element.attributeNames().isEmpty()) {
                lines.add(path);
            }
        }
        Map<String, Integer> seen = new HashMap<>();
        for (Element child : element.children()) {
            int place = seen.merge(child.name(), 1, Integer::sum);
            String name = child.name() + (place == 1 ? "" : "[" + place + "]");
            add(path.isEmpty() ? name : path + "/" + name, child);
        }
    }

    private static String plain(String value) {
        if (HEX.matcher(value).matches()) {
            return Integer.toString(Integer.parseInt(value.substring(2), 16));
        }
        return MAC_OR_UUID.matcher(value).matches() ? value.toLowerCase(Locale.ROOT) : value;
    }
}
