package dev.xmlnet.relaxng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.judge.Libvirt;
import dev.xmlnet.libvirt.support.Newer;
import dev.xmlnet.libvirt.value.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * x:since is right: without the parts that are newer than the installed libvirt, schemas/as-of.xsl makes of xmlnet's
 * schemas ones that say of each document what libvirt's say, with no exception.
 */
class AsOfTest {
    private static final Path OURS = Path.of("schemas");

    private final Path schemas = Libvirt.schemas();

    @TempDir
    private Path old;

    @ParameterizedTest
    @CsvSource({
        "network, network.rng, '', 500",
        "interface, domaincommon.rng, <start><ref name=\"interface\"/></start>, 1500"
    })
    void withoutItsNewerPartsASchemaIsTheInstalledOne(String name, String file, String start, int count)
            throws Exception {
        assumeTrue(Files.isReadable(schemas.resolve(file)), "skipped: no " + schemas + " (Debian: libvirt0)");
        Path theirs = Files.writeString(old.resolve("installed.rng"), """
                <grammar xmlns='http://relaxng.org/ns/structure/1.0'>
                  <include href='%s'/>
                  %s
                </grammar>
                """.formatted(schemas.resolve(file), start));
        Version version = Version.parse(Libvirt.version());
        Judge installed = new Judge(theirs);
        Judge asOf = new Judge(asOf(name));

        List<Tree> documents = InstanceGenerator.of(theirs).generate(count, 21).trees();
        assertThat(documents).allMatch(installed::accepts).allMatch(asOf::accepts);

        List<Tree> newest = InstanceGenerator.of(OURS.resolve(name + ".rng")).generate(count, 22).trees().stream()
                .map(document -> OlderParts.without(document, version))
                .toList();
        assertThat(newest).anyMatch(installed::accepts);
        if (Newer.all().stream()
                .anyMatch(line -> line.document().equals(name)
                        && !version.isAtLeast(line.since().version()))) {
            assertThat(newest).anyMatch(document -> !installed.accepts(document));
        }
        assertThat(newest).allMatch(document -> asOf.accepts(document) == installed.accepts(document));
    }

    private Path asOf(String name) throws Exception {
        Transformer transformer = TransformerFactory.newInstance()
                .newTransformer(new StreamSource(OURS.resolve("as-of.xsl").toFile()));
        transformer.setParameter("version", Libvirt.version());
        for (String schema : List.of("types", name)) {
            transformer.transform(
                    new StreamSource(OURS.resolve(schema + ".rng").toFile()),
                    new StreamResult(old.resolve(schema + ".rng").toFile()));
        }
        return old.resolve(name + ".rng");
    }
}
