package dev.xmlnet.cli.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasePlacesTest {
    @TempDir
    private Path root;

    private Path put(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    @Test
    void findsWhatEachServerWrites() throws IOException {
        List<Path> put = List.of(
                put("var/lib/libvirt/dnsmasq/virbr0.macs"),
                put("var/lib/libvirt/dnsmasq/virbr0.status"),
                put("run/libvirt/network/nwfilter.leases"),
                put("var/lib/misc/dnsmasq.leases"),
                put("var/lib/NetworkManager/dnsmasq-br0.leases"),
                put("tmp/dhcp.leases"),
                put("var/lib/dhcp/dhcpd.leases"),
                put("var/lib/dhcp/dhcpd6.leases"),
                put("var/lib/kea/kea-leases4.csv"),
                put("var/lib/kea/kea-leases6.csv"),
                put("var/lib/systemd/network/dhcp-server-lease/br0"));
        put("var/lib/libvirt/dnsmasq/default.conf");
        put("var/lib/dhcp/dhcpd.leases~");
        put("var/lib/dhcp/dhclient.leases");
        assertThat(LeasePlaces.below(root)).containsExactlyElementsOf(put);
    }

    @Test
    void aHostWithoutServersHasNone() throws IOException {
        assertThat(LeasePlaces.below(root)).isEmpty();
    }

    @Test
    void theNewestOfKeasOlderJournalsComesFirst() throws IOException {
        Path file = put("var/lib/kea/kea-leases4.csv");
        Path first = put("var/lib/kea/kea-leases4.csv.1");
        Path second = put("var/lib/kea/kea-leases4.csv.2");
        assertThat(LeasePlaces.older(file)).containsExactly(second, first);
    }
}
