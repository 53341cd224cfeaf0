package dev.xmlnet.report;

/**
 * Text of files, such as names and values, that acts on nothing where it is printed: it cannot move a terminal's cursor, be
 * unseen, or begin a line or a command of a CI runner.
 */
public final class SafeText {
    /** Stands for a character that is not printed. */
    public static final char MARK = '\uFFFD';

    /** The start of a command that GitHub's runner reads at the start of a line, and at whose end its name ends. */
    private static final String COMMAND = "::";

    private SafeText() {}

    /** A text as a line of its own: one that no CI runner takes for a command. */
    public static String line(String text) {
        String visible = visible(text);
        int start = 0;
        while (start < visible.length() && isBlank(visible.charAt(start))) {
            start++; // A runner passes over blanks, those of Unicode too.
        }
        return visible.startsWith(COMMAND, start)
                ? visible.substring(0, start) + MARK + visible.substring(start)
                : visible;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || (c > '~' && Character.isSpaceChar(c));
    }

    /** A text in which a mark stands for each character that nobody sees or that controls a terminal; tabs stay. */
    public static String visible(String text) {
        int plain = 0;
        while (plain < text.length() && isPlain(text, plain)) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 1).append(text, 0, plain);
        for (int i = plain; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (isUnseen(c)) {
                out.append(MARK);
            } else {
                out.appendCodePoint(c);
                if (c == '#' && isCommand(text, i)) {
                    out.append(MARK);
                }
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    /** True for a character that needs no further look. */
    private static boolean isPlain(String text, int at) {
        char c = text.charAt(at);
        return (c >= ' ' && c <= '~' && (c != '#' || !isCommand(text, at))) || c == '\t';
    }

    /** GitHub and Azure read {@code ##[error]} and {@code ##vso[...]} anywhere in a line; TeamCity has {@code ##teamcity[}. */
    public static boolean isCommand(String text, int at) {
        if (!text.startsWith("##", at)) {
            return false;
        }
        int end = at + 2;
        while (end < text.length() && isLetter(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '[';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Controls, halves of characters, and what has no width or turns the direction of a line around. */
    public static boolean isUnseen(int c) {
        if (c < ' ') {
            return c != '\t';
        } else if (c <= '~') {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isIgnorable(c);
        };
    }

    /** What Unicode calls ignorable by default and does not count among its formats: fillers, joiners, variants. */
    private static boolean isIgnorable(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xFFF0 && c <= 0xFFF8)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}
