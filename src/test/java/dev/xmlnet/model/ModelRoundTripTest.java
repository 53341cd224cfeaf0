package dev.xmlnet.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.relaxng.InstanceGenerator;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every document that the schemas allow goes through the model without a loss. */
class ModelRoundTripTest {
    @ParameterizedTest
    @CsvSource({"network, Network, 600", "interface, Interface, 1500", "domain, Domain, 300"})
    void generatedDocuments(String schema, String root, int count) throws Exception {
        Path rng = Path.of("schemas", schema + ".rng");
        RoundTrip roundTrip = new RoundTrip(Class.forName("dev.xmlnet.model." + root), rng);
        assertThat(roundTrip.failures(InstanceGenerator.of(rng).instances(count, 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"network, Network, 50", "domain, Domain, 200"})
    void documentsOfLibvirtsTests(String folder, String root, int least) throws Exception {
        RoundTrip roundTrip =
                new RoundTrip(Class.forName("dev.xmlnet.model." + root), Path.of("schemas", folder + ".rng"));
        assertThat(roundTrip.failures(roundTrip.validOnes(folder, least))).isEmpty();
    }
}
