package dev.xmlnet.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A diff, applied as patch(1) applies it, gives the text after the edits: wherever these are, at the end of a text too. */
class PatchDiffPropertyTest {
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@");

    @Property(tries = 3000)
    void aDiffSaysWhatTheEditsDo(@ForAll("patches") Patch patch, @ForAll boolean context) {
        byte[] diff = context ? patch.diff("f") : patch.diff("f", 0);
        assertThat(applied(patch.source().text(), new String(diff, UTF_8))).isEqualTo(patch.text());
    }

    @Provide
    static Arbitrary<Patch> patches() {
        Arbitrary<String> texts = Arbitraries.of("a\n", "b\n", "\n", "c\r\n", "ab", "é\n")
                .list()
                .ofMaxSize(9)
                .map(lines -> String.join("", lines));
        Arbitrary<List<int[]>> cuts = Arbitraries.integers()
                .between(0, 99)
                .array(int[].class)
                .ofSize(2)
                .list()
                .ofMaxSize(3);
        Arbitrary<List<String>> words =
                Arbitraries.of("", "x\n", "a\n", "y", "\n", "a\nb\n").list().ofSize(3);
        return Combinators.combine(texts, cuts, words).as(PatchDiffPropertyTest::patch);
    }

    private static Patch patch(String text, List<int[]> cuts, List<String> words) {
        List<Integer> places = new ArrayList<>();
        for (int[] cut : cuts) {
            places.add(cut[0] % (text.length() + 1));
            places.add(cut[1] % (text.length() + 1));
        }
        places.sort(null);
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i + 1 < places.size(); i += 2) {
            edits.add(new Edit(new Span(places.get(i), places.get(i + 1)), words.get(i / 2)));
        }
        return Patch.of(SourceText.ofString(text), edits);
    }

    private static String applied(String before, String diff) {
        List<String> old = lines(before);
        List<String> lines = lines(diff);
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (int i = 2; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher hunk = HUNK.matcher(line.strip());
            boolean cut = i + 1 < lines.size() && lines.get(i + 1).startsWith("\\");
            String text = cut ? line.substring(1, line.length() - 1) : line.substring(1);
            if (hunk.matches()) {
                // Of nothing, the number is that of the line before.
                int start = Integer.parseInt(hunk.group(1)) - ("0".equals(hunk.group(2)) ? 0 : 1);
                for (; done < start; done++) {
                    out.append(old.get(done));
                }
            } else if (line.startsWith("+")) {
                out.append(text);
            } else if (!line.startsWith("\\")) {
                assertThat(text).isEqualTo(old.get(done++));
                out.append(line.startsWith("-") ? "" : text);
            }
        }
        old.subList(done, old.size()).forEach(out::append);
        return out.toString();
    }

    /** Each with its end. */
    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?<=\n)"));
    }
}
