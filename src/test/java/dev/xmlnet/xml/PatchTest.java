package dev.xmlnet.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ordered edits without overlap. */
class PatchTest {
    private static final SourceText SOURCE = SourceText.ofString("0123456789");

    private static Edit edit(int start, int end, String replacement) {
        return new Edit(new Span(start, end), replacement);
    }

    @Test
    void editsAreAppliedByPlaceInWhateverOrderTheyCome() {
        Patch patch = Patch.of(SOURCE, List.of(edit(8, 10, "c"), edit(0, 1, "a"), edit(4, 4, "b")));
        assertThat(patch.text()).isEqualTo("a123b4567c");
        assertThat(patch.edits()).containsExactly(edit(0, 1, "a"), edit(4, 4, "b"), edit(8, 10, "c"));
    }

    @Test
    void insertionsAtOnePlaceKeepTheirOrderAndComeBeforeAReplacementThere() {
        Patch patch = Patch.of(SOURCE, List.of(edit(2, 5, "_"), edit(2, 2, "x"), edit(2, 2, "y")));
        assertThat(patch.text()).isEqualTo("01xy_56789");
    }

    @Test
    void anEditThatChangesNothingIsNone() {
        Patch patch = Patch.of(SOURCE, List.of(edit(2, 4, "23"), edit(5, 5, "")));
        assertThat(patch.isEmpty()).isTrue();
        assertThat(patch.bytes()).isSameAs(SOURCE.bytes());
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 2, 5", "0, 5, 2, 3", "2, 4, 2, 5", "2, 5, 4, 4"})
    void editsThatOverlapAreAMistakeOfTheCaller(int start, int end, int otherStart, int otherEnd) {
        Edit one = edit(start, end, "x");
        Edit other = edit(otherStart, otherEnd, "y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Patch.of(SOURCE, List.of(other, one)))
                .withMessage("edits overlap: " + one + " and " + other);
    }

    @Test
    void neighboursDoNotOverlap() {
        assertThat(Patch.of(SOURCE, List.of(edit(0, 2, "a"), edit(2, 2, "-"), edit(2, 4, "b")))
                        .text())
                .isEqualTo("a-b456789");
    }

    @Test
    void theDiffIsUnifiedWithThreeLinesOfContext() {
        SourceText source = SourceText.ofString("1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        Patch patch = Patch.of(source, List.of(edit(8, 9, "five")));
        assertThat(patch.diff("./etc/a.xml")).isEqualTo(patch.diff("etc/a.xml"));
        assertThat(new String(patch.diff("/etc/a.xml"), UTF_8))
                .isEqualTo("--- a/etc/a.xml\n+++ b/etc/a.xml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>\n<b/></a>\n",
                "\uFEFF<a>\n<b/></a>\n",
                "<a>\u00e4\n<b/></a>\n",
                "\uFEFF<a>\u00e4\n<b/></a>\n"
            })
    void theDiffIsOfTheBytes(String text) throws DocumentException {
        SourceText source = SourceText.of(text.getBytes(UTF_8));
        int place = source.text().indexOf("b/");
        Patch patch = Patch.of(source, List.of(edit(place, place + 1, "c")));
        String first = text.substring(0, text.indexOf('\n'));
        assertThat(new String(patch.diff("a"), UTF_8))
                .isEqualTo("--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n " + first + "\n-<b/></a>\n+<c/></a>\n");
    }

    @Test
    void aLastLineWithoutANewlineIsMarked() {
        Patch patch = Patch.of(SourceText.ofString("1\n2"), List.of(edit(0, 1, "one")));
        assertThat(new String(patch.diff("a"), UTF_8))
                .isEqualTo("--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n-1\n+one\n 2\n\\ No newline at end of file\n");
    }

    @Test
    void aPlaceInTheResultComesFromOneInTheSource() {
        SourceText source = SourceText.ofString("<a>\n<b/>\n<c/>\n</a>\n");
        Patch patch = Patch.of(
                source,
                List.of(
                        new Edit(new Span(4, 9), ""),
                        new Edit(new Span(10, 11), "long"),
                        new Edit(Span.at(14), "<n/>")));
        SourceText after = SourceText.ofString("<a>\n<long/>\n<n/></a>\n");
        assertThat(patch.text()).isEqualTo(after.text());
        assertThat(patch.origin(after, new Location(1, 2))).isEqualTo(new Location(1, 2));
        assertThat(patch.origin(after, new Location(2, 1))).isEqualTo(new Location(3, 1));
        assertThat(patch.origin(after, new Location(2, 5))).isEqualTo(new Location(3, 2));
        assertThat(patch.origin(after, new Location(2, 6))).isEqualTo(new Location(3, 3));
        assertThat(patch.origin(after, new Location(3, 3))).isEqualTo(new Location(4, 1));
        assertThat(patch.origin(after, new Location(3, 7))).isEqualTo(new Location(4, 3));
    }
}
