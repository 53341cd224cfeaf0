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

    /**
     * An option's value as one word: {@code key=value,key=value} stays as it is, which no shell takes for anything else behind another
     * word.
     */
    public static String option(String text) {
        boolean plain = !text.isEmpty() && "=~".indexOf(text.charAt(0)) < 0;
        for (int i = 0; i < text.length() && plain; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            plain = isPlain(c) || ",=:/@%".indexOf(c) >= 0;
        }
        return plain ? text : of(text);
    }

    /** The argument of an option of virsh; a name that looks like an option is given by the option that it is for. */
    public static String argument(String option, String name) {
        return (name.startsWith("-") ? option + "=" : "") + of(name);
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
                // As bytes: what a shell makes of a code point depends on the locale.
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    word.append('\\')
                            .append(Integer.toOctalString((b & 0xFF) | 0x200).substring(1));
                }
            }
            i += Character.charCount(c);
        }
        return word.append('\'').toString();
    }
}
