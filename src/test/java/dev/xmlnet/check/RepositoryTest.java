package dev.xmlnet.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found across files depends on the files alone, and whoever is named as another place is told too. */
class RepositoryTest {
    private static final Set<Rule> CLASHES = EnumSet.of(
            Rule.MAC001,
            Rule.DIR004,
            Rule.HDV001,
            Rule.VPT003,
            Rule.TGT001,
            Rule.NET002,
            Rule.NET006,
            Rule.NET007,
            Rule.NET008);

    /** Guests and networks that have of everything one of a few, so that much of it clashes. */
    private static Map<String, String> files(Random random, String... directories) {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            String directory = directories[i % directories.length];
            files.put(directory + "guest" + i + ".xml", guest(random));
            if (i % 3 == 0) {
                files.put(directory + "net" + i + ".xml", network(random));
            }
        }
        return files;
    }

    private static String guest(Random random) {
        StringBuilder guest = new StringBuilder("<domain type='kvm'><name>guest")
                .append(random.nextInt(50))
                .append("</name><uuid>")
                .append(uuid(random, 50))
                .append("</uuid><devices>");
        for (int i = random.nextInt(3); i >= 0; i--) {
            guest.append("<interface type='")
                    .append(
                            switch (random.nextInt(4)) {
                                case 0 ->
                                    "bridge'><source bridge='br" + random.nextInt(4) + "'/><virtualport"
                                            + " type='openvswitch'><parameters interfaceid='" + uuid(random, 20)
                                            + "'/></virtualport>";
                                case 1 -> "direct'><source dev='eno" + random.nextInt(9) + "' mode='passthrough'/>";
                                case 2 ->
                                    "hostdev' managed='yes'><source><address type='pci' domain='0' bus='"
                                            + random.nextInt(9) + "' slot='0' function='0'/></source>";
                                default -> "network'><source network='net" + random.nextInt(12) + "'/>";
                            })
                    .append("<mac address='52:54:00:00:00:")
                    .append(10 + random.nextInt(60))
                    .append("'/><target dev='tap")
                    .append(random.nextInt(60))
                    .append("'/><filterref filter='clean-traffic'><parameter name='IP' value='10.0.0.")
                    .append(10 + random.nextInt(20))
                    .append("'/></filterref></interface>");
        }
        return guest.append("</devices></domain>").toString();
    }

    private static String network(Random random) {
        String name = "<network><name>net" + random.nextInt(12) + "</name><uuid>" + uuid(random, 10) + "</uuid>";
        return name
                + switch (random.nextInt(3)) {
                    case 0 -> "<forward mode='bridge'/><bridge name='br" + random.nextInt(4) + "'/></network>";
                    case 1 ->
                        "<forward mode='hostdev'><address type='pci' domain='0' bus='" + random.nextInt(9)
                                + "' slot='0' function='0'/></forward></network>";
                    default ->
                        "<bridge name='br" + random.nextInt(4) + "'/><mac address='52:54:00:ff:00:0"
                                + random.nextInt(9) + "'/><ip address='10.0." + random.nextInt(2)
                                + ".1' prefix='24'><dhcp><host mac='52:54:00:00:00:" + (10 + random.nextInt(60))
                                + "' ip='10.0.0." + (10 + random.nextInt(20)) + "'/></dhcp></ip></network>";
                };
    }

    private static String uuid(Random random, int of) {
        return "5d1b2c1e-64f5-4bd4-9b29-0000000000" + (10 + random.nextInt(of));
    }

    private static Map<String, List<Finding>> findings(Map<String, String> files, List<String> order) throws Exception {
        Check check = Check.all().without(EnumSet.of(Rule.SCH001));
        Repository repository = new Repository(check);
        for (String path : order) {
            XmlDocument document = XmlDocument.parse(SourceText.ofString(files.get(path)));
            repository.add(check.examine(path, document));
        }
        return repository.findings();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theOrderOfTheFilesDoesNotMatter(int seed) throws Exception {
        Random random = new Random(seed);
        Map<String, String> files = files(random, "", "host1/", "host2/", "host2/lab/");
        List<String> order = new ArrayList<>(files.keySet());
        Map<String, List<Finding>> expected = findings(files, order);
        assertThat(expected.values().stream().mapToInt(List::size).sum()).isGreaterThan(100);
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(order, random);
            assertThat(findings(files, order)).isEqualTo(expected);
        }
    }

    /** Of more than three others not all are named, but all are told of as many. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whoIsNamedIsToldToo(int seed) throws Exception {
        Map<String, String> files = files(new Random(seed), "");
        Set<Rule> seen = EnumSet.noneOf(Rule.class);
        Map<Rule, Set<String>> told = new TreeMap<>();
        Map<Rule, Set<String>> named = new TreeMap<>();
        findings(files, new ArrayList<>(files.keySet())).forEach((path, some) -> {
            for (Finding finding : some) {
                // A note is of a name that does nothing on its network, which clashes with nothing.
                if (CLASHES.contains(finding.rule()) && finding.severity() != Severity.NOTE) {
                    seen.add(finding.rule());
                    told.computeIfAbsent(finding.rule(), rule -> new HashSet<>())
                            .add(new Place(path, finding.location()).toString());
                    Set<String> others = named.computeIfAbsent(finding.rule(), rule -> new HashSet<>());
                    finding.also().forEach(place -> others.add(place.toString()));
                }
            }
        });
        assertThat(seen).isEqualTo(CLASHES);
        named.forEach(
                (rule, places) -> assertThat(told.get(rule)).as(rule.name()).containsAll(places));
    }

    @Test
    void directoriesThatDefineOneNetworkAreHosts() throws Exception {
        String network = "<network><name>default</name><bridge name='virbr0'/><ip address='192.168.122.1'/></network>";
        assertThat(hosts(network, "host1/default.xml", "host2/default.xml")).isEmpty();
        assertThat(hosts(network, "a/h1/networks/default.xml", "a/h2/networks/default.xml", "b/h1/default.xml"))
                .isEmpty();
        assertThat(hosts(network, "/h1/default.xml", "/h2/default.xml")).isEmpty();
        // As in /etc/libvirt/qemu/networks, and in one directory.
        assertThat(hosts(network, "networks/default.xml", "networks/autostart/default.xml"))
                .containsExactly("networks/autostart/default.xml", "networks/default.xml");
        assertThat(hosts(network, "default.xml", "old.xml")).containsExactly("default.xml", "old.xml");
        // What is above the hosts is all hosts'.
        assertThat(hosts(network, "default.xml", "h1/default.xml", "h2/default.xml"))
                .containsExactly("default.xml", "h1/default.xml", "h2/default.xml");
    }

    /** The files with findings, all of NET008: the network is defined twice. */
    private static Set<String> hosts(String network, String... paths) throws Exception {
        Map<String, String> files = new TreeMap<>();
        for (String path : paths) {
            files.put(path, network);
        }
        Map<String, List<Finding>> findings = findings(files, List.of(paths));
        findings.values()
                .forEach(some -> assertThat(some).extracting(Finding::rule).containsOnly(Rule.NET008));
        return findings.keySet();
    }
}
