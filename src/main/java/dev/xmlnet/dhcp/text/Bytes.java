package dev.xmlnet.dhcp.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.SourceText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, and the text of a character each that they are, so that every offset is one of both. */
public final class Bytes {
    private static final int HEAD = 4096;

    private final byte[] array;
    private @Nullable String text;
    private int line = 1;
    private int lineStart;
    private int lineEnd = -1;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /**
     * Takes the bytes of a file, without a byte order mark. UTF-16, which PowerShell makes of what a program prints, becomes UTF-8. The
     * array is not copied and must not be changed afterwards.
     */
    public static Bytes of(byte[] bytes) {
        if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
            return new Bytes(new String(bytes, UTF_16).getBytes(UTF_8));
        }
        return new Bytes(startsWith(bytes, 0xef, 0xbb, 0xbf) ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i == bytes.length || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the bytes; not a copy. */
    public byte[] array() {
        return array;
    }

    /** True if there are only blanks and ends of lines. */
    public boolean isBlank() {
        for (byte b : array) {
            if (b != ' ' && (b < '\t' || b > '\r')) {
                return false;
            }
        }
        return true;
    }

    /** Returns the first characters of the text, of a file that may be long. */
    public String head() {
        return new String(array, 0, Math.min(array.length, HEAD), ISO_8859_1);
    }

    /** Returns the text of a character a byte. */
    public String text() {
        String whole = text;
        if (whole == null) {
            whole = new String(array, ISO_8859_1);
            text = whole;
        }
        return whole;
    }

    /** Returns a part of it as people read it: as UTF-8 where it is that. */
    public String string(int from, int to) {
        return decoded(text().substring(from, to));
    }

    /** Returns characters of a byte each as people read them: as UTF-8 where they are that. */
    public static String decoded(String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.charAt(i) >= 0x80) {
                return SourceText.ofLines(bytes.getBytes(ISO_8859_1)).text();
            }
        }
        return bytes;
    }

    /** Returns line and column of an offset; quick for offsets that grow from call to call. */
    public Location locate(int offset) {
        if (offset < lineStart || lineEnd < 0) {
            line = 1;
            lineStart = 0;
            lineEnd = lineEnd(0);
        }
        while (lineEnd < offset) {
            line++;
            lineStart = lineEnd + 1;
            lineEnd = lineEnd(lineStart);
        }
        return new Location(line, offset - lineStart + 1);
    }

    private int lineEnd(int from) {
        int newline = text().indexOf('\n', from);
        return newline < 0 ? array.length : newline;
    }
}
