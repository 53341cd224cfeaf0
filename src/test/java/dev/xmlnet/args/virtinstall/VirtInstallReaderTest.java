package dev.xmlnet.args.virtinstall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xmlnet.args.ReadInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The suboptions of {@code --network}, as virt-install 4.1 reads them (each was tried with it). */
class VirtInstallReaderTest {
    private static ReadInterface read(String text) throws RefusedException {
        return new VirtInstallReader(new Version(5, 1, 0)).read(text, index -> new Location(1, index + 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bridge=br0 | <interface type='bridge'><source bridge='br0'/></interface>",
                "network=default,portgroup=eng | <interface type='network'><source network='default' portgroup='eng'/></interface>",
                "bridge:br0,model=virtio | <interface type='bridge'><source bridge='br0'/><model type='virtio'/></interface>",
                "network:lan | <interface type='network'><source network='lan'/></interface>",
                "user | <interface type='user'/>",
                "passt | <interface type='user'><backend type='passt'/></interface>",
                "type=direct,source=ens32,source_mode=bridge | <interface type='direct'><source dev='ens32' mode='bridge'/></interface>",
                "type=vdpa,source=/dev/v | <interface type='vdpa'><source dev='/dev/v'/></interface>",
                "bridge=br0,mac=RANDOM | <interface type='bridge'><source bridge='br0'/></interface>",
                "bridge=br0,,mac.address=52:54:00:aa:00:01 | <interface type='bridge'><mac address='52:54:00:aa:00:01'/><source bridge='br0'/></interface>",
                "bridge=br0,link.state=no,rom.bar=1,trustGuestRxFilters=on | <interface type='bridge' trustGuestRxFilters='yes'>"
                        + "<source bridge='br0'/><link state='down'/><rom bar='on'/></interface>",
                "bridge=br0,virtualport_type=openvswitch,filterref=clean-traffic | <interface type='bridge'><source bridge='br0'/>"
                        + "<virtualport type='openvswitch'/><filterref filter='clean-traffic'/></interface>",
                "bridge=\"br,0\",target.dev='a b' | <interface type='bridge'><source bridge='br,0'/><target dev='a b'/></interface>",
                "bridge=br\\,0 | <interface type='bridge'><source bridge='br,0'/></interface>",
                "bridge=br1,xpath0.set=./vlan/tag/@id,xpath0.value=42 | <interface type='bridge'><source bridge='br1'/>"
                        + "<vlan><tag id='42'/></vlan></interface>",
                "bridge=br1,xpath.set=./vlan/tag[2]/@id=43,xpath1.create=./acpi | <interface type='bridge'><source bridge='br1'/>"
                        + "<vlan><tag id='43'/></vlan><acpi/></interface>",
                "bridge=br1,xpath1.set=./mtu/@size=1,xpath0.delete=./source/@bridge,model=e1000,xpath2.delete=./model"
                        + " | <interface type='bridge'><source/><mtu size='1'/></interface>",
                "bridge=br0,xpath0.set=./alias/@name,xpath0.value=a,b=c,model=virtio | <interface type='bridge'><source bridge='br0'/>"
                        + "<model type='virtio'/><alias name='a,b=c'/></interface>",
                "type=user,backend.type=passt,portForward0=2222:22,portForward1=192.0.2.1:53:53/udp | <interface type='user'>"
                        + "<portForward proto='tcp'><range start='2222' to='22'/></portForward>"
                        + "<portForward proto='udp' address='192.0.2.1'><range start='53' to='53'/></portForward>"
                        + "<backend type='passt'/></interface>",
                "type=user,portForward0.proto=tcp,portForward0.range1.start=80 | <interface type='user'>"
                        + "<portForward proto='tcp'><range start='80'/></portForward></interface>",
                "hostdev=pci_0000_03_10_1 | <interface type='hostdev'><source><address type='pci' domain='0x0000' bus='0x03' slot='0x10'"
                        + " function='0x1'/></source></interface>"
            })
    void isRead(String text, String expected) throws RefusedException {
        assertThat(read(text).part()).hasToString(expected);
        assertThat(read(text).told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "default | note 1 network 'default' is assumed; virt-install takes the host's default [args-default]",
                "model=virtio | note 1 network 'default' is assumed; virt-install takes the host's default [args-default]",
                "type=user,source=x | warning 11 source= does nothing on type='user'; remove it [args-ignored]",
                "type=bridge,source=br0,network=lan | warning 24 network= does nothing beside type=; remove one of them [args-ignored]",
                "bridge=br0,model=virtio,model.type=e1000 | warning 25 model.type is given twice; the last one counts [args-twice]"
            })
    void isReadAndTold(String text, String expected) throws RefusedException {
        assertThat(read(text).told().stream().map(VirtInstallReaderTest::line).collect(Collectors.joining("\n")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bridge=br0,modle=virtio | error 12 unknown suboption modle; did you mean model? [args-unknown]",
                "bridge=br0,zzzz=1 | error 12 unknown suboption zzzz; `virt-install --network=help` lists them [args-unknown]",
                "bridge=br0,model | error 12 model has no value; write model=VALUE [args-value]",
                "type=foo | error 1 'foo' is not a type of interface; use bridge, network, direct or user [args-type]",
                "bridge=br0,mtu.size=abc | error 12 mtu.size=abc is not a number [args-value]",
                "bridge=br0,rom.bar=maybe | error 12 rom.bar=maybe is not on or off [args-value]",
                "bridge='br0 | error 8 the quote ' is not closed; close it [args-quote]",
                "bridge=br0\\ | error 11 a backslash ends the option; remove it [args-quote]",
                "bridge=br0,xpath0.set=@managed,xpath0.value=yes | error 12 '@managed' is not an xpath that can be read; write it as"
                        + " ./vlan/tag[1]/@id [args-xpath]",
                "bridge=br0,xpath0.set=./a/@b | error 12 xpath.set has no value; add xpath.value [args-value]",
                "bridge=br0,xpath0.value=./a/@b | error 12 xpath.value has no xpath.set of its number; add that [args-value]",
                "hostdev=net_eth0 | error 1 only the host knows the device 'net_eth0'; write its PCI address [args-hostdev]",
                "type=user,portForward0=ssh | error 11 'ssh' is not [HOST:]PORT[-END][:TO][/PROTO] [args-value]"
            })
    void isRefused(String text, String expected) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(line(e.diagnostic())).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"type=user,backend.type=passt", "type=vdpa,source=/dev/v", "type=hostdev,source.address.bus=3"})
    void anOptionOfANewerVersionIsRefused(String text) {
        assertThatThrownBy(() ->
                        new VirtInstallReader(new Version(4, 1, 0)).read(text, index -> new Location(1, index + 1)))
                .hasMessageMatching("[a-z.]+ needs virt-install 5\\.\\d, not 4\\.1");
    }

    /** Nothing that a person types is a bug. */
    @Property
    void anyTextIsReadOrRefused(
            @ForAll @StringLength(max = 60) @Chars({'a', '=', ',', '"', '\'', '\\', '.', '/', '@', '[', '1', ']', ' '})
                    String tail) {
        for (String head : List.of("", "bridge=br0,", "type=user,xpath0.set=", "portForward0=")) {
            try {
                read(head + tail);
            } catch (RefusedException e) {
                assertThat(e.diagnostic().message()).isNotEmpty();
            }
        }
    }

    /** A value comes back whatever it holds. */
    @Property
    void anyValueComesBack(@ForAll @StringLength(min = 1, max = 20) String value) throws BadOptionException {
        assertThat(SubOption.split(SubOption.text("bridge", value)))
                .singleElement()
                .satisfies(option -> assertThat(option.value()).isEqualTo(value));
    }

    private static String line(Diagnostic one) {
        return one.severity().word() + " " + one.location().column() + " " + one.message() + " [" + one.id() + "]";
    }
}
