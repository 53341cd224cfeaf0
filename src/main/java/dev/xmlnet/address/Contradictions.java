package dev.xmlnet.address;

import dev.xmlnet.address.AddressBook.Contradiction;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where sources do not agree. Each is a warning, since the answer may still be right. */
final class Contradictions {
    private final AddressBook book;
    private final List<GuestNic> nics;
    private final Consumer<Contradiction> sink;
    private final Map<MacAddress, List<GuestNic>> byMac = new LinkedHashMap<>();
    private final Map<String, String> networkOfBridge = new HashMap<>();

    Contradictions(
            AddressBook book, List<GuestNic> nics, Collection<KnownNetwork> networks, Consumer<Contradiction> sink) {
        this.book = book;
        this.nics = nics;
        this.sink = sink;
        for (GuestNic nic : nics) {
            if (nic.mac() != null) {
                byMac.computeIfAbsent(nic.mac(), mac -> new ArrayList<>(1)).add(nic);
            }
        }
        for (KnownNetwork network : networks) {
            if (network.bridge() != null) {
                networkOfBridge.put(network.bridge(), network.name());
            }
        }
    }

    void look() {
        byMac.forEach(this::sharedMac);
        book.byAddress().forEach(this::sharedAddress);
        for (GuestNic nic : nics) {
            List<Told> told = book.told(nic);
            several(nic, told);
            reservation(nic, told);
            filter(nic, told);
            elsewhere(nic, told);
            expired(nic, told);
        }
    }

    /** A server gives both the same address, and the bridge sends frames now to one and now to the other. */
    private void sharedMac(MacAddress mac, List<GuestNic> owners) {
        Set<String> guests = new TreeSet<>();
        owners.forEach(nic -> guests.add(nic.guest()));
        if (guests.size() > 1) {
            GuestNic first = owners.get(0);
            GuestNic other = owners.stream()
                    .filter(nic -> !nic.guest().equals(first.guest()))
                    .findFirst()
                    .orElse(first);
            warn(
                    other.where(),
                    "one-mac",
                    mac + " is " + first.guest() + "'s too (" + first.where()
                            + "), so both get one address; change one");
        }
    }

    private void sharedAddress(IpAddress address, List<Told> all) {
        if (all.size() < 2) {
            return;
        }
        List<Told> current = all.stream()
                .filter(told -> told.isCurrent() && told.mac() != null)
                .toList();
        for (int i = 1; i < current.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (contradict(current.get(j), current.get(i))) {
                    sharedAddress(address, current.get(j), current.get(i));
                    return;
                }
            }
        }
    }

    private boolean contradict(Told one, Told other) {
        return one.mac() != null
                && other.mac() != null
                && !one.mac().equals(other.mac())
                && one.mayMeet(other)
                && (isGuest(one) || isGuest(other) || (isLeased(one) && isLeased(other)));
    }

    private boolean isGuest(Told told) {
        return byMac.containsKey(told.mac());
    }

    /** Of leases those alone are read that a guest has, or is expected to have, so two strangers with one matter too. */
    private static boolean isLeased(Told told) {
        return told.said().standing() == Standing.LEASED;
    }

    private void sharedAddress(IpAddress address, Told one, Told other) {
        boolean seen = other.isSeen() && !one.isSeen();
        Told holder = seen ? one : other;
        Told rival = seen ? other : one;
        boolean machine = holder.isOfMachine() || rival.isOfMachine();
        String words = owner(rival)
                + (rival.isSeen() ? " answers for " : " has the lease of ")
                + address
                + (rival.isSeen() == holder.isSeen() ? ", as does " : ", leased to ")
                + owner(holder)
                + place(holder)
                + (machine ? "; clones need a machine-id each" : "; look for clones");
        warn(rival.where(), "one-address", words);
    }

    private String owner(Told told) {
        List<GuestNic> owners = told.mac() == null ? List.of() : byMac.getOrDefault(told.mac(), List.of());
        return owners.isEmpty() ? String.valueOf(told.mac()) : owners.get(0).guest();
    }

    private static String place(Told told) {
        return told.where() == null ? "" : " (" + told.where() + ")";
    }

    /** Installers, PXE and the system each ask with an identifier of their own, and a server counts them as several clients. */
    private void several(GuestNic nic, List<Told> told) {
        List<Told> leases = told.stream()
                .filter(one -> one.said().standing() == Standing.LEASED
                        && !one.address().isIpv6())
                .toList();
        for (Told one : leases) {
            Told first = leases.get(0);
            if (!one.address().equals(first.address()) && one.mayMeet(first)) {
                warn(
                        one.where(),
                        "two-leases",
                        nic.label() + " has " + one.address() + " and " + first.address() + place(first)
                                + "; the one in use answers a ping");
                return;
            }
        }
    }

    private void reservation(GuestNic nic, List<Told> told) {
        List<KnownNetwork.Kept> kept = book.kept(nic);
        for (Told one : told) {
            List<KnownNetwork.Kept> family = kept.stream()
                    .filter(each -> each.address().isIpv6() == one.address().isIpv6())
                    .toList();
            boolean lease = one.said().standing() == Standing.LEASED
                    && !one.said().remark().equals("temporary");
            if (lease
                    && !family.isEmpty()
                    && family.stream().noneMatch(each -> each.address().equals(one.address()))) {
                warn(
                        one.where(),
                        "not-reserved",
                        nic.label() + " has " + one.address() + ", but "
                                + family.get(0).address() + " is reserved ("
                                + family.get(0).where() + "); it gets that when it renews");
                return;
            }
        }
    }

    private void filter(GuestNic nic, List<Told> told) {
        for (Told one : told) {
            List<IpAddress> family = nic.filtered().stream()
                    .filter(each -> each.isIpv6() == one.address().isIpv6())
                    .toList();
            boolean local = new Answer(one.address(), List.of(one.said())).isLinkLocal();
            if (one.isCurrent() && !local && !family.isEmpty() && !family.contains(one.address())) {
                warn(
                        nic.where(),
                        "filtered",
                        nic.label() + " has " + one.address() + place(one) + ", its filter passes only " + family.get(0)
                                + "; change one");
                return;
            }
        }
    }

    /** A row on the bridge of another network tells that the guest runs with another definition. */
    private void elsewhere(GuestNic nic, List<Told> told) {
        Set<String> seen = new HashSet<>();
        for (Told one : told) {
            String network = networkOfBridge.get(String.valueOf(one.device()));
            boolean other = nic.kind() == Kind.NETWORK
                    ? network != null && book.network(nic) != null && !network.equals(nic.source())
                    : nic.kind() == Kind.BRIDGE && network != null && !Objects.equals(one.device(), nic.source());
            if (one.isCurrent() && other && seen.add(network)) {
                warn(
                        one.where(),
                        "other-network",
                        nic.label() + " is on network " + network
                                + " here, which its XML does not name; restart the guest");
            }
        }
    }

    private void expired(GuestNic nic, List<Told> told) {
        for (Told one : told) {
            boolean alive = told.stream()
                    .anyMatch(other -> other.said().standing() == Standing.SEEN
                            && other.address().equals(one.address())
                            && other.mayMeet(one));
            boolean leased = told.stream()
                    .anyMatch(other -> other.said().standing() == Standing.LEASED
                            && other.address().equals(one.address()));
            if (one.said().standing() == Standing.EXPIRED && alive && !leased) {
                warn(
                        one.where(),
                        "expired-lease",
                        nic.label() + " answers at " + one.address()
                                + " without a lease; its server may give it to another");
                return;
            }
        }
    }

    private void warn(@Nullable Whence where, String id, String message) {
        sink.accept(new Contradiction(where, Diagnostic.warning(id, message, where == null ? null : where.location())));
    }
}
