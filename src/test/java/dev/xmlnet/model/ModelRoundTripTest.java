package dev.xmlnet.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.relaxng.InstanceGenerator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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

    @Test
    void networksThroughLibvirtXml() throws Exception {
        Path rng = Path.of("schemas/network.rng");
        RoundTrip roundTrip = new RoundTrip(text -> LibvirtXml.write(LibvirtXml.readNetwork(text)), rng);
        assertThat(roundTrip.failures(InstanceGenerator.of(rng).instances(500, 2)))
                .isEmpty();
        assertThat(roundTrip.failures(roundTrip.validOnes("network", 50))).isEmpty();
    }

    @Test
    void guestsThroughLibvirtXml() throws Exception {
        RoundTrip roundTrip =
                new RoundTrip(text -> LibvirtXml.write(LibvirtXml.readDomain(text)), Path.of("schemas/domain.rng"));
        List<String> guests = new ArrayList<>();
        for (String one : InstanceGenerator.of(Path.of("schemas/interface.rng")).instances(1500, 2)) {
            guests.add("<domain type='kvm'><name>web</name><devices>" + one.substring(one.indexOf("<interface"))
                    + "</devices></domain>");
        }
        assertThat(roundTrip.failures(guests)).isEmpty();
        assertThat(roundTrip.failures(roundTrip.validOnes("domain", 200))).isEmpty();
    }
}
