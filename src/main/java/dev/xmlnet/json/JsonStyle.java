package dev.xmlnet.json;

import dev.xmlnet.json.JsonNode.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How an object is spread over lines.
 *
 * @param open blanks behind its first bracket
 * @param gap blanks behind a comma
 * @param colon with its blanks
 * @param close blanks before its last bracket
 */
public record JsonStyle(String open, String gap, String colon, String close) {
    /** All in one line. */
    public static final JsonStyle ONE_LINE = new JsonStyle(" ", " ", ": ", " ");

    /** Returns that of an object; comments are no part of it. */
    public static JsonStyle of(String text, JsonObject object) {
        if (object.members().isEmpty()) {
            return ONE_LINE;
        }
        JsonText all = new JsonText(text);
        var first = object.members().get(0);
        var last = object.members().get(object.members().size() - 1);
        int start = object.span().start();
        boolean lines = all.of(start, first.nameSpan().start()).indexOf('\n') >= 0;
        String newLine = all.lineEnd() + all.indentation(first.nameSpan().start());
        String open =
                lines ? newLine : blanks(all.of(start + 1, first.nameSpan().start()));
        String gap = lines ? newLine : " ";
        if (object.members().size() > 1) {
            int second = object.members().get(1).nameSpan().start();
            String between = all.of(all.comma(first.value().span().end()) + 1, second);
            gap = between.indexOf('\n') >= 0 ? all.lineEnd() + all.indentation(second) : blanks(between);
        }
        String colon = all.of(first.nameSpan().end(), first.value().span().start());
        String tail = all.of(last.value().span().end(), object.span().end() - 1);
        String close = tail.indexOf('\n') >= 0
                ? all.lineEnd() + all.indentation(object.span().end() - 1)
                : blanks(tail.replaceFirst("^,", ""));
        return new JsonStyle(open, gap, colon.matches("[ \t]*:[ \t]*") ? colon : ": ", close);
    }

    private static String blanks(String between) {
        return between.isBlank() ? between : " ";
    }

    /** Returns the text of an object. */
    public String object(Map<String, String> members) {
        List<String> all = new ArrayList<>();
        members.forEach((name, value) -> all.add(member(name, value)));
        return "{" + open + String.join("," + gap, all) + close + "}";
    }

    /**
     * Returns the text of a member.
     *
     * @param value as JSON
     */
    public String member(String name, String value) {
        return string(name) + colon + value;
    }

    /** Returns a text as JSON. */
    public static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return json.append('"').toString();
    }
}
