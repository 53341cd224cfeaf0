package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.SupportTable;
import dev.xmlnet.libvirt.Verdict;
import dev.xmlnet.libvirt.Version;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table as data: complete, without contradiction, and read as it is written. */
class SupportTableTest {
    private static final Set<Kind> TARGETS = EnumSet.range(Kind.NETWORK, Kind.VHOSTUSER);

    static List<SupportTable.Row<Kind>> rows() {
        return SupportTable.interfaces().rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void everyRowHasAVerdictWithAReasonForEveryKindThatCanBeATarget(SupportTable.Row<Kind> row) {
        assertThat(row.verdicts().keySet()).isEqualTo(TARGETS);
        assertThat(row.verdicts().values()).allSatisfy(verdict -> {
            assertThat(verdict.why()).isNotBlank().doesNotEndWith(".");
            assertThat(verdict.since() != null).isEqualTo(verdict.word() == Verdict.Word.SINCE);
        });
    }

    @Test
    void noRowIsThereTwice() {
        assertThat(rows().stream().map(row -> row.title() + row.drivers())).doesNotHaveDuplicates();
    }

    @Test
    void itSaysWhatASecondReaderReads() {
        assertThat(SupportText.lines().stream().map(SupportText::title))
                .hasSameSizeAs(rows())
                .hasSizeGreaterThan(50);
        assertThat(SupportText.lines()).allSatisfy(line -> {
            List<SupportTable.Row<Kind>> same = rows().stream()
                    .filter(row -> row.path().equals(line.title().replaceFirst("\\{.*", "")))
                    .toList();
            assertThat(same)
                    .anySatisfy(row -> TARGETS.forEach(kind -> assertThat(
                                    row.verdicts().get(kind).keeps(true, Version.NEWEST_KNOWN))
                            .isEqualTo(line.keeps(kind.name().toLowerCase(Locale.ROOT), true, false)
                                    && !line.title().equals("source@macTableManager"))));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "filterref, '', kvm, filterref",
        "virtualport, openvswitch, kvm, virtualport{type=openvswitch}",
        "virtualport, 802.1Qbg, kvm, virtualport{type=802.1Qbg}",
        "virtualport, '', kvm, virtualport{type=}",
        "virtualport, unheard-of, kvm, ''",
        "teaming, transient, xen, teaming{type=transient}",
        "ip, '', kvm, ip",
        "ip, '', qemu, ip",
        "ip, '', lxc, ''",
        "script, '', xen, ''",
        "address, pci, kvm, ''"
    })
    void aRowIsFoundByPathConditionAndDriver(String path, String type, String driver, String title) {
        Map<String, String> attributes = type.isEmpty() ? Map.of() : Map.of("type", type);
        SupportTable.Row<Kind> row = SupportTable.interfaces().find(path, attributes::get, driver);
        assertThat(row == null ? "" : row.title()).isEqualTo(title);
    }

    /** The facts that matter most, once more by hand. */
    @ParameterizedTest
    @CsvSource({
        "filterref, BRIDGE, 9.0, true",
        "filterref, DIRECT, 12.5, false",
        "filterref, USER, 12.5, false",
        "vlan, BRIDGE, 10.10, false",
        "vlan, BRIDGE, 11.0, true",
        "vlan, OVS, 9.0, true",
        "vlan, DIRECT, 12.5, false",
        "vlan, PASSTHROUGH, 9.0, true",
        "mtu, HOSTDEV, 12.5, false",
        "mtu, PASST, 8.10, false",
        "mtu, PASST, 9.0, true",
        "portForward, PASST, 9.0, true",
        "portForward, NETWORK, 12.5, false",
        "bandwidth, HOSTDEV, 12.5, false",
        "coalesce, ETHERNET, 12.5, false"
    })
    void whatAKindCarriesDependsOnTheVersion(String path, Kind kind, String libvirt, boolean kept) {
        SupportTable.Row<Kind> row = SupportTable.interfaces().find(path, name -> null, "kvm");
        assertThat(row.verdicts().get(kind).keeps(false, Version.parse(libvirt)))
                .isEqualTo(kept);
    }

    @Test
    void onlyAFilterIsAFirewall() {
        assertThat(rows().stream()
                        .filter(row -> row.loss() == SupportTable.Loss.FIREWALL)
                        .map(SupportTable.Row::title))
                .containsExactly("filterref");
    }

    @Test
    void whatDependsOnTheNetworkStaysOnlyWhereItWasOnOne() {
        assertThat(Stream.of(true, false)
                        .map(was -> SupportTable.interfaces()
                                .find("virtualport", name -> "802.1Qbh", "kvm")
                                .verdicts()
                                .get(Kind.NETWORK)
                                .keeps(was, Version.NEWEST_KNOWN)))
                .containsExactly(true, false);
    }
}
