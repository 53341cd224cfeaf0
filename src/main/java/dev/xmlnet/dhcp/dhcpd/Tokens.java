package dev.xmlnet.dhcp.dhcpd;

import java.util.Arrays;

/**
 * The tokens of a file of dhcpd one after the other. {@code #} begins a comment, even behind a word without a blank; there is no other
 * comment. A word is all that stands between blanks, strings, comments and the signs <code>{ } ; ,</code>, so that an address is one word
 * unless somebody puts blanks into it, as dhcpd allows.
 */
public final class Tokens {
    /** Kinds of tokens. */
    public enum Kind {
        /** A word, a number, an address, an operator. */
        WORD,
        /** A text between double quotes; signs in it mean nothing. */
        STRING,
        /** The sign <code>{</code>. */
        OPEN,
        /** The sign <code>}</code>. */
        CLOSE,
        /** The sign {@code ;}, which ends a statement. */
        SEMICOLON,
        /** The sign {@code ,}. */
        COMMA,
        /** There are no more tokens; its offset is the end of the text. */
        END
    }

    private static final byte WITHIN = 0;
    private static final byte BLANK = 1;
    private static final byte SIGN = 2;
    private static final byte[] CLASSES = classes();

    private final String text;
    private Kind kind = Kind.SEMICOLON;
    private int start;
    private int end;
    private boolean closed = true;

    /** Begins before the first token of a text. */
    public Tokens(String text) {
        this.text = text;
    }

    /** Begins before the first token at or behind an offset, which must not be inside a token. */
    public Tokens(String text, int offset) {
        this(text);
        end = offset;
    }

    private static byte[] classes() {
        byte[] classes = new byte[256];
        Arrays.fill(classes, WITHIN);
        " \t\n\r\f\u000b".chars().forEach(c -> classes[c] = BLANK);
        "\"{};,#".chars().forEach(c -> classes[c] = SIGN);
        return classes;
    }

    private static byte classOf(char c) {
        return c < CLASSES.length ? CLASSES[c] : WITHIN;
    }

    /** Goes to the next token and returns its kind. */
    public Kind next() {
        start = skipped(end);
        end = start + 1;
        if (start == text.length()) {
            end = start;
            kind = Kind.END;
        } else {
            kind = switch (text.charAt(start)) {
                case '{' -> Kind.OPEN;
                case '}' -> Kind.CLOSE;
                case ';' -> Kind.SEMICOLON;
                case ',' -> Kind.COMMA;
                case '"' -> string();
                default -> word();
            };
        }
        return kind;
    }

    /** Returns where the next token begins behind blanks and comments. */
    private int skipped(int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '#') {
                int newline = text.indexOf('\n', i);
                i = newline < 0 ? text.length() : newline + 1;
            } else if (classOf(c) == BLANK) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    private Kind word() {
        while (end < text.length() && classOf(text.charAt(end)) == WITHIN) {
            end++;
        }
        return Kind.WORD;
    }

    private Kind string() {
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        closed = end < text.length();
        end = closed ? end + 1 : text.length();
        return Kind.STRING;
    }

    /** Returns the kind of this token. */
    public Kind kind() {
        return kind;
    }

    /** Returns the offset of its first character. */
    public int start() {
        return start;
    }

    /** Returns the offset behind its last character. */
    public int end() {
        return end;
    }

    /** True if it is this word, in any case. */
    public boolean is(String word) {
        return kind == Kind.WORD
                && end - start == word.length()
                && text.regionMatches(true, start, word, 0, word.length());
    }

    /** True for a string that the end of the text cuts off. */
    public boolean isCut() {
        return kind == Kind.STRING && !closed;
    }

    /** Returns it as it stands, with the quotes of a string. */
    public String raw() {
        return text.substring(start, end);
    }

    /** Returns a word as it stands, and of a string what it means: without quotes and escapes, a character for each octal or hex escape. */
    public String value() {
        if (kind != Kind.STRING) {
            return raw();
        }
        String inside = text.substring(start + 1, closed ? end - 1 : end);
        return inside.indexOf('\\') < 0 ? inside : unescaped(inside);
    }

    private static String unescaped(String inside) {
        StringBuilder value = new StringBuilder(inside.length());
        int i = 0;
        while (i < inside.length()) {
            char c = inside.charAt(i++);
            if (c != '\\' || i == inside.length()) {
                value.append(c);
                continue;
            }
            char escaped = inside.charAt(i);
            int octal = digits(inside, i, i + 3, 8);
            int hexadecimal = escaped == 'x' ? digits(inside, i + 1, i + 3, 16) : i;
            if (octal > i) {
                value.append((char) (Integer.parseInt(inside, i, octal, 8) & 0xff));
                i = octal;
            } else if (hexadecimal > i + 1) {
                value.append((char) Integer.parseInt(inside, i + 1, hexadecimal, 16));
                i = hexadecimal;
            } else {
                value.append(named(escaped));
                i++;
            }
        }
        return value.toString();
    }

    /** Returns where the digits from an offset end. */
    private static int digits(String inside, int from, int most, int radix) {
        int i = from;
        while (i < Math.min(most, inside.length())
                && inside.charAt(i) < 128
                && Character.digit(inside.charAt(i), radix) >= 0) {
            i++;
        }
        return i;
    }

    private static char named(char escaped) {
        return switch (escaped) {
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'n' -> '\n';
            case 'b' -> '\b';
            default -> escaped;
        };
    }
}
