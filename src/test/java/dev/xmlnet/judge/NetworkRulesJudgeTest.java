package dev.xmlnet.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.RandomNetwork;
import dev.xmlnet.check.Check;
import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Rule;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules about one network and the network driver agree: what has an error is refused, and what is refused has an error.
 * The schema is left out, since libvirt defines without it, and so are virtual functions, of which this host has none.
 */
@Tag(Virsh.DAEMON)
class NetworkRulesJudgeTest {
    /** Errors of networks that libvirt takes, since only a guest on them does not start. */
    private static final Set<Rule> OF_GUESTS = EnumSet.of(Rule.VPT001, Rule.PRT001, Rule.VLN002);

    /** What the table of networks says of a part with which only a guest does not start. */
    private static final String NO_START = "the guest does not start with it";

    private static final String NO_VIRTUAL_FUNCTION = "is not an SR-IOV Virtual Function";

    private static final int RANDOM_NETWORKS = 300;

    @TempDir
    static Path directory;

    private static Virsh virsh;
    private static Check check;

    @BeforeAll
    static void startLibvirt() {
        virsh = Virsh.qemuDriver();
        check = Check.all().libvirt(Version.parse(virsh.libraryVersion())).without(Set.of(Rule.SCH001));
    }

    @AfterAll
    static void stopLibvirt() {
        if (virsh != null) {
            virsh.close();
        }
    }

    @Test
    void ofRandomNetworks() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path file = directory.resolve("network.xml");
        for (int i = 0; i < RANDOM_NETWORKS; i++) {
            RandomNetwork network = RandomNetwork.of(random);
            // virsh hands over text, of which libvirt knows no encoding but UTF-8.
            Files.writeString(file, network.text().replaceFirst("<\\?xml[^>]*>", ""));
            assertThat(disagreement(file))
                    .as("network " + i + " of the seed " + seed + ": " + network)
                    .isNull();
        }
    }

    @Test
    void ofLibvirtsOwn() throws Exception {
        List<String> disagreements = new ArrayList<>();
        try (Stream<Path> files = Files.list(Corpus.directory("network"))) {
            for (Path file : files.sorted().toList()) {
                String disagreement = disagreement(file);
                if (disagreement != null) {
                    disagreements.add(file.getFileName() + ": " + disagreement);
                }
            }
        }
        assertThat(disagreements).isEmpty();
    }

    /** What the rules and libvirt say of a network, if they disagree; else null. */
    private static String disagreement(Path file) throws IOException, DocumentException {
        XmlDocument document = XmlDocument.parse(SourceText.read(file));
        List<String> errors = new ArrayList<>();
        for (Finding finding : check.examine("network.xml", document).findings()) {
            boolean ofGuests =
                    OF_GUESTS.contains(finding.rule()) || finding.message().contains(NO_START);
            if (finding.severity() == Severity.ERROR && !ofGuests) {
                errors.add(finding.rule() + " " + finding.message());
            }
        }
        Virsh.Answer answer = virsh.ask("net-define " + file);
        if (answer.ok()) {
            String name = document.root().child("name").content();
            virsh.must("net-undefine '" + name.replace("'", "'\\''") + "'");
            return errors.isEmpty() ? null : "libvirt takes it, and the rules say " + errors;
        }
        boolean said = !errors.isEmpty() || answer.error().contains(NO_VIRTUAL_FUNCTION);
        return said ? null : "the rules have nothing against it, and libvirt says " + answer.error();
    }
}
