package dev.xmlnet.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an XML file, and the text that they encode. The bytes can always be had again from
 * the text: a file for which that does not hold is refused.
 *
 * <p>The encoding is found as XML 1.0 (appendix F) says: by a byte order mark, by the pattern of the
 * first bytes, then by the XML declaration; UTF-8 where nothing is said.
 */
public final class SourceText {
    private static final int STRIDE = 1024;

    private final byte[] bytes;
    private final Charset charset;
    private final int bomLength;
    private final String text;
    private final boolean ascii;
    private int @Nullable [] lineStarts;

    /** The line that was asked for last: much may be said of one, which may be most of the text. */
    private Line last = new Line(0, "");

    private record Line(int number, String text) {}

    /** The chars before each STRIDE-th that are the second of a character; empty if there is none at all. */
    private int @Nullable [] pairs;

    private SourceText(byte[] bytes, Charset charset, int bomLength, String text, boolean ascii) {
        this.bytes = bytes;
        this.charset = charset;
        this.bomLength = bomLength;
        this.text = text;
        this.ascii = ascii;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws DocumentException as {@link #of(byte[])} does
     */
    public static SourceText read(Path file) throws IOException, DocumentException {
        return of(Files.readAllBytes(file));
    }

    /**
     * Decodes bytes; the array is not copied and must not be changed afterwards.
     *
     * @throws DocumentException if the encoding is unknown, contradicts the byte order mark, or is not
     *     the one that the bytes are in
     */
    public static SourceText of(byte[] bytes) throws DocumentException {
        Charset byMark = byMark(bytes);
        int bomLength = byMark == null ? 0 : markLength(byMark);
        Charset family = byMark == null ? byPattern(bytes) : byMark;
        String declared = declaredEncoding(bytes, bomLength, family);
        Charset charset = charset(declared, family);
        String text = decode(bytes, bomLength, charset);
        // A byte for each; what was not UTF-8 is refused by now.
        boolean ascii = charset.equals(UTF_8) && text.length() == bytes.length - bomLength;
        return new SourceText(bytes, charset, bomLength, text, ascii);
    }

    /**
     * Decodes a file of lines that says nothing of its encoding, such as one of /etc: UTF-8 where that is what the bytes are, else a
     * character a byte. Every byte comes back. The array is not copied and must not be changed afterwards.
     */
    public static SourceText ofLines(byte[] bytes) {
        int mark = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        String text = new String(bytes, mark, bytes.length - mark, UTF_8);
        if (text.indexOf('\uFFFD') >= 0
                && !Arrays.equals(text.getBytes(UTF_8), Arrays.copyOfRange(bytes, mark, bytes.length))) {
            return new SourceText(bytes, ISO_8859_1, 0, new String(bytes, ISO_8859_1), false);
        }
        return new SourceText(bytes, UTF_8, mark, text, text.length() == bytes.length - mark);
    }

    /** A text of one's own, as UTF-8. */
    public static SourceText ofString(String text) {
        // It may hold half a character, which is a byte too.
        return new SourceText(text.getBytes(UTF_8), UTF_8, 0, text, false);
    }

    /** The decoded text, without the byte order mark. */
    public String text() {
        return text;
    }

    /** The bytes as they were read; not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** True if the text is of ASCII characters for certain, as most are. */
    boolean isAscii() {
        return ascii;
    }

    /** The encoding of the bytes. */
    public Charset charset() {
        return charset;
    }

    /** True if the bytes are UTF-8, whatever they are declared to be, as those of ASCII characters are: libvirt reads no other. */
    public boolean isUtf8() {
        if (charset.equals(UTF_8) || charset.equals(US_ASCII)) {
            return true;
        } else if (charset.name().startsWith("UTF-")) {
            return false;
        }
        try {
            decodeStrictly(bytes, 0, UTF_8);
            return true;
        } catch (DocumentException e) {
            return false;
        }
    }

    /** The line end that new lines get: that of the first line, {@code "\n"} if there is one line. */
    public String lineEnd() {
        int newline = text.indexOf('\n');
        return newline > 0 && text.charAt(newline - 1) == '\r' ? "\r\n" : "\n";
    }

    /**
     * Line and column of a char of the text.
     *
     * @throws IndexOutOfBoundsException if the offset is outside the text
     */
    public Location locate(int offset) {
        int[] starts = lineStarts();
        int found = Arrays.binarySearch(starts, offset);
        int line = found < 0 ? -found - 2 : found;
        int start = starts[line];
        int column = offset - start < STRIDE
                ? text.codePointCount(start, offset)
                : offset - start - pairs(offset) + pairs(start);
        return new Location(line + 1, column + 1);
    }

    /** How many chars before one are the second of a character; counted once, since all may stand in one line. */
    private int pairs(int offset) {
        if (pairs == null) {
            int[] counts =
                    new int[text.codePointCount(0, text.length()) == text.length() ? 0 : text.length() / STRIDE + 1];
            for (int i = 1; i < counts.length; i++) {
                counts[i] = counts[i - 1] + pairs((i - 1) * STRIDE, i * STRIDE);
            }
            pairs = counts;
        }
        return pairs.length == 0 ? 0 : pairs[offset / STRIDE] + pairs(offset / STRIDE * STRIDE, offset);
    }

    private int pairs(int from, int to) {
        int count = 0;
        for (int i = Math.max(1, from); i < to; i++) {
            count += Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i)) ? 1 : 0;
        }
        return count;
    }

    /** The char at a line and column of the text, which must be there. */
    int offset(Location place) {
        return text.offsetByCodePoints(lineStarts()[place.line() - 1], place.column() - 1);
    }

    /** Where each line begins; found once, since much is located in a text of which anything is said. */
    private int[] lineStarts() {
        if (lineStarts == null) {
            int[] starts = new int[64];
            int lines = 1;
            for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
                starts = lines == starts.length ? Arrays.copyOf(starts, lines * 2) : starts;
                starts[lines++] = i + 1;
            }
            lineStarts = Arrays.copyOf(starts, lines);
        }
        return lineStarts;
    }

    /** One line without its end, for a message; empty if the text has fewer lines. */
    public String line(int number) {
        Line line = last;
        if (line.number() != number) {
            line = new Line(number, findLine(number));
            last = line;
        }
        return line.text();
    }

    private String findLine(int number) {
        int[] starts = lineStarts();
        if (number > starts.length) {
            return "";
        }
        int end = number == starts.length ? text.length() : starts[number] - 1;
        String found = text.substring(starts[number - 1], end);
        return found.endsWith("\r") ? found.substring(0, found.length() - 1) : found;
    }

    /**
     * The bytes of a changed text: same mark, same encoding. A character that the encoding lacks
     * becomes a character reference, so it must stand where XML allows one.
     */
    byte[] encode(String changed) {
        byte[] body = charset.equals(UTF_8) ? changed.getBytes(UTF_8) : encodeWithReferences(changed, charset);
        if (bomLength == 0) {
            return body;
        }
        byte[] whole = Arrays.copyOf(bytes, bomLength + body.length);
        System.arraycopy(body, 0, whole, bomLength, body.length);
        return whole;
    }

    private static byte[] encodeWithReferences(String text, Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        if (!encoder.canEncode(text)) {
            StringBuilder escaped = new StringBuilder();
            text.codePoints().forEach(c -> {
                String s = Character.toString(c);
                escaped.append(encoder.canEncode(s) ? s : "&#" + c + ";");
            });
            return escaped.toString().getBytes(charset);
        }
        return text.getBytes(charset);
    }

    private static @Nullable Charset byMark(byte[] b) {
        if (startsWith(b, 0xEF, 0xBB, 0xBF)) {
            return UTF_8;
        } else if (startsWith(b, 0xFF, 0xFE, 0, 0)) {
            return Charset.forName("UTF-32LE");
        } else if (startsWith(b, 0, 0, 0xFE, 0xFF)) {
            return Charset.forName("UTF-32BE");
        } else if (startsWith(b, 0xFF, 0xFE)) {
            return UTF_16LE;
        } else if (startsWith(b, 0xFE, 0xFF)) {
            return UTF_16BE;
        }
        return null;
    }

    private static int markLength(Charset mark) {
        if (mark.equals(UTF_8)) {
            return 3;
        }
        return mark.equals(UTF_16LE) || mark.equals(UTF_16BE) ? 2 : 4;
    }

    /** UTF-16 without a mark shows in the zero bytes around the first {@code <}. */
    private static @Nullable Charset byPattern(byte[] b) {
        if (startsWith(b, '<', 0, '?', 0)) {
            return UTF_16LE;
        }
        return startsWith(b, 0, '<', 0, '?') ? UTF_16BE : null;
    }

    private static boolean startsWith(byte[] b, int... prefix) {
        if (b.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((b[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** The value of {@code encoding=} in the XML declaration, or null. */
    private static @Nullable String declaredEncoding(byte[] b, int from, @Nullable Charset family) {
        int length = Math.min(b.length - from, 400);
        String head = new String(b, from, length, family == null ? ISO_8859_1 : family);
        int end = head.indexOf("?>");
        if (!head.startsWith("<?xml") || end < 0) {
            return null;
        }
        int name = head.indexOf("encoding");
        if (name < 0 || name > end) {
            return null;
        }
        int open = name + "encoding".length();
        while (open < end && "= \t\r\n".indexOf(head.charAt(open)) >= 0) {
            open++;
        }
        int close = head.indexOf(head.charAt(open), open + 1);
        return close < 0 || close > end ? null : head.substring(open + 1, close);
    }

    private static Charset charset(@Nullable String declared, @Nullable Charset family) throws DocumentException {
        if (declared == null) {
            return family == null ? UTF_8 : family;
        }
        Charset charset;
        try {
            charset = Charset.forName(declared);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new DocumentException(
                    Diagnostic.error("encoding", "the encoding '" + declared + "' is not known", Location.START), e);
        }
        if (!charset.canEncode()) {
            throw new DocumentException(Diagnostic.error(
                    "encoding",
                    "the encoding " + declared + " can be read but not written; store the file as UTF-8",
                    Location.START));
        }
        if (charset.equals(US_ASCII)) {
            return charset;
        }
        boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
        boolean agrees = family == null ? !wide : charset.name().startsWith(familyName(family));
        if (!agrees) {
            throw new DocumentException(Diagnostic.error(
                    "encoding",
                    "the file declares "
                            + declared
                            + " but its first bytes are "
                            + (family == null ? "not" : "those of " + familyName(family)),
                    Location.START));
        }
        return family == null ? charset : family;
    }

    private static String familyName(Charset family) {
        return family.equals(UTF_8) ? "UTF-8" : family.name().substring(0, "UTF-16".length());
    }

    private static String decode(byte[] bytes, int from, Charset charset) throws DocumentException {
        if (charset.equals(UTF_8)) {
            String text = new String(bytes, from, bytes.length - from, UTF_8);
            // Only a text with a replacement character can come from bytes that are not UTF-8.
            return text.indexOf('\uFFFD') < 0 ? text : decodeStrictly(bytes, from, charset);
        } else if (charset.equals(ISO_8859_1)) {
            return new String(bytes, from, bytes.length - from, ISO_8859_1);
        }
        String text = decodeStrictly(bytes, from, charset);
        if (!Arrays.equals(text.getBytes(charset), Arrays.copyOfRange(bytes, from, bytes.length))) {
            throw new DocumentException(Diagnostic.error(
                    "encoding",
                    "this use of " + charset.name() + " does not come back byte for byte; store the file as UTF-8",
                    Location.START));
        }
        return text;
    }

    private static String decodeStrictly(byte[] bytes, int from, Charset charset) throws DocumentException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate((int) ((bytes.length - from) * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        String decoded = out.flip().toString();
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            boolean cut = charset.name().startsWith("UTF-") && in.remaining() == result.length();
            String problem = cut
                    ? "the file ends in the middle of a character of " + charset.name()
                    : String.format(
                            "byte 0x%02X is not %s; declare the encoding that the file is in",
                            in.get() & 0xFF, charset.name());
            throw new DocumentException(Diagnostic.error("encoding", problem, endOf(decoded)), e);
        }
        return decoded;
    }

    private static Location endOf(String decoded) {
        return ofString(decoded).locate(decoded.length());
    }
}
