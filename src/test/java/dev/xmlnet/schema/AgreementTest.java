package dev.xmlnet.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is valid is so for xmllint, too, and one fault gives one message: libvirt's own files, each with one thing done to
 * it. Run with {@code -Dxmlnet.corpus=DIR}.
 */
class AgreementTest {
    private static final int A_FILE_AND_KIND = 1;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"network", "domain"})
    void validIsWhatXmllintFindsValid(String root) throws Exception {
        Schemas schemas = installed();
        List<Path> files = corpus(root);
        Set<Path> valid = validByXmllint(root, files);
        for (Path file : files) {
            XmlDocument document = XmlDocument.parse(SourceText.read(file));
            assertThat(schemas.validate(document).isEmpty()).as(file.toString()).isEqualTo(valid.contains(file));
            assertThat(Schemas.embedded().validate(document).isEmpty())
                    .as(file.toString())
                    .isEqualTo(valid.contains(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"network", "domain"})
    void oneFaultGivesOneMessage(String root) throws Exception {
        Schemas schemas = installed();
        Random random = new Random(1);
        List<Path> mutants = new ArrayList<>();
        for (Path file : corpus(root)) {
            XmlDocument document = XmlDocument.parse(SourceText.read(file));
            for (Mutant.Kind kind : schemas.validate(document).isEmpty() ? Mutant.Kind.values() : new Mutant.Kind[0]) {
                for (int i = 0; i < A_FILE_AND_KIND; i++) {
                    Mutant mutant = Mutant.of(document.source().text(), kind, random);
                    if (mutant != null) {
                        mutants.add(Files.writeString(directory.resolve(mutants.size() + ".xml"), mutant.text()));
                    }
                }
            }
        }
        Set<Path> valid = validByXmllint(root, mutants);
        int once = 0;
        for (Path mutant : mutants) {
            List<Diagnostic> found = schemas.validate(XmlDocument.parse(SourceText.read(mutant)));
            assertThat(found.isEmpty()).as(() -> words(mutant, found)).isEqualTo(valid.contains(mutant));
            once += found.size() == 1 ? 1 : 0;
        }
        assertThat(mutants.size() - valid.size()).isGreaterThan(300);
        assertThat(once).isGreaterThan((mutants.size() - valid.size()) * 98 / 100);
    }

    private static String words(Path mutant, List<Diagnostic> found) {
        try {
            return found + "\n" + Files.readString(mutant);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Schemas installed() {
        assumeTrue(Schemas.installed().isPresent(), "skipped: libvirt's schemas are not installed (Debian: libvirt0)");
        return Schemas.installed().get();
    }

    private static List<Path> corpus(String root) throws Exception {
        String corpus = System.getProperty("xmlnet.corpus");
        assumeTrue(corpus != null, "skipped: -Dxmlnet.corpus=DIR says where libvirt's files are");
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(corpus, root))) {
            for (Path file : files.sorted().toList()) {
                if (XmlDocument.parse(SourceText.read(file)).root().is(root)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static Set<Path> validByXmllint(String root, List<Path> files) throws Exception {
        String schema = "/usr/share/libvirt/schemas/" + root + ".rng";
        List<String> command = new ArrayList<>(List.of("xmllint", "--noout", "--relaxng", schema));
        files.forEach(file -> command.add(file.toString()));
        Process xmllint;
        try {
            xmllint = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "skipped: xmllint is not installed (Debian: libxml2-utils)");
            return Set.of();
        }
        Set<Path> valid = new HashSet<>();
        try (var lines = new BufferedReader(new InputStreamReader(xmllint.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(" validates")) {
                    valid.add(Path.of(line.substring(0, line.length() - " validates".length())));
                }
            }
        }
        return valid;
    }
}
