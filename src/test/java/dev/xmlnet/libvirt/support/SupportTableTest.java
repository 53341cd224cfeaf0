package dev.xmlnet.libvirt.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.xmlnet.check.Rule;
import dev.xmlnet.convert.Sample;
import dev.xmlnet.libvirt.value.Version;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table as data: complete, without contradiction, and read as it is written. */
class SupportTableTest {
    static List<Row<Carrier>> rows() {
        return Tables.interfaces().rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void everyVerdictHasAReason(Row<Carrier> row) {
        assertThat(row.verdicts().values()).allSatisfy(verdict -> {
            assertThat(verdict.why()).isNotBlank().doesNotEndWith(".");
            assertThat(verdict.word() == Verdict.Word.SINCE)
                    .isEqualTo(verdict.since() != null && verdict.before() == null);
        });
        assertThat(Rule.named(row.rule())).as("the rule %s", row.rule()).isNotNull();
    }

    /** A row with a condition may have some columns only, if a later one of its path has the rest. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aPartOfARowHasAWordOnEveryCarrier(Row<Carrier> row) {
        Set<Carrier> columns = EnumSet.noneOf(Carrier.class);
        rows().stream()
                .filter(other -> other.path().equals(row.path())
                        && other.drivers().equals(row.drivers())
                        && row.conditions().containsAll(other.conditions()))
                .forEach(other -> columns.addAll(other.verdicts().keySet()));
        assertThat(columns).containsExactlyInAnyOrder(Carrier.values());
    }

    @Test
    void noRowIsThereTwice() {
        assertThat(rows().stream().map(row -> row.title() + row.drivers())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "filterref, <filterref/>, kvm, filterref",
        "virtualport, <virtualport type='openvswitch'/>, kvm, virtualport{type=openvswitch}",
        "virtualport, <virtualport type='802.1Qbg'/>, kvm, virtualport{type=802.1Qbg}",
        "virtualport, <virtualport/>, kvm, virtualport{type=}",
        "virtualport, <virtualport type='unheard-of'/>, kvm, ''",
        "teaming, <teaming type='persistent'/>, xen, teaming{type=persistent}",
        "ip, <ip/>, kvm, ip",
        "ip, <ip/>, qemu, ip",
        "ip, <ip/>, lxc, ''",
        "script, <script/>, xen, ''",
        "address, <address type='pci'/>, kvm, ''",
        "target@dev, <target dev='vnet-web'/>, kvm, target@dev{dev=vnet*|macvtap*|macvlan*}{managed=}",
        "target@dev, <target dev='macvtap12'/>, kvm, target@dev{dev=vnet#|macvtap#|macvlan#}{managed=}",
        "target@dev, <target dev='vnet0' managed='no'/>, kvm, target@dev",
        "vlan, <vlan><tag id='1'/><tag id='2'/></vlan>, kvm, vlan{count(tag)>1}",
        "mtu, <mtu size='0'/>, kvm, ''",
        "mtu, <mtu size='1400'/>, kvm, mtu",
        "coalesce, <coalesce><rx/></coalesce>, kvm, ''",
        "coalesce, <coalesce><rx><frames max='7'/></rx></coalesce>, kvm, coalesce"
    })
    void aRowIsFoundByPathConditionAndDriver(String path, String part, String driver, String title) {
        Context hostdev = new Context(
                Carrier.HOSTDEV, "hostdev", Version.NEWEST_KNOWN, driver, true, Device.VIRTIO, false, null, false);
        Judgement judgement = Judge.of(hostdev).one(path, Shape.ELEMENT, Sample.read(part));
        assertThat(judgement == null ? "" : judgement.row().title()).isEqualTo(title);
    }

    /** The facts that matter most, once more by hand. */
    @ParameterizedTest
    @CsvSource({
        "filterref, BRIDGE, 9.0, true",
        "filterref, DIRECT, 12.5, false",
        "filterref, NETWORK_DIRECT, 12.5, false",
        "filterref, NETWORK_OWN, 9.0, true",
        "filterref, USER, 12.5, false",
        "vlan, BRIDGE, 10.10, false",
        "vlan, BRIDGE, 11.0, true",
        "vlan, OVS, 9.0, true",
        "vlan, DIRECT, 12.5, false",
        "vlan, PASSTHROUGH, 9.0, true",
        "mtu, HOSTDEV, 12.5, false",
        "mtu, PASST, 8.10, false",
        "portForward, PASST, 9.0, true",
        "portForward, NETWORK, 12.5, false",
        "portForward, VHOSTUSER_PASST, 11.0, false",
        "portForward, VHOSTUSER_PASST, 11.1, true",
        "bandwidth, HOSTDEV, 12.5, false",
        "coalesce, ETHERNET, 12.5, false"
    })
    void whatACarrierTakesDependsOnTheVersion(String path, Carrier carrier, String libvirt, boolean kept) {
        Row<Carrier> row = rows().stream()
                .filter(one -> one.path().equals(path) && one.conditions().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(row.verdicts().get(carrier).at(Version.parse(libvirt)).word() == Verdict.Word.KEPT)
                .isEqualTo(kept);
    }

    @Test
    void aBadRowIsToldWithFileAndLine() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read("[vlan]\nrule VLN001\nloss warning\nkept bridge wlan : tags\n"))
                .withMessage("support.txt:4: 'wlan' is not a column");
        assertThatIllegalStateException()
                .isThrownBy(() -> read("# words\n\n[vlan]\nloss warning\nkept bridge : tags\n\n"))
                .withMessage("support.txt:6: [vlan] lacks its rule, its loss or a verdict");
        assertThatIllegalStateException()
                .isThrownBy(() -> read("[vlan{trunk}]\nrule VLN001\nloss warning\nkept bridge : tags\n"))
                .withMessage("support.txt:5: '{trunk}' is not a condition");
    }

    @Test
    void onlyAFilterIsAFirewall() {
        assertThat(rows().stream()
                        .filter(row -> row.loss() == Row.Loss.FIREWALL)
                        .map(Row::title))
                .containsExactly("filterref");
    }

    @Test
    void whatDependsOnTheNetworkStaysOnlyWhereItWasOnOne() {
        var port = Sample.read("<virtualport type='802.1Qbh'/>");
        assertThat(Stream.of(true, false)
                        .map(was -> Judge.of(new Context(
                                        Carrier.NETWORK,
                                        "network",
                                        Version.NEWEST_KNOWN,
                                        "kvm",
                                        true,
                                        Device.VIRTIO,
                                        was,
                                        null,
                                        false))
                                .one("virtualport", Shape.ELEMENT, port)
                                .keeps()))
                .containsExactly(true, false);
    }

    private static void read(String text) {
        new TableReader<>("support.txt", text, Carrier.class, Carrier::general).all();
    }
}
