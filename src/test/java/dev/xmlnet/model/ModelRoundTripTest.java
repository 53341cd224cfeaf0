package dev.xmlnet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.schema.InstanceGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every document that the schemas allow goes through the model without a loss. */
@DisplayName("The model of xmlnet's own schemas")
class ModelRoundTripTest {
    @ParameterizedTest
    @CsvSource({"network, Network, 600", "interface, Interface, 1500", "domain, Domain, 300"})
    void generatedDocuments(String schema, String root, int count) throws Exception {
        Path rng = Path.of("schemas", schema + ".rng");
        RoundTrip roundTrip = new RoundTrip(Class.forName("dev.xmlnet.model." + root), rng);
        assertThat(roundTrip.failures(InstanceGenerator.of(rng).instances(count, 1)))
                .isEmpty();
    }

    /** With -Dxmlnet.corpus=DIR: the documents of libvirt's own tests, in DIR/network and DIR/domain. */
    @ParameterizedTest
    @CsvSource({"network, Network, 50", "domain, Domain, 200"})
    void documentsOfLibvirtsTests(String folder, String root, int least) throws Exception {
        String corpus = System.getProperty("xmlnet.corpus");
        assumeTrue(corpus != null, "-Dxmlnet.corpus=DIR is missing");
        RoundTrip roundTrip =
                new RoundTrip(Class.forName("dev.xmlnet.model." + root), Path.of("schemas", folder + ".rng"));
        List<String> valid = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(corpus, folder))) {
            for (Path file : files.sorted().toList()) {
                String document = Files.readString(file);
                if (roundTrip.isValid(document)) {
                    valid.add(document);
                }
            }
        }
        assertThat(valid).hasSizeGreaterThan(least);
        assertThat(roundTrip.failures(valid)).isEmpty();
    }
}
