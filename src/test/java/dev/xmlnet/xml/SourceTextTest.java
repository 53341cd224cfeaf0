package dev.xmlnet.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes to text and back. */
class SourceTextTest {
    private static final String MARK = "\uFEFF";

    private static byte[] declaring(String encoding, String charset, String mark) {
        return (mark + "<?xml version='1.0' encoding='" + encoding + "'?><a>x</a>").getBytes(Charset.forName(charset));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource({
        "UTF-8, UTF-8, '', UTF-8",
        "utf8, UTF-8, '', UTF-8",
        "UTF-8, UTF-8, mark, UTF-8",
        "ISO-8859-1, ISO-8859-1, '', ISO-8859-1",
        "latin1, ISO-8859-1, '', ISO-8859-1",
        "US-ASCII, US-ASCII, '', US-ASCII",
        "windows-1252, windows-1252, '', windows-1252",
        "UTF-16, UTF-16LE, mark, UTF-16LE",
        "UTF-16, UTF-16BE, mark, UTF-16BE",
        "UTF-16LE, UTF-16LE, '', UTF-16LE",
        "UTF-16BE, UTF-16BE, '', UTF-16BE",
        "UTF-32, UTF-32LE, mark, UTF-32LE",
        "UTF-32, UTF-32BE, mark, UTF-32BE"
    })
    void theEncodingIsFoundByMarkPatternAndDeclaration(String declared, String charset, String mark, String found)
            throws DocumentException {
        byte[] bytes = declaring(declared, charset, mark.isEmpty() ? "" : MARK);
        SourceText source = SourceText.of(bytes);
        assertThat(source.charset()).isEqualTo(Charset.forName(found));
        assertThat(source.text()).isEqualTo("<?xml version='1.0' encoding='" + declared + "'?><a>x</a>");
        assertThat(source.bytes()).isSameAs(bytes);
        assertThat(source.encode(source.text())).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "3c612f3e, UTF-8, <a/>",
        "efbbbf3c612f3e, UTF-8, <a/>",
        "fffe3c0061002f003e00, UTF-16LE, <a/>",
        "feff003c0061002f003e, UTF-16BE, <a/>",
        "'', UTF-8, ''"
    })
    void withoutADeclarationTheMarkDecidesElseUtf8(String hex, String charset, String text) throws DocumentException {
        SourceText source = SourceText.of(HexFormat.of().parseHex(hex));
        assertThat(source.charset()).isEqualTo(Charset.forName(charset));
        assertThat(source.text()).isEqualTo(text);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(declaring("klingon", "UTF-8", ""), "1:1 the encoding 'klingon' is not known"),
                Arguments.of(declaring("a b", "UTF-8", ""), "1:1 the encoding 'a b' is not known"),
                Arguments.of(
                        declaring("UTF-16", "UTF-8", ""), "1:1 the file declares UTF-16 but its first bytes are not"),
                Arguments.of(
                        declaring("UTF-8", "UTF-16LE", MARK),
                        "1:1 the file declares UTF-8 but its first bytes are those of UTF-16"),
                Arguments.of(
                        declaring("ISO-8859-1", "UTF-8", MARK),
                        "1:1 the file declares ISO-8859-1 but its first bytes are those of UTF-8"),
                Arguments.of(
                        "<a>\n caf\u00e9</a>".getBytes(ISO_8859_1),
                        "2:5 byte 0xE9 is not UTF-8; declare the encoding that the file is in"),
                Arguments.of(
                        "<?xml version='1.0' encoding='US-ASCII'?>\n\u00e9".getBytes(UTF_8),
                        "2:1 byte 0xC3 is not US-ASCII; declare the encoding that the file is in"),
                Arguments.of(
                        HexFormat.of().parseHex("fffe3c0061002f003e"),
                        "1:4 the file ends in the middle of a character of UTF-16LE"),
                Arguments.of(
                        HexFormat.of().parseHex("3c613ec3"),
                        "1:4 the file ends in the middle of a character of UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void bytesThatAreNotInTheirEncodingAreRefusedAtTheirPlace(byte[] bytes, String expected) {
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> SourceText.of(bytes))
                .satisfies(e -> {
                    Diagnostic d = e.diagnostic();
                    assertThat(d.location().line() + ":" + d.location().column() + " " + d.message())
                            .isEqualTo(expected);
                    assertThat(d.id()).isEqualTo("encoding");
                    assertThat(d.severity()).isEqualTo(Severity.ERROR);
                });
    }

    @ParameterizedTest
    @CsvSource({"ISO-2022-CN", "x-JISAutoDetect"})
    void anEncodingThatJavaCannotWriteIsRefused(String encoding) {
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> SourceText.of(declaring(encoding, "US-ASCII", "")))
                .satisfies(e -> assertThat(e.diagnostic().id()).isEqualTo("encoding"));
    }

    @Test
    void aReplacementCharacterThatIsReallyThereIsText() throws DocumentException {
        assertThat(SourceText.of("<a>\uFFFD</a>".getBytes(UTF_8)).text()).isEqualTo("<a>\uFFFD</a>");
    }

    @ParameterizedTest
    @CsvSource({"'a\nb', LF", "'a\r\nb\nc', CRLF", "'a\nb\r\nc', LF", "'a', LF", "'', LF", "'\n', LF"})
    void newLinesEndLikeTheFirst(String text, String expected) {
        assertThat(SourceText.ofString(text).lineEnd()).isEqualTo(expected.equals("LF") ? "\n" : "\r\n");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "1, 1, 2", "3, 1, 4", "4, 2, 1", "6, 2, 2", "7, 2, 3", "8, 3, 1"})
    void aPlaceIsLineAndColumnInCharacters(int offset, int line, int column) {
        SourceText source = SourceText.ofString("ab\r\n\ud83d\udc0ex\n");
        assertThat(source.locate(offset)).isEqualTo(new Location(line, column));
    }

    @Test
    void aLineComesWithoutItsEnd() {
        SourceText source = SourceText.ofString("one\r\ntwo\n\nfour");
        assertThat(Stream.of(1, 2, 3, 4, 5, 9).map(source::line)).containsExactly("one", "two", "", "four", "", "");
    }

    @Test
    void whatTheEncodingLacksBecomesAReference() throws DocumentException {
        SourceText source = SourceText.of(declaring("ISO-8859-1", "ISO-8859-1", ""));
        assertThat(new String(source.encode("<a b='\u00e9\u017e\ud83d\udc0e'/>"), ISO_8859_1))
                .isEqualTo("<a b='\u00e9&#382;&#128014;'/>");
    }

    @Test
    void aSpanIsInOrder() {
        assertThat(new Span(1, 3).of("abcd")).isEqualTo("bc");
        assertThat(Span.at(2).of("abcd")).isEmpty();
        for (List<Integer> wrong : List.of(List.of(-1, 0), List.of(2, 1))) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> new Span(wrong.get(0), wrong.get(1)))
                    .withMessage("not a span: " + wrong.get(0) + ".." + wrong.get(1));
        }
    }
}
