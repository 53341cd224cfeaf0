package dev.xmlnet.cli.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent where; that a kernel then asks is shown by src/test/dhcp/leases. */
class SweepTest {
    @Test
    void leavesOutTheNetworkTheBroadcastAddressAndTheHost() {
        IpAddress own = IpAddress.parse("192.0.2.2");
        assertThat(new Sweep("br0", IpBlock.of(own, 29), own).targets())
                .extracting(IpAddress::toString)
                .containsExactly("192.0.2.1", "192.0.2.3", "192.0.2.4", "192.0.2.5", "192.0.2.6");
    }

    @Test
    void aLinkOfTwoHasOneOther() {
        IpAddress own = IpAddress.parse("192.0.2.2");
        assertThat(new Sweep("br0", IpBlock.of(own, 31), own).targets())
                .extracting(IpAddress::toString)
                .containsExactly("192.0.2.3");
    }

    @Test
    void aSubnetThatIsSweptFitsIntoTheKernelsTable() {
        IpAddress own = IpAddress.parse("198.51.100.1");
        assertThat(new Sweep("br0", IpBlock.of(own, 22), own).targets()).hasSizeLessThan(Sweep.MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.0/24", "0.0.0.0/0", "lo", "127.0.0.0/8", "224.0.0.0/4", "no-such-device", ""})
    void whatIsNotOfThisHostIsNotSwept(String name) {
        assertThatThrownBy(() -> Sweep.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no interface of this host is, or has an IPv4 address in, " + name);
    }
}
