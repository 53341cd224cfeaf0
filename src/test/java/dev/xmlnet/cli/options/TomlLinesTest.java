package dev.xmlnet.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tomlj.TomlPosition;

/** What tomlj is given of a document, and where that is in the whole. */
class TomlLinesTest {
    private static String unescaped(String text) {
        return text.replace("|", "\n").replace('~', '"');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "a = 1|b = 2|;a = 1|b = 2|",
                "# one|a = 1| # two|  |b = 2;a = 1|b = 2",
                "a = 1 # x|b = 2;a = 1 # x|b = 2",
                "a = ~~~|# text||~~~|# none|;a = ~~~|# text||~~~|",
                "a = '''|# text||'''|# none|;a = '''|# text||'''|",
                "a = ~~~\\~~~|# text|~~~|# none|;a = ~~~\\~~~|# text|~~~|",
                "a = ~# '''~|# none|b = 1;a = ~# '''~|b = 1",
                "a = '~~~'|# none|b = 1;a = '~~~'|b = 1",
                "# ~~~|# none|b = 1;b = 1",
                "a = [|# none|1]|;a = [|1]|",
            })
    void linesThatSayNothingGo(String whole, String kept) {
        assertThat(new TomlLines(unescaped(whole)).text()).isEqualTo(unescaped(kept));
    }

    @ParameterizedTest
    @CsvSource({"1,2", "2,5", "3,7"})
    void aPlaceIsThatOfTheWhole(int line, int whole) {
        TomlLines lines = new TomlLines("\na = 1\n# b\n\nc = 2\n\n");
        assertThat(lines.place(TomlPosition.positionAt(line, 3))).isEqualTo(TomlPosition.positionAt(whole, 3));
        assertThat(lines.message("twice, see line " + line)).isEqualTo("twice, see line " + whole);
    }
}
