package dev.xmlnet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To leave out the open parts of a guest changes no verdict of the schema. */
class OpenPartsTest {
    private static final int EACH_NTH = 5;

    @Test
    void aGuestIsValidWithoutThemIfItIsWithThem() throws Exception {
        Grammar whole =
                Grammar.load(Schemas.class.getResource("domain.rng").toString(), null, (guest, element) -> false);
        Random random = new Random(1);
        int invalid = 0;
        List<String> guests = guests();
        for (int i = 0; i < guests.size(); i += EACH_NTH) {
            for (Mutant.Kind kind : Mutant.Kind.values()) {
                Mutant mutant = Mutant.of(guests.get(i), kind, random);
                String text = mutant == null ? guests.get(i) : mutant.text();
                XmlDocument document = XmlDocument.parse(SourceText.ofString(text));
                List<Diagnostic> found = Schemas.embedded().validate(document);
                assertThat(found).as(text).isEqualTo(whole.validate(document));
                invalid += found.isEmpty() ? 0 : 1;
            }
        }
        assertThat(invalid).isGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<domain><name>a</name><name>b</name></domain>",
                "<domain><os/>text<cpu/><name>a</name></domain>",
                "<domain><name>a</name><devices/><devices/></domain>",
                "<domain><name>a</name><uuid>1</uuid></domain>",
                "<domain><name>a</name><description><b/></description></domain>",
                "<domain><name>a</name><devices><disk/>text</devices></domain>",
                "<domain><name>a</name><devices><interface/></devices></domain>",
                "<domain><name>a</name><devices><interface type='user'><devices><disk/></devices></interface></devices></domain>",
            })
    void whatIsWrongBesideThemIsFound(String text) throws Exception {
        assertThat(Schemas.embedded().validate(XmlDocument.parse(SourceText.ofString(text))))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<domain><name>a</name><x:name xmlns:x='urn:x'/><x:devices xmlns:x='urn:x'/></domain>",
                "<domain><vcpu><interface/></vcpu><name>a</name><devices><hub><interface/></hub></devices></domain>",
                "<domain><name>a</name><devices><x:interface xmlns:x='urn:x'/></devices></domain>",
            })
    void whatIsNotAsItSeemsIsOpen(String text) throws Exception {
        assertThat(Schemas.embedded().validate(XmlDocument.parse(SourceText.ofString(text))))
                .isEmpty();
    }

    private static boolean isConversion(Path directory) {
        return directory.getFileName().toString().startsWith("to-") && Files.exists(directory.resolve("input.xml"));
    }

    private static List<String> guests() throws IOException {
        List<String> guests = new ArrayList<>();
        try (Stream<Path> cases = Files.list(Path.of("src/test/resources/golden"))) {
            for (Path one : cases.filter(OpenPartsTest::isConversion).sorted().toList()) {
                guests.add(Files.readString(one.resolve("input.xml")));
            }
        }
        return guests;
    }
}
