package dev.xmlnet.dhcp.conflict;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.Pool;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.dhcp.ServerKind;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.dhcp.conflict.Conflict.Kind;
import dev.xmlnet.dhcp.conflict.Entries.Entry;
import dev.xmlnet.dhcp.wish.Nic;
import dev.xmlnet.dhcp.wish.Wish;
import dev.xmlnet.libvirt.law.DhcpName;
import dev.xmlnet.libvirt.law.Placing;
import dev.xmlnet.libvirt.value.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands against wishes, before any of them is written. */
@SuppressWarnings("ReferenceEquality") // Two entries, and two servers, may say the very same.
public final class WishConflicts {
    private final Known known;
    private final List<Placed> wishes;
    private final Set<String> moving;
    private final List<Conflict> found = new ArrayList<>();

    private WishConflicts(Known known, List<Placed> wishes) {
        this.known = known;
        this.wishes = wishes;
        moving = wishes.stream().flatMap(one -> keys(one.wish()).stream()).collect(Collectors.toSet());
    }

    /** Returns all that stands against wishes; nothing is to be written if there is an error among it. */
    public static List<Conflict> of(Known known, List<Placed> wishes) {
        WishConflicts conflicts = new WishConflicts(known, wishes);
        conflicts.lookAtEachOther();
        for (Placed one : wishes) {
            conflicts.look(one);
        }
        return List.copyOf(conflicts.found);
    }

    /** Returns what a server may know the client of a wish by; where nobody tells its DUID, the one that its MAC address makes. */
    private static List<String> keys(Wish wish) {
        String duid = wish.duid() == null ? Client.duidOf(wish.mac()) : wish.duid();
        return new Client(wish.mac(), duid, null, null).keys();
    }

    private void lookAtEachOther() {
        Map<IpAddress, Wish> byAddress = new HashMap<>();
        Map<String, Wish> byClient = new HashMap<>();
        for (Placed placed : wishes) {
            Wish wish = placed.wish();
            Wish other = byAddress.putIfAbsent(wish.address(), wish);
            if (other != null && !other.mac().equals(wish.mac())) {
                error(
                        Kind.ADDRESS_TAKEN,
                        wish.address() + " is asked for " + other.who() + " and " + wish.who() + "; change one",
                        wish.where());
            }
            Wish same = byClient.putIfAbsent(wish.mac() + wish.address().family(), wish);
            if (same != null && !same.address().equals(wish.address())) {
                error(
                        Kind.RESERVED_TWICE,
                        "both " + same.address() + " and " + wish.address() + " are asked for " + wish.who()
                                + "; keep one",
                        wish.where());
            }
        }
    }

    private void look(Placed placed) {
        lookAtGuests(placed.wish());
        lookAtPlace(placed);
        lookAtName(placed);
        lookAtClient(placed);
        lookAtAddress(placed);
        lookAtHoldings(placed);
    }

    private void lookAtGuests(Wish wish) {
        List<Nic> nics = known.nicsOf(wish.mac());
        if (nics.size() > 1) {
            Nic first = nics.get(0);
            Nic other = nics.get(1);
            error(
                    Kind.DUPLICATE_MAC,
                    "duplicate MAC address " + wish.mac() + ", also used at " + first.where() + "; change one",
                    other.where());
        }
        for (Nic nic : known.nics()) {
            boolean same = wish.mac().equals(nic.mac());
            boolean lets = nic.filtered().contains(wish.address());
            boolean sameFamily = nic.filtered().stream()
                    .anyMatch(one -> one.isIpv6() == wish.address().isIpv6());
            if (same && sameFamily && !lets) {
                error(
                        Kind.FILTERED_ADDRESS,
                        "the filter of " + nic.called() + " drops " + wish.address() + "; change its IP parameter",
                        nic.where());
            } else if (!same && lets) {
                error(
                        Kind.FILTERED_ADDRESS,
                        "the filter of " + nic.called() + " has the address " + wish.address() + "; use another",
                        nic.where());
            }
        }
    }

    private void lookAtPlace(Placed placed) {
        Server server = placed.server();
        IpAddress address = placed.wish().address();
        ServedSubnet subnet = server.subnetOf(address);
        Whence where = placed.wish().where();
        if (placed.wish().mac().isMulticast()) {
            error(Kind.DUPLICATE_MAC, "MAC address " + placed.wish().mac() + " is multicast; no guest has it", where);
        }
        if (!server.kind().serves(address.isIpv6())) {
            error(
                    Kind.OUTSIDE_SUBNET,
                    server.kind().word() + " gives no address of " + address.family() + "; use another server",
                    where);
        }
        if (subnet == null) {
            // It may be in that of a range without a netmask.
            if (!server.facts().subnets().isEmpty() && server.facts().pools().isEmpty()) {
                error(
                        Kind.OUTSIDE_SUBNET,
                        address + " is in no subnet of " + server.name() + " (" + server.subnets()
                                + "); use an address of one",
                        where);
            }
            return;
        }
        Placing placing = Placing.of(address, subnet.block(), subnet.own());
        if (placing != null) {
            String word = placing == Placing.OWN
                    ? "the server's or a gateway's own address"
                    : "the " + placing.word() + " of " + subnet.block();
            error(Kind.NO_GUEST_ADDRESS, address + " is " + word + "; use another address", subnet.where());
        }
        for (Pool pool : subnet.pools()) {
            if (pool.range().contains(address) && !server.kind().keepsReservedFree()) {
                IpAddress free = NextFree.in(known, server, subnet, null);
                error(
                        Kind.INSIDE_RANGE,
                        address + " is in the range " + pool.range() + ", so others may get it; use "
                                + (free == null ? "one outside" : free),
                        pool.where());
            }
        }
    }

    private void lookAtName(Placed placed) {
        String name = placed.wish().name();
        ServerKind kind = placed.server().kind();
        if (name == null) {
            return;
        }
        DhcpName misread = kind.isDnsmasq() ? DhcpName.misread(name) : null;
        if (misread != null) {
            error(
                    Kind.DHCP_NAME,
                    "name '" + name + "' " + misread.problem(),
                    placed.wish().where());
        } else if (kind == ServerKind.LIBVIRT && !DhcpName.beginsWell(name)) {
            error(
                    Kind.DHCP_NAME,
                    "name '" + name + "' is refused by libvirt; begin it with a letter or a digit",
                    placed.wish().where());
        }
        for (Entry entry : known.entries().ofName(name)) {
            boolean here = entry.server() == placed.server() && kind == ServerKind.LIBVIRT;
            if (here && entry.has(placed.wish().address().isIpv6()) && !entry.isOf(keys(placed.wish()))) {
                error(
                        Kind.NAME_TAKEN,
                        "name '" + name + "' is reserved for another client; use another name",
                        entry.reservation().where());
            }
        }
    }

    private void lookAtClient(Placed placed) {
        Wish wish = placed.wish();
        Entry first = null;
        for (String key : keys(wish)) {
            for (Entry entry : known.entries().ofClient(key)) {
                if (!entry.has(wish.address().isIpv6())) {
                    continue;
                } else if (entry.server() == placed.server() && first != null && first != entry) {
                    error(
                            Kind.RESERVED_TWICE,
                            wish.mac() + " has two reservations, also at "
                                    + first.reservation().where() + "; remove one",
                            entry.reservation().where());
                }
                first = entry.server() == placed.server() ? entry : first;
                lookElsewhere(placed, entry);
            }
        }
    }

    /** A guest that two servers of one subnet know has an address by chance. */
    private void lookElsewhere(Placed placed, Entry entry) {
        Wish wish = placed.wish();
        boolean same = entry.reservation().addresses().contains(wish.address());
        boolean bothLibvirt = entry.server().kind() == placed.server().kind();
        if (entry.server() != placed.server() && !same && !bothLibvirt) {
            found.add(Conflict.warning(
                    Kind.RESERVED_TWICE,
                    wish.mac() + " has another reservation in " + entry.server().name() + "; release one of them",
                    entry.reservation().where()));
        }
    }

    private void lookAtAddress(Placed placed) {
        Wish wish = placed.wish();
        for (Entry entry : known.entries().ofAddress(wish.address())) {
            boolean otherNetwork = entry.server() != placed.server()
                    && entry.server().kind() == placed.server().kind();
            boolean own = entry.isOf(keys(wish));
            boolean goes = entry.server() == placed.server() && entry.isOf(List.copyOf(moving));
            if (!otherNetwork && !own && !goes) {
                error(
                        Kind.ADDRESS_TAKEN,
                        wish.address() + " is reserved for " + client(entry.reservation()) + "; use another address",
                        entry.reservation().where());
            }
        }
    }

    private static String client(Reservation reservation) {
        for (Client client : reservation.clients()) {
            Object known = client.mac() != null ? client.mac() : client.duid();
            if (known != null) {
                return known.toString();
            }
        }
        return reservation.name() == null ? "another client" : "'" + reservation.name() + "'";
    }

    private void lookAtHoldings(Placed placed) {
        Wish wish = placed.wish();
        Instant now = known.now();
        for (Holding one : known.holdingsOf(wish.address())) {
            boolean own = wish.mac().equals(one.mac())
                    || (one.duid() != null && one.duid().equals(wish.duid()));
            if (own || (one.until() != null && one.until().isBefore(now))) {
                continue;
            }
            boolean refused = one.leased()
                    && (one.until() == null || !placed.server().kind().keepsReservedFree());
            String text = one.leased()
                    ? wish.address() + " is leased to " + one.holder() + " " + one.howLong()
                            + (refused ? "; use another address" : "; " + wish.who() + " gets it then")
                    : wish.address() + " is answered by " + one.holder() + " now; use another address";
            Kind kind = Kind.ADDRESS_IN_USE;
            found.add(refused ? Conflict.error(kind, text, one.where()) : Conflict.warning(kind, text, one.where()));
        }
    }

    private void error(Kind kind, String message, @Nullable Whence where) {
        found.add(Conflict.error(kind, message, where));
    }
}
