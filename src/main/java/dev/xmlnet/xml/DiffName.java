package dev.xmlnet.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The name of a file in the head of a diff, as git writes it and git and patch read it, a char a byte. */
final class DiffName {
    private static final int DELETE = 0x7F;

    /** What has a letter of its own behind a backslash, and the letter. */
    private static final String LETTERS = "\u0007\b\t\n\u000B\f\r\"\\";

    private static final String LETTERS_OF = "abtnvfr\"\\";

    private DiffName() {}

    /** The name of a path on one side of a diff, {@code a} or {@code b}. */
    static String of(String side, String path) {
        String name = side + "/" + relative(path);
        if (isPlain(name)) {
            // A tab ends a name with a blank.
            return bytes(name) + (name.indexOf(' ') < 0 ? "" : "\t");
        }
        StringBuilder quoted = new StringBuilder("\"");
        name.codePoints().forEach(c -> quote(c, quoted));
        return quoted.append('"').toString();
    }

    /** Neither git nor patch takes a path that leads up or begins with a dot or slash. */
    private static String relative(String path) {
        if (!path.startsWith("/") && !path.startsWith(".") && !path.contains("/.") && !path.contains("//")) {
            return path;
        }
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /** False if it could end the line, or move a terminal's cursor. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c == '\\' || isHidden(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static void quote(int c, StringBuilder out) {
        int letter = LETTERS.indexOf(c);
        if (letter >= 0) {
            out.append('\\').append(LETTERS_OF.charAt(letter));
        } else if (isHidden(c)) {
            for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                octal(b & 0xFF, out);
            }
        } else {
            out.append(c < DELETE ? String.valueOf((char) c) : bytes(Character.toString(c)));
        }
    }

    private static void octal(int b, StringBuilder out) {
        out.append('\\')
                .append((char) ('0' + (b >> 6)))
                .append((char) ('0' + (b >> 3 & 7)))
                .append((char) ('0' + (b & 7)));
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
