package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.check.NetworkFacts.Reservation;
import dev.xmlnet.libvirt.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which guest has which IP address: by a reservation of DHCP, by what its filter lets through, by its own {@code <ip>}. */
final class LeaseRules implements AcrossRule {
    private final Across across;
    private final Map<String, List<Seat>> reserved = new HashMap<>();
    private final Map<String, List<Holder>> holders = new HashMap<>();

    /** An interface with a MAC address for which something is reserved. */
    private record Seat(GuestFacts guest, Port port) {}

    /**
     * Who has an address.
     *
     * @param guest the guest; null if a reservation is for none that is given
     * @param claim where it is said
     */
    private record Holder(@Nullable GuestFacts guest, Claim claim) {
        /** Two reservations of one network are another rule's, which looks at one file. */
        boolean isAnother(Holder other) {
            boolean sameGuest = guest != null && other.guest != null && guest.identity() == other.guest.identity();
            return !sameGuest && owner() != other.owner();
        }

        /** Who says it: that guest, or a network. */
        int owner() {
            return claim.owner().identity();
        }
    }

    /** How many holders of one address are of one guest, of one network, or of both. */
    private static final class Census {
        private final Map<Integer, Integer> guests = new HashMap<>();
        private final Map<Integer, Integer> owners = new HashMap<>();
        private final Map<List<Integer>, Integer> both = new HashMap<>();
        private final int size;

        Census(List<Holder> all) {
            size = all.size();
            for (Holder one : all) {
                owners.merge(one.owner(), 1, Integer::sum);
                if (one.guest != null) {
                    guests.merge(one.guest.identity(), 1, Integer::sum);
                    both.merge(List.of(one.guest.identity(), one.owner()), 1, Integer::sum);
                }
            }
        }

        int others(Holder one) {
            int rest = size - owners.getOrDefault(one.owner(), 0);
            if (one.guest == null) {
                return rest;
            }
            int guest = one.guest.identity();
            return rest - guests.getOrDefault(guest, 0) + both.getOrDefault(List.of(guest, one.owner()), 0);
        }
    }

    LeaseRules(Across across) {
        this.across = across;
    }

    /** Looks at everything once. */
    @Override
    public void look() {
        for (NetworkFacts network : across.networks()) {
            for (Reservation reservation : network.reservations()) {
                reserved.put(reservation.mac().key(), new ArrayList<>(1));
            }
        }
        for (GuestFacts guest : across.guests()) {
            for (Port port : guest.ports()) {
                look(guest, port);
            }
        }
        for (NetworkFacts network : across.networks()) {
            for (Reservation reservation : network.reservations()) {
                look(network, reservation);
            }
        }
        holders.forEach(this::collisions);
    }

    private void look(GuestFacts guest, Port port) {
        Claim mac = port.claim(What.MAC);
        List<Seat> seats = mac == null ? null : reserved.get(mac.key());
        if (seats != null) {
            seats.add(new Seat(guest, port));
        }
        String scope = scope(port);
        if (scope != null) {
            for (Claim claim : port.claims()) {
                if (claim.what() == What.IP) {
                    hold(scope, claim, guest);
                }
            }
        }
    }

    /** What a port shares with others so that one address can be there only once; null if that is not known. */
    private @Nullable String scope(Port port) {
        String source = port.value(What.SOURCE);
        // Behind tags, which a port group may give too, an address may be another's elsewhere.
        if (source == null || port.claim(What.VLAN) != null || port.claim(What.PORTGROUP) != null) {
            return null;
        }
        return switch (port.kind()) {
            case NETWORK -> scope(source, across.network(source));
            case BRIDGE, OVS -> "bridge " + source;
            default -> null;
        };
    }

    private static String scope(String name, @Nullable NetworkFacts network) {
        return network == null || network.bridge() == null
                ? "network " + name
                : "bridge " + network.bridge().key();
    }

    private void hold(String scope, Claim claim, @Nullable GuestFacts guest) {
        holders.computeIfAbsent(scope + " " + claim.key().trim(), key -> new ArrayList<>(1))
                .add(new Holder(guest, claim));
    }

    private void look(NetworkFacts network, Reservation reservation) {
        List<Seat> seats = reserved.getOrDefault(reservation.mac().key(), List.of());
        Seat here = null;
        for (Seat seat : seats) {
            here = here == null && isOn(network, seat.port) ? seat : here;
        }
        if (reservation.ip() != null) {
            hold(scope(network.called(), network), reservation.ip(), here == null ? null : here.guest);
        }
        if (here != null || across.guests().isEmpty()) {
            return;
        }
        String mac = reservation.mac().key();
        if (seats.isEmpty()) {
            String message =
                    "no guest here has the MAC address " + mac + " of this reservation: take it away, or mend it";
            across.say(Rule.NET005, message, reservation.mac(), null);
        } else {
            Seat seat = seats.get(0);
            String message = "the guest '" + seat.guest.called() + "' with the MAC address " + mac
                    + " is not on this network but on " + where(seat.port) + ": reserve there, or connect it here";
            across.say(Rule.NET005, message, reservation.mac(), seat.port.claim(What.MAC));
        }
    }

    private static boolean isOn(NetworkFacts network, Port port) {
        String source = port.value(What.SOURCE);
        if (source == null) {
            return false;
        }
        String bridge = network.bridge() == null ? null : network.bridge().key();
        return port.kind() == Kind.NETWORK ? source.equals(network.called()) : source.equals(bridge);
    }

    private static String where(Port port) {
        String source = port.value(What.SOURCE);
        return source == null
                ? "a " + port.kind().word() + " interface"
                : "the " + (port.kind() == Kind.OVS ? "bridge" : noun(port.kind())) + " '" + source + "'";
    }

    private static String noun(Kind kind) {
        return kind.isBridged() ? kind.word() : "NIC";
    }

    private void collisions(String scope, List<Holder> all) {
        if (all.size() == 1) {
            return;
        }
        Census census = new Census(all);
        for (Holder one : all) {
            int number = census.others(one);
            List<Claim> named = new ArrayList<>(Finding.MOST_OTHERS);
            for (int i = 0; named.size() < Math.min(number, Finding.MOST_OTHERS); i++) {
                if (one.isAnother(all.get(i))) {
                    named.add(all.get(i).claim);
                }
            }
            if (number > 0) {
                String message = "the address " + one.claim.key() + " is another guest's too: give one of them another";
                across.say(Rule.NET006, Rule.NET006.severity(), message, one.claim, named, number);
            }
        }
    }
}
