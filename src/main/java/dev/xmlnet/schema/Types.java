package dev.xmlnet.schema;

import dev.xmlnet.xml.Element;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types of values, in words. */
final class Types {
    private static final Set<String> WHOLE = Set.of(
            "integer",
            "int",
            "long",
            "short",
            "byte",
            "positiveInteger",
            "nonNegativeInteger",
            "unsignedInt",
            "unsignedLong",
            "unsignedShort",
            "unsignedByte");
    private static final int LONG = 60;

    private static final String MAC =
            "the MAC address of one device, such as 52:54:00:12:34:56 (the second digit is even)";
    private static final String IPV4 = "an IPv4 address";
    private static final String IPV6 = "an IPv6 address";
    private static final String UUID = "a UUID, 32 hexadecimal digits";

    /** What is called so in xmlnet's schemas, and in libvirt's: a pattern of it says little to a person. */
    private static final Map<String, String> NAMED = Map.of(
            "macAddress", MAC,
            "uniMacAddr", MAC,
            "ipv4Address", IPV4,
            "ipv4Addr", IPV4,
            "ipv6Address", IPV6,
            "ipv6Addr", IPV6,
            "uuid", UUID,
            "UUID", UUID);

    private Types() {}

    /** True if a reference is to a type that has a name in words. */
    static boolean isNamed(Element reference) {
        return NAMED.containsKey(reference.attribute("name"));
    }

    /** What values of these types look like; empty if nothing short can be said. */
    static String described(List<Element> types) {
        Set<String> words = new LinkedHashSet<>();
        for (Element type : types) {
            String one = described(type);
            if (one.isEmpty()) {
                return "";
            }
            words.add(one);
        }
        // The same number within narrower bounds says nothing more.
        words.removeIf(one -> words.stream().anyMatch(other -> other.startsWith(one + " to ")));
        String all = String.join(", or ", words);
        return words.size() > 3 || all.length() > 2 * LONG ? "" : all;
    }

    private static String described(Element type) {
        if (type.name().equals("ref")) {
            return NAMED.getOrDefault(type.attribute("name"), "");
        }
        String name = type.attribute("type");
        String pattern = param(type, "pattern");
        if (name != null && WHOLE.contains(name)) {
            return whole(name, param(type, "minInclusive"), param(type, "maxInclusive"));
        }
        return pattern == null || pattern.length() > LONG ? "" : "text like " + pattern;
    }

    private static String whole(String name, @Nullable String least, @Nullable String most) {
        String from = least;
        if (least == null && !name.equals("positiveInteger")) {
            from = name.startsWith("unsigned") || name.startsWith("nonNegative") ? "0" : null;
        } else if (least == null) {
            from = "1";
        }
        return "a whole number" + (from == null ? "" : " from " + from) + (most == null ? "" : " to " + most);
    }

    private static @Nullable String param(Element type, String name) {
        for (Element param : type.children()) {
            if (param.name().equals("param") && name.equals(param.attribute("name"))) {
                return param.content();
            }
        }
        return null;
    }
}
