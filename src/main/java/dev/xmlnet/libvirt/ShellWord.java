package dev.xmlnet.libvirt;

import java.nio.charset.StandardCharsets;

/** Names in commands that a person copies into a shell (bash, zsh, ksh): the shell gives the name to the command as it is. */
public final class ShellWord {
    private ShellWord() {}

    /** A name as one word. What a terminal would not show, or a backtick, is written as an escape. */
    public static String of(String name) {
        if (!name.isEmpty() && name.codePoints().allMatch(ShellWord::isPlain)) {
            return name;
        }
        boolean shown = name.codePoints().allMatch(ShellWord::isShown) && !name.contains("##");
        return shown ? "'" + name.replace("'", "'\\''") + "'" : escaped(name);
    }

    /** The argument of an option of virsh; a name that looks like an option is given by the option that it is for. */
    public static String argument(String option, String name) {
        return (name.startsWith("-") ? option + "=" : "") + of(name);
    }

    /**
     * An option, such as {@code tap,id=net0}, as one word of every POSIX shell, dash and zsh too, where {@link #of} is for shells that know
     * {@code $'...'}.
     */
    public static String option(String text) {
        // zsh replaces a word that begins with = by the path of a command.
        if (!text.isEmpty() && text.charAt(0) != '=' && text.codePoints().allMatch(ShellWord::isPlainInOption)) {
            return text;
        } else if (text.codePoints().allMatch(ShellWord::isShown) && !text.contains("##")) {
            return "'" + text.replace("'", "'\\''") + "'";
        }
        // $(...) takes off newlines at the end.
        String kept = text.replaceAll("\n+$", "");
        return "\"$(printf '" + printed(kept) + "')" + text.substring(kept.length()) + "\"";
    }

    private static boolean isPlainInOption(int c) {
        return isPlain(c) || (c < 128 && ",=:/@%".indexOf(c) >= 0);
    }

    /** A format of printf(1) that prints the text. */
    private static String printed(String text) {
        StringBuilder format = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean command = c == '#' && i > 0 && text.charAt(i - 1) == '#'; // of a CI runner
            if (c == '%') {
                format.append("%%");
            } else if (c == '-' && i == 0) {
                octal(c, format); // no option of printf's
            } else if (isShown(c) && !command && c != '\'' && c != '\\') {
                format.appendCodePoint(c);
            } else {
                octal(c, format);
            }
            i += Character.charCount(c);
        }
        return format.toString();
    }

    private static boolean isPlain(int c) {
        return c < 128 ? Character.isLetterOrDigit(c) || "._-+".indexOf(c) >= 0 : isLetter(c);
    }

    private static boolean isShown(int c) {
        return c < 128 ? c >= ' ' && c < 127 && c != '`' : isLetter(c);
    }

    /** Letters without the fillers, which have no shape. */
    private static boolean isLetter(int c) {
        return Character.isLetterOrDigit(c)
                && !Character.isIdentifierIgnorable(c)
                && "\u115F\u1160\u3164\uFFA0".indexOf(c) < 0;
    }

    private static String escaped(String name) {
        StringBuilder word = new StringBuilder("$'");
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            boolean command = c == '#' && i > 0 && name.charAt(i - 1) == '#'; // of a CI runner
            if (c == '\'' || c == '\\') {
                word.append('\\').append((char) c);
            } else if (isShown(c) && !command) {
                word.appendCodePoint(c);
            } else {
                octal(c, word);
            }
            i += Character.charCount(c);
        }
        return word.append('\'').toString();
    }

    /** As bytes: what a shell makes of a code point depends on the locale. */
    private static void octal(int c, StringBuilder word) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            word.append('\\').append(Integer.toOctalString((b & 0xFF) | 0x200).substring(1));
        }
    }
}
