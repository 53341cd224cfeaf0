package dev.xmlnet.check;

import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What only one may have, and who says that it is his: lists are held only where there are several. */
final class Clashes {
    private final Rule rule;
    private final String before;
    private final String behind;
    private final Map<String, Claim> first = new HashMap<>();
    private final Map<String, List<Claim>> several = new HashMap<>();

    /** Two parts of a message, with the value between them. */
    Clashes(Rule rule, String before, String behind) {
        this.rule = rule;
        this.before = before;
        this.behind = behind;
    }

    /** Adds one; those of one definition must be added one after another. */
    void add(Claim claim) {
        Claim earlier = first.putIfAbsent(claim.key(), claim);
        if (earlier != null) {
            several.computeIfAbsent(claim.key(), key -> {
                        List<Claim> all = new ArrayList<>(2);
                        all.add(earlier);
                        return all;
                    })
                    .add(claim);
        }
    }

    /** Those that several have. */
    Iterable<List<Claim>> all() {
        return several.values();
    }

    /** Says of each claim what others it clashes with: of the same definition, or of another guest or network. */
    void say(Across across, Severity severity) {
        for (List<Claim> claims : several.values()) {
            Map<Integer, Integer> sizes = new HashMap<>();
            for (Claim claim : claims) {
                sizes.merge(claim.owner().identity(), 1, Integer::sum);
            }
            for (int i = 0; i < claims.size(); i++) {
                say(
                        across,
                        severity,
                        claims,
                        i,
                        claims.size() - sizes.get(claims.get(i).owner().identity()));
            }
        }
    }

    private void say(Across across, Severity severity, List<Claim> claims, int index, int strangers) {
        Claim claim = claims.get(index);
        List<Claim> others = ofSameOwner(claims, index);
        int all = others.size() + strangers;
        if (all == 0) {
            return;
        }
        for (int i = 0; i < claims.size() && others.size() < Math.min(all, Finding.MOST_OTHERS); i++) {
            if (claims.get(i).owner().identity() != claim.owner().identity()) {
                others.add(claims.get(i));
            }
        }
        List<Claim> named = others.subList(0, Math.min(others.size(), Finding.MOST_OTHERS));
        across.say(rule, severity, before + claim.key() + behind, claim, named, all);
    }

    private static List<Claim> ofSameOwner(List<Claim> claims, int index) {
        Claim claim = claims.get(index);
        int from = index;
        while (from > 0 && claims.get(from - 1).owner() == claim.owner()) {
            from--;
        }
        List<Claim> others = new ArrayList<>();
        for (int i = from; i < claims.size() && claims.get(i).owner() == claim.owner(); i++) {
            if (i != index && !arePair(claim, claims.get(i))) {
                others.add(claims.get(i));
            }
        }
        return others;
    }

    /** True for the MAC addresses of a declared teaming pair. */
    private static boolean arePair(Claim one, Claim other) {
        if (one.what() != Claim.What.MAC || !(one.owner() instanceof GuestFacts guest)) {
            return false;
        }
        return port(guest, one).isTeamedWith(port(guest, other));
    }

    private static Port port(GuestFacts guest, Claim mac) {
        for (Port port : guest.ports()) {
            if (mac.equals(port.claim(Claim.What.MAC))) {
                return port;
            }
        }
        throw new IllegalArgumentException("the MAC address is that of no interface: " + mac.place());
    }
}
