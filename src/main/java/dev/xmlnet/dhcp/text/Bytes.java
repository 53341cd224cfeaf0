package dev.xmlnet.dhcp.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.SourceText;
import java.util.Arrays;

/** The bytes of a file; what is no ASCII is decoded only where somebody asks for it. */
public final class Bytes {
    private static final int HEAD = 4096;

    private final byte[] array;
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

    /** Returns a part of it as people read it: as UTF-8 where it is that. */
    public String string(int from, int to) {
        return decoded(new String(array, from, to - from, ISO_8859_1));
    }

    /** True if a word of ASCII stands at an offset, before an end. */
    public static boolean isAt(byte[] bytes, int from, int to, String word) {
        if (to - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns where a byte stands first from an offset on; the end of the file if nowhere. */
    public int find(char sought, int from) {
        byte[] bytes = array;
        int i = from;
        while (i < bytes.length && bytes[i] != sought) {
            i++;
        }
        return i;
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
            lineEnd = find('\n', 0);
        }
        while (lineEnd < offset) {
            line++;
            lineStart = lineEnd + 1;
            lineEnd = find('\n', lineStart);
        }
        return new Location(line, offset - lineStart + 1);
    }
}
