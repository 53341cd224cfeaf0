package dev.xmlnet.address;

import dev.xmlnet.address.neighbour.Neighbour;
import dev.xmlnet.address.neighbour.Neighbours;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.dhcp.lease.GuestMac;
import dev.xmlnet.dhcp.lease.Lease;
import dev.xmlnet.dhcp.lease.Leases;
import dev.xmlnet.dhcp.lease.Wanted;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Diagnostic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what is told of guests' addresses. Neighbours and the MACs of running guests come before leases, of which only those that
 * are {@link #wanted} need be read.
 *
 * <pre>{@code
 * AddressBook book = new AddressBook(nics, networks, Instant.now());
 * book.add(NeighbourTable.read(path, bytes));
 * book.add(LeaseFile.read(path, bytes, book.wanted()));
 * for (NicAnswers answers : book.answers()) { ... }
 * }</pre>
 */
public final class AddressBook {
    private final List<GuestNic> nics;
    private final Map<String, KnownNetwork> networks = new HashMap<>();
    private final Map<String, Reservations> reservations = new HashMap<>();
    private final Instant now;
    private final Map<MacAddress, List<Told>> byMac = new HashMap<>();
    private final Map<IpAddress, List<Told>> byAddress = new LinkedHashMap<>();

    /**
     * A book of guests.
     *
     * @param nics their interfaces
     * @param networks those that are defined among the files; of two with one name the first counts
     * @param now when a lease that ends at that time is over
     */
    public AddressBook(List<GuestNic> nics, List<KnownNetwork> networks, Instant now) {
        this.nics = new ArrayList<>(nics);
        networks.forEach(network -> this.networks.putIfAbsent(network.name(), network));
        this.networks.forEach((name, network) -> reservations.put(name, new Reservations(network)));
        this.now = now;
    }

    /** Returns whose leases matter: those of guests' MACs, and of the addresses at which a guest is seen or expected. */
    public Wanted wanted() {
        Set<MacAddress> macs = new HashSet<>();
        Set<IpAddress> addresses = new HashSet<>();
        for (GuestNic nic : nics) {
            if (nic.mac() != null) {
                macs.add(nic.mac());
                byMac.getOrDefault(nic.mac(), List.of()).forEach(told -> addresses.add(told.address()));
            }
            addresses.addAll(nic.filtered());
            kept(nic).forEach(kept -> addresses.add(kept.address()));
        }
        return Wanted.of(macs, addresses);
    }

    /** Adds a table of neighbours. */
    public void add(Neighbours neighbours) {
        String source = neighbours.format().program();
        for (Neighbour row : neighbours.rows()) {
            if (row.isAlive()) {
                Standing standing = row.state() == Neighbour.State.STALE ? Standing.STALE : Standing.SEEN;
                Said said = new Said(source, standing, null, standing == Standing.STALE ? "stale" : "", row.where());
                add(new Told(row.mac(), null, row.address(), row.device(), null, said));
            }
        }
    }

    /** Adds leases, and gives interfaces without a MAC the one with which their guest runs. */
    public void add(Leases leases) {
        running(leases.guests());
        for (Lease lease : leases.leases()) {
            add(Told.of(lease, leases.format(), now));
        }
    }

    /** Adds what an older journal of a server has of addresses that a newer one does not name. */
    public void addOlder(Leases newer, Leases older) {
        Set<IpAddress> named = new HashSet<>();
        newer.leases().forEach(lease -> named.add(lease.address()));
        for (Lease lease : older.leases()) {
            if (!named.contains(lease.address())) {
                add(Told.of(lease, older.format(), now));
            }
        }
    }

    /** Adds what a guest's own agent, or libvirt, says of it. */
    public void add(MacAddress mac, IpAddress address, String source, Standing standing) {
        add(new Told(mac, null, address, null, null, new Said(source, standing, null, "", null)));
    }

    private void add(Told told) {
        if (told.mac() != null) {
            byMac.computeIfAbsent(told.mac(), mac -> new ArrayList<>(1)).add(told);
        }
        byAddress.computeIfAbsent(told.address(), address -> new ArrayList<>(1)).add(told);
    }

    /** Where one interface on a network has no MAC and the running guest has one that no other interface has, it is that. */
    private void running(List<GuestMac> macs) {
        if (macs.isEmpty()) {
            return;
        }
        Map<String, List<MacAddress>> free = new HashMap<>();
        macs.forEach(mac ->
                free.computeIfAbsent(mac.guest(), name -> new ArrayList<>()).add(mac.mac()));
        Map<String, List<Integer>> without = new HashMap<>();
        for (int i = 0; i < nics.size(); i++) {
            GuestNic nic = nics.get(i);
            if (nic.mac() != null) {
                free.getOrDefault(nic.guest(), new ArrayList<>()).remove(nic.mac());
            } else if (nic.kind() == Kind.NETWORK) {
                without.computeIfAbsent(nic.guest(), name -> new ArrayList<>(1)).add(i);
            }
        }
        without.forEach((guest, places) -> {
            List<MacAddress> left = free.getOrDefault(guest, List.of());
            if (places.size() == 1 && left.size() == 1) {
                nics.set(places.get(0), nics.get(places.get(0)).with(left.get(0)));
            }
        });
    }

    /** Returns what is known of each interface, in the order of the interfaces. */
    public List<NicAnswers> answers() {
        List<NicAnswers> all = new ArrayList<>(nics.size());
        for (GuestNic nic : nics) {
            List<Answer> answers = answers(nic);
            all.add(new NicAnswers(nic, answers, isGuess(answers) ? Unknown.why(nic, network(nic)) : ""));
        }
        return all;
    }

    private static boolean isGuess(List<Answer> answers) {
        return answers.stream().allMatch(answer -> answer.best().standing() == Standing.GUESS);
    }

    private List<Answer> answers(GuestNic nic) {
        Map<IpAddress, List<Said>> said = new LinkedHashMap<>();
        for (Told told : told(nic)) {
            said.computeIfAbsent(told.address(), address -> new ArrayList<>(1)).add(told.said());
        }
        files(
                nic,
                (address, one) ->
                        said.computeIfAbsent(address, key -> new ArrayList<>(1)).add(one));
        if (said.isEmpty()) {
            Guesses.of(
                    nic,
                    network(nic),
                    address -> said.putIfAbsent(
                            address, List.of(new Said("EUI-64", Standing.GUESS, null, "a guess by the MAC", null))));
        }
        return said.entrySet().stream()
                .map(entry -> new Answer(entry.getKey(), entry.getValue()))
                .sorted(Answer::bestFirst)
                .toList();
    }

    /** Returns what is told of an interface's MAC; of a source that names another guest, nothing. */
    List<Told> told(GuestNic nic) {
        List<Told> told = nic.mac() == null ? List.of() : byMac.getOrDefault(nic.mac(), List.of());
        return told.stream()
                .filter(one ->
                        one.guest() == null || nic.uuid() == null || one.guest().equals(nic.uuid()))
                .toList();
    }

    /** Hands over what the XML itself says. */
    private void files(GuestNic nic, BiConsumer<IpAddress, Said> sink) {
        for (KnownNetwork.Kept kept : kept(nic)) {
            String remark = kept.byDuid() ? "MAC by the DUID" : "";
            sink.accept(kept.address(), new Said("reservation", Standing.RESERVED, null, remark, kept.where()));
        }
        for (IpAddress address : nic.filtered()) {
            sink.accept(address, new Said("filterref", Standing.FILTERED, null, "", nic.where()));
        }
        String remark = nic.kind() == Kind.USER ? "reached by forwarded ports only" : "";
        for (IpAddress address : nic.given()) {
            sink.accept(
                    address,
                    new Said(
                            nic.kind() == Kind.USER ? "user network" : "ip",
                            Standing.FIXED,
                            null,
                            remark,
                            nic.where()));
        }
    }

    /** Returns what its network keeps for an interface. */
    List<KnownNetwork.Kept> kept(GuestNic nic) {
        Reservations kept = nic.kind() == Kind.NETWORK && nic.source() != null ? reservations.get(nic.source()) : null;
        return kept == null ? List.of() : kept.of(nic);
    }

    /** Returns the network that an interface is on; null if it is on none, or it is not among the files. */
    @Nullable
    KnownNetwork network(GuestNic nic) {
        return nic.kind() == Kind.NETWORK && nic.source() != null ? networks.get(nic.source()) : null;
    }

    /** Hands over what contradicts itself, each with its place; null for none. */
    public void contradictions(Consumer<Contradiction> sink) {
        new Contradictions(this, nics, networks.values(), sink).look();
    }

    /** Returns what is told, by address. */
    Map<IpAddress, List<Told>> byAddress() {
        return byAddress;
    }

    /**
     * Sources that do not agree.
     *
     * @param where the first of the places; null if no file tells it
     * @param diagnostic with the line and column there
     */
    public record Contradiction(@Nullable Whence where, Diagnostic diagnostic) {}
}
