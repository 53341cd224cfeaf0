package dev.xmlnet.schema;

import dev.xmlnet.xml.Element;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    private Types() {}

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
        String all = String.join(", or ", words);
        return words.size() > 3 || all.length() > 2 * LONG ? "" : all;
    }

    private static String described(Element type) {
        String name = type.attribute("type");
        String pattern = param(type, "pattern");
        if (WHOLE.contains(name)) {
            return whole(name, param(type, "minInclusive"), param(type, "maxInclusive"));
        }
        return pattern == null || pattern.length() > LONG ? "" : "text like " + pattern;
    }

    private static String whole(String name, String least, String most) {
        String from = least;
        if (least == null && !name.equals("positiveInteger")) {
            from = name.startsWith("unsigned") || name.startsWith("nonNegative") ? "0" : null;
        } else if (least == null) {
            from = "1";
        }
        return "a whole number" + (from == null ? "" : " from " + from) + (most == null ? "" : " to " + most);
    }

    private static String param(Element type, String name) {
        for (Element param : type.children()) {
            if (param.name().equals("param") && name.equals(param.attribute("name"))) {
                return param.content();
            }
        }
        return null;
    }
}
