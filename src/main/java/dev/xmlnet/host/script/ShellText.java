package dev.xmlnet.host.script;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Bytes as commands of a POSIX shell that print them: lines of text as they are, so that a person can read them, all else by its numbers. */
final class ShellText {
    private static final int DELETE = 0x7F;

    private ShellText() {}

    /** Returns the commands, each with its line end; they print exactly these bytes. */
    static String print(byte[] bytes) {
        int lines = 0;
        for (int i = 0; i < bytes.length; i++) {
            lines = bytes[i] == '\n' ? i + 1 : lines;
        }
        byte[] whole = Arrays.copyOf(bytes, lines);
        byte[] rest = Arrays.copyOfRange(bytes, lines, bytes.length);
        return isText(whole) ? document(new String(whole, UTF_8)) + numbers(rest) : numbers(bytes);
    }

    /** True if shells and editors keep it: UTF-8 without control characters, but those of lines. */
    private static boolean isText(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        return Arrays.equals(text.getBytes(UTF_8), bytes)
                && text.chars().allMatch(c -> (c >= ' ' && c != DELETE) || c == '\t' || c == '\n' || c == '\r');
    }

    private static String document(String lines) {
        if (lines.isEmpty()) {
            return "";
        }
        String end = "END";
        while (("\n" + lines).contains("\n" + end + "\n")) {
            end += "_";
        }
        return "cat <<'" + end + "'\n" + lines + end + "\n";
    }

    /** Each piece in a command of its own: a line of a script has its limits. */
    private static String numbers(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        for (int from = 0; from < bytes.length; ) {
            int to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            to = Math.min(to + 1, bytes.length);
            out.append("printf '");
            for (byte one : Arrays.copyOfRange(bytes, from, to)) {
                out.append(number(one));
            }
            out.append("'\n");
            from = to;
        }
        return out.toString();
    }

    private static String number(byte one) {
        boolean plain = one >= ' ' && one < DELETE && one != '\'' && one != '\\' && one != '%';
        return plain ? new String(new byte[] {one}, US_ASCII) : String.format("\\%03o", one & 0xFF);
    }
}
