package dev.xmlnet.dhcp.conflict;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.wish.Nic;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that the inputs tell of addresses. */
public final class Known {
    private final List<Nic> nics;
    private final Instant now;
    private final Entries entries;
    private final Map<MacAddress, List<Nic>> byMac = new HashMap<>();
    private final Map<IpAddress, List<Holding>> holdings = new HashMap<>();

    /**
     * Collects it.
     *
     * @param servers all servers, those of wishes among them
     * @param nics the guests' interfaces
     * @param holdings who has which address
     * @param now what leases end before
     */
    public Known(List<Server> servers, List<Nic> nics, List<Holding> holdings, Instant now) {
        this.nics = List.copyOf(nics);
        this.now = now;
        entries = new Entries(servers);
        for (Nic nic : nics) {
            if (nic.mac() != null) {
                byMac.computeIfAbsent(nic.mac(), mac -> new ArrayList<>(1)).add(nic);
            }
        }
        for (Holding one : holdings) {
            this.holdings
                    .computeIfAbsent(one.address(), address -> new ArrayList<>(1))
                    .add(one);
        }
    }

    /** The guests' interfaces. */
    public List<Nic> nics() {
        return nics;
    }

    /** The interfaces with a MAC address. */
    public List<Nic> nicsOf(MacAddress mac) {
        return byMac.getOrDefault(mac, List.of());
    }

    /** True if something is kept for a MAC address. */
    public boolean isReserved(MacAddress mac) {
        return !entries.ofClient(mac.toString()).isEmpty()
                || !entries.ofClient("duid " + Client.duidOf(mac)).isEmpty();
    }

    /** True if nobody is known to have an address, now or by a reservation or a filter. */
    boolean isFree(IpAddress address) {
        return entries.ofAddress(address).isEmpty()
                && holdings.getOrDefault(address, List.of()).stream()
                        .allMatch(one -> one.until() != null && one.until().isBefore(now))
                && nics.stream().noneMatch(nic -> nic.filtered().contains(address));
    }

    Entries entries() {
        return entries;
    }

    List<Holding> holdingsOf(IpAddress address) {
        return holdings.getOrDefault(address, List.of());
    }

    Instant now() {
        return now;
    }
}
