package dev.xmlnet.cli.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The table of virsh domifaddr as libvirt 9.0 prints it. */
class LiveGuestTest {
    @Test
    void readsEachRowWithAMac() {
        String table = """
                 Name       MAC address          Protocol     Address
                -------------------------------------------------------------------------------
                 lo         00:00:00:00:00:00    ipv4         127.0.0.1/8
                 lo         00:00:00:00:00:00    ipv6         ::1/128
                 eth0       52:54:00:00:53:01    ipv4         192.0.2.110/24
                 eth0       52:54:00:00:53:01    ipv6         fe80::5054:ff:fe00:5301/64
                 vnet0      52:54:00:00:53:02    ipv4         192.0.2.111/0

                """;
        assertThat(LiveGuest.read(table))
                .extracting(told -> told.mac() + " " + told.address())
                .containsExactly(
                        "00:00:00:00:00:00 127.0.0.1",
                        "00:00:00:00:00:00 ::1",
                        "52:54:00:00:53:01 192.0.2.110",
                        "52:54:00:00:53:01 fe80::5054:ff:fe00:5301",
                        "52:54:00:00:53:02 192.0.2.111");
    }

    @Test
    void anEmptyTableHasNone() {
        assertThat(LiveGuest.read(" Name       MAC address          Protocol     Address\n-----\n"))
                .isEmpty();
    }
}
