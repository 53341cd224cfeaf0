package dev.xmlnet.cli.reserve;

import dev.xmlnet.dhcp.Pool;
import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.dhcp.conflict.Known;
import dev.xmlnet.dhcp.conflict.NextFree;
import dev.xmlnet.dhcp.conflict.Placed;
import dev.xmlnet.dhcp.conflict.Server;
import dev.xmlnet.dhcp.lease.Lease;
import dev.xmlnet.dhcp.wish.Nic;
import dev.xmlnet.dhcp.wish.Wish;
import dev.xmlnet.dhcp.wish.WishText;
import dev.xmlnet.dhcp.wish.Wishes;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Diagnostic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that is wanted, with the server that is to give it. */
final class WishList {
    private final ReserveOptions options;
    private final Known known;
    private final Places places;
    private final Sources sources;
    private final Told told;
    private final List<Placed> all = new ArrayList<>();

    WishList(ReserveOptions options, Known known, Places places, Sources sources, Told told) {
        this.options = options;
        this.known = known;
        this.places = places;
        this.sources = sources;
        this.told = told;
    }

    /** Returns it; what nobody can fulfil is told. */
    List<Placed> all(List<Nic> nics) {
        Wishes wishes = new Wishes(nics, sources.duids());
        List<WishText> texts = new ArrayList<>(options.hosts);
        texts.addAll(sources.hosts());
        for (WishText text : texts) {
            add(text.where(), () -> wishes.of(text, nic -> places.fits(nic, text.address())));
        }
        if (!options.fromLeases.isEmpty()) {
            fromLeases(nics);
        }
        if (options.next) {
            next(nics);
        }
        return List.copyOf(all);
    }

    private interface Wishing {
        Wish make();
    }

    private void add(@Nullable Whence where, Wishing wishing) {
        try {
            Wish wish = wishing.make();
            add(places.place(wish));
        } catch (IllegalArgumentException e) {
            told.error(where, "not-placed", String.valueOf(e.getMessage()));
        }
    }

    /** A reservation that is there keeps its name unless somebody asks for another. */
    private void add(Placed placed) {
        Wish wish = placed.wish();
        boolean there = known.isReserved(wish.mac()) || options.goal.way() == Goal.Way.GUEST;
        String name = wish.name() != null || there ? wish.name() : Wishes.hostName(wish);
        if (wish.name() == null
                && name != null
                && wish.nic() != null
                && !name.equals(wish.nic().guest())) {
            told.print(
                    wish.nic().where().path(),
                    Diagnostic.note(
                            "host-name",
                            "'" + wish.nic().guest() + "' is no host name; the reservation says " + name,
                            null));
        }
        Wish named = new Wish(wish.mac(), wish.duid(), wish.address(), wish.prefix(), name, wish.nic(), wish.where());
        all.add(new Placed(named, placed.server()));
    }

    /** Of several current leases of one client, as an installer and its system may have, the one that ends last counts. */
    private void fromLeases(List<Nic> nics) {
        int before = all.size();
        for (Nic nic : nics) {
            MacAddress mac = nic.mac();
            for (boolean ipv6 : new boolean[] {false, true}) {
                Lease lease = mac == null ? null : last(mac, ipv6);
                if (mac != null && lease != null) {
                    Whence where = lease.where();
                    add(where, () -> new Wish(mac, lease.duid(), lease.address(), null, null, nic, where));
                }
            }
        }
        if (all.size() == before && !told.failed()) {
            told.note("no-lease", "no guest has a current lease; start the guests, or read the leases of their server");
        }
    }

    private @Nullable Lease last(MacAddress mac, boolean ipv6) {
        Lease found = null;
        for (Lease one : sources.wanted()) {
            if (mac.equals(one.mac()) && one.address().isIpv6() == ipv6 && !one.temporary()) {
                found = found == null || end(one).isAfter(end(found)) ? one : found;
            }
        }
        return found;
    }

    private static Instant end(Lease lease) {
        return lease.until() == null ? Instant.MIN : lease.until();
    }

    private void next(List<Nic> nics) {
        NextFree free = new NextFree(known);
        Set<MacAddress> done = new HashSet<>();
        all.forEach(one -> done.add(one.wish().mac()));
        for (Nic nic : nics) {
            MacAddress mac = nic.mac();
            if (mac == null || known.isReserved(mac) || !done.add(mac)) {
                continue;
            }
            Server server = places.serverOf(nic);
            ServedSubnet subnet = server == null ? null : subnet(server);
            if (server == null || subnet == null) {
                continue;
            }
            IpAddress address = free.take(server, subnet, options.range);
            if (address == null) {
                told.error(
                        nic.where(),
                        "none-free",
                        "no address of " + (options.range == null ? subnet.block() : options.range) + " is free for "
                                + nic.called() + "; use a larger range");
            } else {
                add(new Placed(new Wish(mac, sources.duids().get(mac), address, null, null, nic, null), server));
            }
        }
        Pool unknown = places.withoutSubnet();
        if (all.isEmpty() && !told.failed() && unknown != null) {
            told.error(
                    unknown.where(),
                    "no-netmask",
                    "dhcp-range has no netmask; add one, or name the file of its network");
        } else if (all.isEmpty() && !told.failed() && !places.anySubnet()) {
            told.error(
                    null, "no-subnet", "no input tells a subnet to choose from; add the network, or the server's file");
        } else if (all.isEmpty() && !told.failed()) {
            told.note("none-left", "each interface on these networks has a reservation already");
        }
    }

    /** The subnet of the range, else the first of IPv4, else the first. */
    private @Nullable ServedSubnet subnet(Server server) {
        if (options.range != null) {
            return server.subnetOf(options.range.start());
        }
        List<ServedSubnet> subnets = server.facts().subnets();
        return subnets.stream()
                .filter(one -> !one.block().isIpv6())
                .findFirst()
                .orElse(subnets.isEmpty() ? null : subnets.get(0));
    }
}
