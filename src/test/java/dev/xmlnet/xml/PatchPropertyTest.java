package dev.xmlnet.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.xmlnet.RandomGuest;
import dev.xmlnet.convert.Conversion;
import dev.xmlnet.convert.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A patch is its edits, one after the other; and its diff is the patch once more. */
class PatchPropertyTest {

    /** A text and edits of it that do not overlap, in any order. */
    record Edited(String text, List<Edit> edits) {}

    @Provide
    Arbitrary<Edited> edited() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars("ab \n\r\u00e9\u017e")
                .withChars("<>&")
                .ofMinLength(1)
                .ofMaxLength(60);
        return Combinators.combine(
                        texts, Arbitraries.integers().between(0, 1000).list().ofMaxSize(12), Arbitraries.longs())
                .as(PatchPropertyTest::edited);
    }

    private static Edited edited(String text, List<Integer> cuts, long seed) {
        List<Integer> places =
                cuts.stream().map(cut -> cut % (text.length() + 1)).sorted().toList();
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i + 1 < places.size(); i += 2) {
            edits.add(new Edit(new Span(places.get(i), places.get(i + 1)), "[" + i + (i % 3 == 0 ? "\n" : "") + "]"));
        }
        // Insertions at one place keep the order in which they were given, so only those at different places may be
        // mixed.
        boolean distinct =
                edits.stream().map(edit -> edit.span().start()).distinct().count() == edits.size();
        if (distinct) {
            Collections.shuffle(edits, new Random(seed));
        }
        return new Edited(text, edits);
    }

    @Property
    void aPatchIsItsEditsOneAfterTheOther(@ForAll("edited") Edited sample) {
        Patch patch = Patch.of(SourceText.ofString(sample.text()), sample.edits());
        StringBuilder expected = new StringBuilder(sample.text());
        List<Edit> fromTheEnd = new ArrayList<>(patch.edits());
        Collections.reverse(fromTheEnd);
        fromTheEnd.forEach(
                edit -> expected.replace(edit.span().start(), edit.span().end(), edit.replacement()));
        assertThat(patch.text()).isEqualTo(expected.toString());
        assertThat(patch.bytes()).isEqualTo(patch.text().getBytes(UTF_8));
        assertThat(patch.edits())
                .containsExactlyInAnyOrderElementsOf(sample.edits().stream()
                        .filter(edit -> !edit.span().of(sample.text()).equals(edit.replacement()))
                        .toList());
    }

    @Property
    void noEditsMeanTheSameInstances(@ForAll String text) {
        SourceText source = SourceText.ofString(text);
        Patch patch = Patch.of(source, List.of(new Edit(Span.at(text.length()), "")));
        assertThat(patch.isEmpty()).isTrue();
        assertThat(patch.text()).isSameAs(source.text());
        assertThat(patch.bytes()).isSameAs(source.bytes());
        assertThat(patch.diff("a.xml")).isEmpty();
    }

    @Property(tries = 150)
    void theDiffOfAnyTextIsAppliedByThePatchProgram(@ForAll("edited") Edited sample) throws Exception {
        Patch patch = Patch.of(SourceText.ofString(sample.text()), sample.edits());
        assertPatchProgramAgrees(patch, "dir/a guest.xml");
    }

    @Provide
    Arbitrary<RandomGuest> guests() {
        return RandomGuest.any();
    }

    @Property(tries = 150)
    void theDiffOfAConvertedGuestIsAppliedByThePatchProgram(@ForAll("guests") RandomGuest guest) throws Exception {
        Assume.that(guest.charset().newEncoder().maxBytesPerChar() < 2
                || guest.charset().equals(StandardCharsets.UTF_8));
        assertPatchProgramAgrees(
                Conversion.to(Target.bridge("br7"))
                        .apply(SourceText.of(guest.bytes()))
                        .patch(),
                "guest.xml");
    }

    private static void assertPatchProgramAgrees(Patch patch, String name) throws Exception {
        assumeThat(Path.of("/usr/bin/patch"))
                .as("skipped: the program patch is not installed")
                .exists();
        Path directory = Files.createTempDirectory("xmlnet-patch");
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, patch.source().bytes());
            run(directory, patch.diff(name), "patch", "-p1", "--fuzz=0", "--silent", "--no-backup-if-mismatch");
            assertThat(Files.readAllBytes(file)).isEqualTo(patch.bytes());
        } finally {
            delete(directory);
        }
    }

    private static void run(Path directory, byte[] input, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input);
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
        assertThat(process.exitValue()).isZero();
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
