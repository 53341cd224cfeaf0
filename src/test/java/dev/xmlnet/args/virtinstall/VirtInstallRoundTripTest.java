package dev.xmlnet.args.virtinstall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.args.InterfaceSample;
import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.ReadInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.args.Written;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as a {@code --network} is read as the same interface, but for what was said to be lost. */
class VirtInstallRoundTripTest {
    @ParameterizedTest
    @ValueSource(strings = {"4.0", "5.1"})
    void anyInterface(String version) throws RefusedException {
        for (PlainInterface one : InterfaceSample.random(14, 2000)) {
            assertComesBack(one, Version.parse(version));
        }
    }

    @Test
    void theInterfacesOfRealGuests() throws IOException, RefusedException {
        String corpus = System.getProperty("xmlnet.corpus");
        assumeTrue(corpus != null, "-Dxmlnet.corpus=DIR");
        List<PlainInterface> all = InterfaceSample.corpus(Path.of(corpus, "domain"));
        assertThat(all.size()).isGreaterThan(300);
        for (PlainInterface one : all) {
            assertComesBack(one, VirtInstallWriter.OLDEST);
        }
    }

    private static void assertComesBack(PlainInterface one, Version version) throws RefusedException {
        Written written;
        try {
            written = new VirtInstallWriter(version).write(one);
        } catch (RefusedException e) {
            assertThat(e.diagnostic().id()).as(one.part().toString()).isEqualTo("args-source");
            return;
        }
        assertThat(written.words()).hasSize(2).startsWith("--network");
        ReadInterface read =
                new VirtInstallReader(version).read(written.words().get(1), index -> new Location(1, index + 1));
        assertThat(read).isNotNull();
        assertThat(InterfaceSample.sorted(withType(read.part())))
                .as(written.words().get(1) + "\n" + written.losses())
                .isEqualTo(InterfaceSample.sorted(without(withType(one.part()), written.losses())));
        assertThat(read.told()).isEmpty();
    }

    private static Part withType(Part part) {
        return part.attribute("type") == null ? part.with("type", "user") : part;
    }

    /** The part without the attributes whose values cannot be said, each of which must have been told. */
    private static Part without(Part part, List<Diagnostic> losses) {
        List<String> told =
                new ArrayList<>(losses.stream().map(Diagnostic::message).toList());
        return without(part, told, "");
    }

    private static Part without(Part part, List<String> told, String path) {
        Map<String, String> attributes = new LinkedHashMap<>();
        part.attributes().forEach((name, value) -> {
            String words = path.isEmpty() ? name : "<" + path + " " + name + ">";
            boolean lost = told.stream().anyMatch(one -> one.startsWith(words + " '" + value + "' is lost;"));
            if (!lost) {
                attributes.put(name, value);
            }
        });
        List<Part> children = part.children().stream()
                .map(child -> without(child, told, path.isEmpty() ? child.name() : path + "/" + child.name()))
                .toList();
        return new Part(part.name(), attributes, children, part.text());
    }
}
