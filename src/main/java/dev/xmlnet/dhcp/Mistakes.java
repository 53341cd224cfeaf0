package dev.xmlnet.dhcp;

import dev.xmlnet.libvirt.law.FirstOverlap;
import dev.xmlnet.libvirt.value.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks for the mistakes of reservations among subnets, in one pass. */
@SuppressWarnings("ReferenceEquality") // Two entries may say the very same.
public final class Mistakes {
    private final Subnets subnets;
    private final List<Pool> pools;
    private final boolean allPlaced;
    private final Map<Mistake, Mistake.Verdict> verdicts;
    private final Map<Object, Reservation> seen = new HashMap<>();
    private final List<Remark> remarks = new ArrayList<>();

    private Mistakes(
            List<ServedSubnet> subnets, List<Pool> pools, boolean allPlaced, Map<Mistake, Mistake.Verdict> verdicts) {
        this.allPlaced = allPlaced;
        this.subnets = new Subnets(subnets);
        this.pools = pools;
        this.verdicts = verdicts;
    }

    /**
     * Returns a remark for each mistake, in the order of the reservations.
     *
     * @param more pools of no subnet
     * @param verdicts what the server makes of each; one that is missing is none to it
     */
    public static List<Remark> of(
            List<ServedSubnet> subnets,
            List<Pool> more,
            List<Reservation> reservations,
            Map<Mistake, Mistake.Verdict> verdicts) {
        List<Pool> pools = new ArrayList<>();
        subnets.forEach(subnet -> pools.addAll(subnet.pools()));
        pools.addAll(more);
        Mistakes mistakes = new Mistakes(subnets, pools, more.isEmpty(), verdicts);
        List<IpAddress> addresses = new ArrayList<>(reservations.size());
        reservations.forEach(one -> addresses.addAll(one.addresses()));
        @Nullable Pool[] holding = mistakes.holding(addresses);
        int next = 0;
        for (Reservation one : reservations) {
            mistakes.lookAtClients(one);
            for (IpAddress address : one.addresses()) {
                mistakes.lookAt(one, address, holding[next++]);
            }
            mistakes.lookAtName(one);
        }
        return mistakes.remarks;
    }

    /** Returns the first pool that holds each address; null if none does. */
    private @Nullable Pool[] holding(List<IpAddress> addresses) {
        @Nullable Pool[] holding = new Pool[addresses.size()];
        if (pools.isEmpty() || !verdicts.containsKey(Mistake.IN_POOL)) {
            return holding;
        }
        List<Object> spans = new ArrayList<>(pools);
        spans.addAll(addresses);
        int[] first = FirstOverlap.of(
                spans,
                span -> span instanceof Pool pool ? pool.range().start() : (IpAddress) span,
                span -> span instanceof Pool pool ? pool.range().end() : (IpAddress) span);
        for (int i = 0; i < holding.length; i++) {
            int found = first[pools.size() + i];
            holding[i] = found < pools.size() ? pools.get(found) : null;
        }
        return holding;
    }

    private void lookAtClients(Reservation one) {
        for (Client client : one.clients()) {
            if (client.mac() != null && client.mac().isMulticast()) {
                add(Mistake.MULTICAST, one, client + " is a multicast address");
            }
            for (String key : client.keys()) {
                for (IpAddress address : one.addresses()) {
                    ServedSubnet subnet = subnets.of(address);
                    Object place = subnet == null ? address.family() : subnet.block();
                    again(Mistake.CLIENT_TWICE, one, List.of(key, place), client);
                }
            }
        }
    }

    private void lookAtName(Reservation one) {
        if (one.name() != null) {
            again(Mistake.NAME_TWICE, one, Client.key(one.name()), "name '" + one.name() + "'");
        }
    }

    private void lookAt(Reservation one, IpAddress address, @Nullable Pool pool) {
        again(Mistake.ADDRESS_TWICE, one, address, address);
        ServedSubnet subnet = subnets.of(address);
        String reserved = subnet == null ? null : subnet.block().reserved(address);
        if (subnet == null && allPlaced && !subnets.hasNoneLike(address)) {
            add(Mistake.OUTSIDE, one, address + " is in no subnet here");
        } else if (subnet != null && subnet.own().contains(address)) {
            add(Mistake.OWN, one, address + " is the server's or gateway's own");
        } else if (subnet != null && reserved != null && subnet.block().isRoomy()) {
            add(Mistake.RESERVED, one, address + " is the " + reserved);
        } else if (pool != null) {
            add(Mistake.IN_POOL, one, address + " is in the pool of " + at(pool.where(), one));
        }
    }

    private void again(Mistake mistake, Reservation one, Object key, Object subject) {
        Reservation first = seen.putIfAbsent(key, one);
        if (first != null && first != one) {
            add(
                    mistake,
                    one,
                    "duplicate " + (subject instanceof IpAddress ? "address " : "") + subject + ", also at "
                            + at(first.where(), one));
        }
    }

    /** Returns a place as seen from an entry: its line, with the file if that is another. */
    static String at(Whence where, Reservation from) {
        return where.path().equals(from.where().path())
                ? "line " + where.location().line()
                : where.toString();
    }

    private void add(Mistake mistake, Reservation one, String problem) {
        Mistake.Verdict verdict = verdicts.get(mistake);
        if (verdict != null) {
            String message = problem + "; " + verdict.consequence();
            remarks.add(Remark.of(verdict.severity(), mistake.id(), message, one.where()));
        }
    }
}
