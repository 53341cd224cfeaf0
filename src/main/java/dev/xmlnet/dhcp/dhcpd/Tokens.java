package dev.xmlnet.dhcp.dhcpd;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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

    /** Any character that means nothing to dhcpd, for those that are no byte. */
    private static final char LETTER = '\u00ff';

    private static final byte WITHIN = 0;
    private static final byte BLANK = 1;
    private static final byte SIGN = 2;
    private static final byte[] CLASSES = classes();

    private final byte[] text;
    private final @Nullable String whole;
    private Kind kind = Kind.SEMICOLON;
    private int start;
    private int end;
    private boolean closed = true;

    /** Begins before the first token of a text. */
    public Tokens(String text) {
        this.text = new byte[text.length()];
        this.whole = text;
        for (int i = 0; i < text.length(); i++) {
            this.text[i] = (byte) Math.min(text.charAt(i), LETTER);
        }
    }

    /**
     * Begins at an offset of a file, which must not be inside a token; offsets count bytes, and a byte is a character.
     *
     * @param file is not copied and must not be changed meanwhile
     */
    public Tokens(byte[] file, int offset) {
        text = file;
        whole = null;
        end = offset;
    }

    private static byte[] classes() {
        byte[] classes = new byte[256];
        Arrays.fill(classes, WITHIN);
        " \t\n\r\f\u000b".chars().forEach(c -> classes[c] = BLANK);
        "\"{};,#".chars().forEach(c -> classes[c] = SIGN);
        return classes;
    }

    /** Goes to the next token and returns its kind. */
    public Kind next() {
        start = skipped(end);
        end = start + 1;
        if (start == text.length) {
            end = start;
            kind = Kind.END;
        } else {
            kind = switch (text[start]) {
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
        byte[] bytes = text;
        byte[] classes = CLASSES;
        int i = from;
        while (i < bytes.length && (classes[bytes[i] & 0xff] == BLANK || bytes[i] == '#')) {
            if (bytes[i] == '#') {
                while (i < bytes.length && bytes[i] != '\n') {
                    i++;
                }
            } else {
                i++;
            }
        }
        return i;
    }

    private Kind word() {
        byte[] bytes = text;
        byte[] classes = CLASSES;
        int i = end;
        while (i < bytes.length && classes[bytes[i] & 0xff] == WITHIN) {
            i++;
        }
        end = i;
        return Kind.WORD;
    }

    private Kind string() {
        byte[] bytes = text;
        int i = end;
        while (i < bytes.length && bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        closed = i < bytes.length;
        end = closed ? i + 1 : bytes.length;
        return Kind.STRING;
    }

    /**
     * Goes on to the last token of the statement that this one is in: its {@code ;}, or the <code>}</code> that ends its block.
     *
     * @return false if the text ends before, and then there are no more tokens
     */
    public boolean skipStatement() {
        int depth = 0;
        while (kind != Kind.END && !isCut()) {
            depth += kind == Kind.OPEN ? 1 : kind == Kind.CLOSE ? -1 : 0;
            if (depth <= 0 && (kind == Kind.SEMICOLON || kind == Kind.CLOSE)) {
                return true;
            }
            end = beforeSign(end);
            next();
        }
        end = text.length;
        return false;
    }

    /** Returns where the next sign, string or comment stands. Loops of this class run over whole files, so they know no fields. */
    private int beforeSign(int from) {
        byte[] bytes = text;
        byte[] classes = CLASSES;
        int i = from;
        while (i < bytes.length && classes[bytes[i] & 0xff] != SIGN) {
            i++;
        }
        return i;
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

    /** True if it is this word, given in small letters, in any case. */
    public boolean is(String word) {
        if (kind != Kind.WORD || end - start != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            byte c = text[start + i];
            if (c != word.charAt(i) && (c < 'A' || c > 'Z' || c + ' ' != word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** True for a string that the end of the text cuts off. */
    public boolean isCut() {
        return kind == Kind.STRING && !closed;
    }

    /** Returns it as it stands, with the quotes of a string. */
    public String written() {
        return part(start, end);
    }

    /** Returns a word as it stands, and of a string what it means: without quotes and escapes, a character for each octal or hex escape. */
    public String value() {
        if (kind != Kind.STRING) {
            return written();
        }
        String inside = part(start + 1, closed ? end - 1 : end);
        return inside.indexOf('\\') < 0 ? inside : unescaped(inside);
    }

    private String part(int from, int to) {
        return whole == null ? new String(text, from, to - from, ISO_8859_1) : whole.substring(from, to);
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
