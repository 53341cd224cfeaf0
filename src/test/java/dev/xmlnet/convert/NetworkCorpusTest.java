package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.RawXml;
import dev.xmlnet.judge.Virsh;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every network of libvirt's own tests to every mode. Run with {@code -Dxmlnet.corpus=DIR}, with networks in DIR/network. */
class NetworkCorpusTest {
    private static final String BRIDGE = "xmlnetbr7";
    private static final String NIC = "xmlneteth7";
    private static final List<Network> NETWORKS = new ArrayList<>();

    /** What a conversion may write, so that it may differ. */
    private static final Set<String> WRITTEN = Set.of("forward", "bridge", "virtualport", "dns", "portgroup");

    @TempDir
    static Path directory;

    /** A file of the corpus. */
    private record Network(String file, SourceText source) {
        RawXml xml() {
            return RawXml.parse(source.text());
        }
    }

    /** A network and what a conversion made of it. */
    private record Case(Network network, NetworkMode to, Conversion conversion, Conversion.Result result) {
        String after() {
            return result.patch().text();
        }

        @Override
        public String toString() {
            return network.file() + " to " + to;
        }
    }

    @BeforeAll
    static void readTheCorpus() throws IOException, DocumentException {
        String corpus = System.getProperty("xmlnet.corpus");
        assumeTrue(corpus != null, "skipped: -Dxmlnet.corpus=DIR says where the networks are (DIR/network/*.xml)");
        try (Stream<Path> files = Files.list(Path.of(corpus, "network"))) {
            for (Path file : files.sorted().toList()) {
                NETWORKS.add(new Network(file.getFileName().toString(), SourceText.read(file)));
            }
        }
        assertThat(NETWORKS).hasSizeGreaterThan(50);
    }

    private static Conversion conversion(NetworkMode mode) {
        return Conversion.to(
                switch (mode) {
                    case NAT, ROUTE, ISOLATED, OPEN ->
                        Target.network("unused").forward(mode.word()).assumed();
                    case BRIDGE -> Target.bridge(BRIDGE);
                    case OVS -> Target.ovs(BRIDGE);
                    case DIRECT_BRIDGE -> Target.direct(NIC, DirectMode.BRIDGE);
                    case PRIVATE, VEPA, PASSTHROUGH -> Target.direct(NIC, DirectMode.valueOf(mode.name()));
                    case HOSTDEV -> Target.hostdev(PciAddress.parse("0000:7f:1e.6"));
                });
    }

    private static List<Case> cases(NetworkMode mode) throws DocumentException {
        List<Case> cases = new ArrayList<>();
        for (Network network : NETWORKS) {
            Conversion conversion = conversion(mode);
            cases.add(new Case(network, mode, conversion, conversion.apply(network.source())));
        }
        return cases;
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatHasNoAddressIsRefused(NetworkMode mode) throws DocumentException {
        List<String> wrong = new ArrayList<>();
        for (Case one : cases(mode)) {
            boolean expected = (mode == NetworkMode.NAT || mode == NetworkMode.ROUTE)
                    && one.network().xml().children("ip").isEmpty();
            List<String> errors = one.result().diagnostics().stream()
                    .filter(d -> d.severity() == Severity.ERROR)
                    .map(Diagnostic::id)
                    .toList();
            if (!errors.equals(expected ? List.of("refused") : List.of())) {
                wrong.add(one + ": " + errors);
            }
            if (expected && one.result().changed()) {
                wrong.add(one + " is refused and changed");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theModeIsWritten(NetworkMode mode) throws DocumentException {
        List<String> wrong = new ArrayList<>();
        for (Case one : cases(mode)) {
            if (!one.result().refused() && NetworkMode.of(Sample.read(one.after())) != mode) {
                wrong.add(one.toString());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSecondRunChangesNothing(NetworkMode mode) throws DocumentException {
        List<String> wrong = new ArrayList<>();
        for (Case one : cases(mode)) {
            Conversion.Result again = one.conversion().apply(SourceText.ofString(one.after()));
            if (again.changed()
                    || again.network() != null
                    || again.refused() != one.result().refused()) {
                wrong.add(one + ": " + again.patch().edits());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatStaysStaysToTheByteAndInItsOrder(NetworkMode mode) throws DocumentException {
        List<String> wrong = new ArrayList<>();
        for (Case one : cases(mode)) {
            List<String> before = new ArrayList<>(foreign(one.network().source().text()));
            List<String> after = foreign(one.after());
            before.retainAll(after);
            if (!before.equals(after)) {
                wrong.add(one.toString());
            }
            if (!comments(one.after()).equals(comments(one.network().source().text()))
                    && !one.result().lossy()) {
                wrong.add(one + ": comments");
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The children that no conversion writes. */
    private static List<String> foreign(String network) {
        return RawXml.parse(network).children().stream()
                .filter(child -> !WRITTEN.contains(child.name()))
                .map(RawXml::written)
                .toList();
    }

    private static List<String> comments(String text) {
        return Pattern.compile("<!--.*?-->", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void libvirtsTestDriverTakesAll() throws IOException, DocumentException {
        try (Virsh virsh = Virsh.testDriver()) {
            virsh.must("net-destroy default");
            virsh.must("net-undefine default");
            judge(virsh, Set.of());
        }
    }

    /** The network driver checks more; a virtual function of the host it cannot find here. */
    @Test
    @Tag(Virsh.DAEMON)
    void libvirtsNetworkDriverTakesAll() throws IOException, DocumentException {
        try (Virsh virsh = Virsh.qemuDriver()) {
            judge(virsh, Set.of(NetworkMode.HOSTDEV));
        }
    }

    private static void judge(Virsh virsh, Set<NetworkMode> without) throws IOException, DocumentException {
        Version libvirt = Version.parse(virsh.libraryVersion());
        Map<String, Integer> counts = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (Network network : NETWORKS) {
            String before = define(virsh, network.source().text());
            counts.merge(before == null ? "taken before" : "refused before", 1, Integer::sum);
            if (before != null) {
                System.out.println("NetworkCorpusTest: refused as it is: " + network.file() + ": " + before);
            }
            for (NetworkMode mode : NetworkMode.values()) {
                Conversion.Result result = conversion(mode).libvirt(libvirt).apply(network.source());
                if (result.changed() && !without.contains(mode)) {
                    String error = define(virsh, result.patch().text());
                    counts.merge(error == null ? "taken" : "refused", 1, Integer::sum);
                    if (error != null && before == null) {
                        wrong.add(network.file() + " to " + mode + ": " + error);
                    }
                } else {
                    counts.merge(result.refused() ? "refused by us" : "not asked", 1, Integer::sum);
                }
            }
        }
        System.out.println("NetworkCorpusTest: " + counts);
        assertThat(wrong).isEmpty();
    }

    /** The error, or null. */
    private static String define(Virsh virsh, String network) throws IOException {
        Path file = directory.resolve("network.xml");
        Files.writeString(file, network.replaceAll("<uuid>[^<]*</uuid>", ""));
        Virsh.Answer answer = virsh.ask("net-define " + file + " --validate");
        if (answer.ok()) {
            String uuid = virsh.must("net-list --all --uuid").strip();
            virsh.must("net-undefine " + uuid);
        }
        return answer.error();
    }
}
