package dev.xmlnet.dhcp.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.SourceText;
import java.util.List;

/** The bytes of a file as a text of a character each, so that every offset is one of both. */
public final class Bytes {
    private static final String UTF_8_MARK = "\u00ef\u00bb\u00bf";
    private static final List<String> UTF_16_MARKS = List.of("\u00ff\u00fe", "\u00fe\u00ff");

    private final String text;
    private int line = 1;
    private int lineStart;

    private Bytes(String text) {
        this.text = text;
    }

    /** Takes the bytes of a file, without a byte order mark. UTF-16, which PowerShell makes of what a program prints, becomes UTF-8. */
    public static Bytes of(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        if (UTF_16_MARKS.stream().anyMatch(text::startsWith)) {
            return new Bytes(new String(new String(bytes, UTF_16).getBytes(UTF_8), ISO_8859_1));
        }
        return new Bytes(text.startsWith(UTF_8_MARK) ? text.substring(UTF_8_MARK.length()) : text);
    }

    /** True if it has nothing but blanks and ends of lines. */
    public boolean isBlank() {
        return text.isBlank();
    }

    /** Returns the text of a character a byte. */
    public String text() {
        return text;
    }

    /** Returns a part of it as people read it: as UTF-8 where it is that. */
    public String string(int from, int to) {
        return decoded(text.substring(from, to));
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
        if (offset < lineStart) {
            line = 1;
            lineStart = 0;
        }
        for (int end = text.indexOf('\n', lineStart); end >= 0 && end < offset; end = text.indexOf('\n', lineStart)) {
            line++;
            lineStart = end + 1;
        }
        return new Location(line, offset - lineStart + 1);
    }
}
