package dev.xmlnet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.relaxng.InstanceGenerator;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every document that libvirt's own schemas allow goes through their model without a loss. Built and run by -Plibvirt-model. */
class LibvirtModelTest {
    private static final String SCHEMAS = System.getProperty("libvirt.schemas");

    @ParameterizedTest
    @CsvSource({"network, Network, 500", "domain, Domain, 1500"})
    void generatedDocuments(String schema, String root, int count) throws Exception {
        Path rng = schema(schema);
        assertThat(roundTrip(root, rng).failures(InstanceGenerator.of(rng).instances(count, 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"network, Network, 50", "domain, Domain, 200"})
    void documentsOfLibvirtsTests(String folder, String root, int least) throws Exception {
        RoundTrip roundTrip = roundTrip(root, schema(folder));
        assertThat(roundTrip.failures(roundTrip.validOnes(folder, least))).isEmpty();
    }

    private static Path schema(String name) {
        assumeTrue(SCHEMAS != null, "the classes of libvirt's schemas are built by -Plibvirt-model");
        return Path.of(SCHEMAS, name + ".rng");
    }

    private static RoundTrip roundTrip(String root, Path rng) throws Exception {
        return new RoundTrip(Class.forName("dev.xmlnet.libvirt.model." + root), rng);
    }
}
