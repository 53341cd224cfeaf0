package dev.xmlnet.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said of each fault, to the letter. faults.txt holds blocks of lines: a document, what is taken out of it, what is
 * put there, and the messages.
 */
class FaultsTest {
    private record Case(String document, String before, String after, List<String> messages) {
        static Case of(String block) {
            List<String> lines = block.lines().toList();
            return new Case(lines.get(0), lines.get(1), lines.get(2), lines.subList(3, lines.size()));
        }

        XmlDocument parsed() throws Exception {
            String text = resource(document + ".xml");
            int at = text.indexOf(before);
            assertThat(at).as("%s has %s", document, before).isNotNegative();
            String put = after.equals("(nothing)") ? "" : after;
            return XmlDocument.parse(
                    SourceText.ofString(text.substring(0, at) + put + text.substring(at + before.length())));
        }

        @Override
        public String toString() {
            return document + ": " + before + " -> " + after;
        }
    }

    private static String resource(String name) {
        try (InputStream in = FaultsTest.class.getResourceAsStream("/schema/" + name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Case> cases() {
        return Stream.of(resource("faults.txt").split("\n\n")).map(Case::of);
    }

    /** libvirt has no schema for an interface alone. */
    static Stream<Case> casesOfWholeDocuments() {
        return cases().filter(fault -> !fault.document().equals("interface"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachFaultHasItsMessage(Case fault) throws Exception {
        List<Diagnostic> found = Schemas.embedded().validate(fault.parsed());
        assertThat(found.stream().map(d -> place(d.location()) + ": " + d.message()))
                .containsExactlyElementsOf(fault.messages());
        assertThat(found).allMatch(d -> d.severity() == Severity.ERROR && d.id().equals("schema"));
    }

    @ParameterizedTest
    @MethodSource("casesOfWholeDocuments")
    void libvirtsOwnSchemasSeeItInTheSamePlace(Case fault) throws Exception {
        assumeTrue(Schemas.installed().isPresent(), "skipped: libvirt's schemas are not installed (Debian: libvirt0)");
        List<Diagnostic> found = Schemas.installed().get().validate(fault.parsed());
        assertThat(found.stream().map(d -> place(d.location())))
                .containsExactlyElementsOf(fault.messages().stream()
                        .map(message -> message.substring(0, message.indexOf(": ")))
                        .toList());
    }

    private static String place(Location location) {
        return location.line() + ":" + location.column();
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "guest", "interface"})
    void theDocumentsAreValid(String name) throws Exception {
        XmlDocument document = XmlDocument.parse(SourceText.ofString(resource(name + ".xml")));
        assertThat(Schemas.embedded().validate(document)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<pool/>", "<network xmlns='u'/>", "<a:domain xmlns:a='u'/>"})
    void aDocumentOfAnotherKindIsNotValidated(String text) throws Exception {
        XmlDocument document = XmlDocument.parse(SourceText.ofString(text));
        String root = document.root().name();
        assertThat(Schemas.embedded().validate(document))
                .containsExactly(Diagnostic.note(
                        "schema", "there is no schema for <" + root + ">: not validated", Location.START));
    }

    @Test
    void aDocumentFullOfFaultsHasManyMessagesAndNotAll() throws Exception {
        String text = "<network><name>a</name>" + "<x/><mac/>".repeat(5000) + "</network>";
        List<Diagnostic> found = Schemas.embedded().validate(XmlDocument.parse(SourceText.ofString(text)));
        assertThat(found).hasSizeBetween(50, 60);
    }

    @Test
    void manyThreadsSeeTheSame() throws Exception {
        List<Case> cases = cases().toList();
        Callable<List<String>> look = () -> {
            Stream.Builder<String> seen = Stream.builder();
            for (Case fault : cases) {
                Schemas.embedded().validate(fault.parsed()).forEach(d -> seen.add(d.message()));
            }
            return seen.build().toList();
        };
        List<String> alone = look.call();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<List<String>> seen : threads.invokeAll(Collections.nCopies(16, look))) {
                assertThat(seen.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
