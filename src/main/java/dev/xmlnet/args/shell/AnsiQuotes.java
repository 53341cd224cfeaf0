package dev.xmlnet.args.shell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Undoes the escapes of {@code $'...'}. */
final class AnsiQuotes {
    private static final String LETTERS = "abefnrtvE\\'\"?";
    private static final String MEANINGS = "\007\b\033\f\n\r\t\013\033\\'\"?";

    private final String text;
    private final WordBuilder word;
    private int at;

    private AnsiQuotes(String text, int at, WordBuilder word) {
        this.text = text;
        this.at = at;
        this.word = word;
    }

    /**
     * Adds what stands between the quotes to a word.
     *
     * @param from behind the first quote
     * @return the offset behind the last quote; -1 if there is none
     */
    static int read(String text, int from, WordBuilder word) {
        return new AnsiQuotes(text, from, word).read();
    }

    private int read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'') {
                return at + 1;
            } else if (c == '\\' && at + 1 < text.length()) {
                escape();
            } else {
                word.add(c, at++);
            }
        }
        return -1;
    }

    private void escape() {
        int start = at;
        char c = text.charAt(at + 1);
        int letter = LETTERS.indexOf(c);
        if (letter >= 0) {
            word.add(MEANINGS.charAt(letter), start);
            at += 2;
        } else if (isDigit(c, 8) || (c == 'x' && isHexadecimal(at + 2))) {
            bytes();
        } else if ((c == 'u' || c == 'U') && isHexadecimal(at + 2)) {
            at += 2;
            int code = number(16, c == 'u' ? 4 : 8);
            word.add(Character.isValidCodePoint(code) ? Character.toString(code) : "\uFFFD", start);
        } else if (c == 'c' && at + 2 < text.length() && text.charAt(at + 2) != '\'') {
            word.add((char) (text.charAt(at + 2) & 31), start);
            at += 3;
        } else {
            word.add('\\', at++);
        }
    }

    /** Bytes in a row are letters of UTF-8 together. */
    private void bytes() {
        int start = at;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (at + 1 < text.length() && text.charAt(at) == '\\') {
            if (isDigit(text.charAt(at + 1), 8)) {
                at++;
                bytes.write(number(8, 3));
            } else if (text.charAt(at + 1) == 'x' && isHexadecimal(at + 2)) {
                at += 2;
                bytes.write(number(16, 2));
            } else {
                break;
            }
        }
        word.add(bytes.toString(StandardCharsets.UTF_8), start);
    }

    private int number(int radix, int most) {
        int number = 0;
        for (int i = 0; i < most && at < text.length() && isDigit(text.charAt(at), radix); i++) {
            number = number * radix + Character.digit(text.charAt(at++), radix);
        }
        return number;
    }

    private boolean isHexadecimal(int index) {
        return index < text.length() && isDigit(text.charAt(index), 16);
    }

    private static boolean isDigit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }
}
