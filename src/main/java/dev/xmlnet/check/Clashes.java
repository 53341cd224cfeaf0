package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
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

    /** Says of each claim, more severely of a NIC that one guest cannot have twice, what others it clashes with: of the same definition, or of another guest or network. */
    void say(Across across, Severity severity) {
        for (List<Claim> claims : several.values()) {
            String message = before + claims.get(0).key() + behind;
            Map<Integer, Integer> sizes = new HashMap<>();
            for (Claim claim : claims) {
                sizes.merge(claim.owner().identity(), 1, Integer::sum);
            }
            for (int i = 0; i < claims.size(); i++) {
                int strangers = claims.size() - sizes.get(claims.get(i).owner().identity());
                List<Claim> others = others(claims, i, strangers);
                int own = others.size() - Math.min(strangers, Finding.MOST_OTHERS);
                if (!others.isEmpty()) {
                    List<Claim> named = others.subList(0, Math.min(others.size(), Finding.MOST_OTHERS));
                    boolean never = own > 0 && claims.get(i).what() == What.NIC;
                    Severity worst = never ? Severity.ERROR : severity;
                    across.say(rule, worst, message, claims.get(i), named, own + strangers);
                }
            }
        }
    }

    /** All of the same definition, then the first few of others. */
    private static List<Claim> others(List<Claim> claims, int index, int strangers) {
        Claim claim = claims.get(index);
        List<Claim> others = ofSameOwner(claims, index);
        int enough = others.size() + Math.min(strangers, Finding.MOST_OTHERS);
        for (int i = 0; others.size() < enough; i++) {
            if (claims.get(i).owner().identity() != claim.owner().identity()) {
                others.add(claims.get(i));
            }
        }
        return others;
    }

    private static List<Claim> ofSameOwner(List<Claim> claims, int index) {
        Claim claim = claims.get(index);
        List<Claim> others = new ArrayList<>(Finding.MOST_OTHERS);
        if (!isToldOfOne(claim)) {
            return others;
        }
        int from = index;
        while (from > 0 && claims.get(from - 1).owner() == claim.owner()) {
            from--;
        }
        for (int i = from; i < claims.size() && claims.get(i).owner() == claim.owner(); i++) {
            if (i != index && !arePair(claim, claims.get(i))) {
                others.add(claims.get(i));
            }
        }
        return others;
    }

    /** What one definition says twice a rule that looks at one file tells: of networks all, of guests these. */
    private static boolean isToldOfOne(Claim claim) {
        return claim.owner() instanceof GuestFacts && claim.what() != What.DEVICE && claim.what() != What.TARGET;
    }

    /** True for the MAC addresses of a teaming pair of one guest. */
    private static boolean arePair(Claim one, Claim other) {
        if (one.what() != What.MAC || !(one.owner() instanceof GuestFacts guest)) {
            return false;
        }
        String half = half(guest, one);
        return half != null && !half.equals(half(guest, other)) && half(guest, other) != null;
    }

    private static String half(GuestFacts guest, Claim mac) {
        for (Port port : guest.ports()) {
            if (mac.equals(port.claim(What.MAC))) {
                return port.value(What.TEAMING);
            }
        }
        throw new IllegalArgumentException("the MAC address is that of no interface: " + mac.place());
    }
}
