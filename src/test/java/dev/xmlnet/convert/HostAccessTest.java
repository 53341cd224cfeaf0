package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xmlnet.RandomGuest;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** The interface that {@code --host-access} adds is known again, whatever is selected. */
class HostAccessTest {
    private static final int TRIES = 600;
    private static final String GUEST = """
            <domain type='kvm'>
              <name>web</name>
              <devices>
                <interface type='network'>
                  %s<source network='default'/>
                </interface>
              </devices>
            </domain>
            """;
    private static final String MAC = "<mac address='52:54:00:10:20:30'/>";
    private static final Conversion FROM_DEFAULT = Conversion.none()
            .move(Selection.from("network=default"), Target.direct("eth0", DirectMode.BRIDGE))
            .hostAccess("default");

    private static int added;

    @Provide
    Arbitrary<RandomGuest> guests() {
        return RandomGuest.any();
    }

    /** Every way to select, alone and several at once; all of them to one NIC, so that nothing goes on from where it went. */
    @Provide
    Arbitrary<List<Selection>> selections() {
        Stream<Selection> kinds = Stream.of(
                        "network",
                        "network=default",
                        "bridge",
                        "bridge=br0",
                        "ovs",
                        "user",
                        "ethernet",
                        "direct",
                        "direct=eth0",
                        "vdpa",
                        "hostdev")
                .map(Selection::from);
        Stream<Selection> places = Stream.of(
                Selection.ALL,
                new Selection(null, null, MacAddress.of("52:54:00:6d:90:02"), null, null),
                new Selection(null, null, null, 1, null),
                new Selection(null, null, null, null, "ua-lan"),
                new Selection("network", "default", null, 1, null),
                new Selection("bridge", null, MacAddress.of("52:54:00:ab:cd:02"), null, null));
        return Arbitraries.of(Stream.concat(kinds, places).toList())
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<Target> direct() {
        return Arbitraries.of(
                Target.direct("eth0", DirectMode.PRIVATE),
                Target.direct("eth7", DirectMode.BRIDGE),
                Target.direct("eth7", DirectMode.VEPA).withMtu(1400));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
    void fourRunsDoWhatOneDoes(
            @ForAll("guests") RandomGuest guest,
            @ForAll("selections") List<Selection> selections,
            @ForAll("direct") Target target)
            throws DocumentException {
        for (String network : List.of("default", "mgmt")) {
            Conversion conversion = Conversion.none().hostAccess(network);
            for (Selection selection : selections) {
                conversion = conversion.move(selection, target);
            }
            Conversion.Result first = conversion.apply(SourceText.of(guest.bytes()));
            added += isAdded(first) ? 1 : 0;
            SourceText after = SourceText.of(first.patch().bytes());
            for (int run = 2; run <= 4; run++) {
                Conversion.Result again = conversion.apply(after);
                assertThat(again.patch().edits()).as("run " + run).isEmpty();
                assertThat(isAdded(again)).isFalse();
            }
        }
    }

    @AfterContainer
    static void manyInterfacesWereAdded() {
        assertThat(added).isGreaterThan(TRIES / 4);
    }

    private static boolean isAdded(Conversion.Result result) {
        return result.diagnostics().stream().anyMatch(d -> d.id().equals("host-access"));
    }

    /** Those that a person adds go to macvtap; the one for the host stays, before and behind them. */
    @Example
    void isKnownAmongInterfacesThatCameLater() throws DocumentException {
        String text = convert(GUEST.formatted(MAC));
        for (int i = 1; i <= 6; i++) {
            String more = "<interface type='network'><mac address='52:54:00:10:20:4" + i
                    + "'/><source network='default'/></interface>";
            text = i % 2 == 0
                    ? text.replace("</devices>", more + "</devices>")
                    : text.replace("<devices>", "<devices>" + more);
            text = convert(text);
            assertThat(count(text, "network='default'")).as(text).isEqualTo(1);
            assertThat(count(text, "type='direct'")).as(text).isEqualTo(1 + i);
        }
    }

    /** {@code virsh define} gives an address to an interface that names none. */
    @Example
    void isKnownOnceLibvirtGaveTheOthersTheirAddresses() throws DocumentException {
        String text = convert(GUEST.formatted(""));
        String defined = text.replace("<source dev=", MAC + "<source dev=");
        assertThat(defined).isNotEqualTo(text);
        assertThat(convert(defined)).isEqualTo(defined);
    }

    /** What a person put on that network is no work of an earlier run, and goes where it is sent. */
    @Example
    void aPersonsOwnInterfaceGoes() throws DocumentException {
        String own =
                "<interface type='network'>" + MAC.replace("30'", "31'") + "<source network='default'/></interface>";
        String text = convert(GUEST.formatted(MAC)
                .replace("type='network'", "type='direct'")
                .replace("network='default'", "dev='eth0' mode='bridge'")
                .replace("</devices>", own + "</devices>"));
        assertThat(count(text, "type='direct'")).isEqualTo(2);
        assertThat(count(text, "network='default'")).isEqualTo(1);
        assertThat(convert(text)).isEqualTo(text);
    }

    /** One that the same run brings to that network reaches the host too. */
    @Example
    void noneIsAddedBesideOneThatGoesThere() throws DocumentException {
        String text = GUEST.formatted(MAC)
                .replace("</devices>", "<interface type='bridge'><source bridge='br1'/></interface></devices>");
        Conversion conversion = FROM_DEFAULT.move(Selection.from("bridge=br1"), Target.network("default", null));
        Conversion.Result result = conversion.apply(SourceText.ofString(text));
        assertThat(isAdded(result)).isFalse();
        assertThat(count(result.patch().text(), "network='default'")).isEqualTo(1);
    }

    private static String convert(String text) throws DocumentException {
        return FROM_DEFAULT.apply(SourceText.ofString(text)).patch().text();
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }

    @Example
    void theNetworkHasANameThatALibvirtNetworkCanHave() {
        assertThatThrownBy(() -> Conversion.none().hostAccess("m\u0004"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the name of a network cannot hold the character U+0004");
    }
}
