package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
            Strangers strangers = new Strangers(claims);
            for (int from = 0; from < claims.size(); ) {
                Definition owner = claims.get(from).owner();
                int to = from + 1;
                while (to < claims.size() && claims.get(to).owner() == owner) {
                    to++;
                }
                Siblings siblings = new Siblings(claims.subList(from, to));
                for (Claim claim : claims.subList(from, to)) {
                    say(across, severity, message, claim, siblings, strangers);
                }
                from = to;
            }
        }
    }

    private void say(
            Across across, Severity severity, String message, Claim claim, Siblings siblings, Strangers strangers) {
        int own = siblings.count(claim);
        int all = own + strangers.count(claim);
        if (all > 0) {
            List<Claim> named = new ArrayList<>(siblings.named(claim));
            named.addAll(strangers.named(claim));
            boolean never = own > 0 && claim.what() == What.NIC;
            across.say(
                    rule,
                    never ? Severity.ERROR : severity,
                    message,
                    claim,
                    named.subList(0, Math.min(named.size(), Finding.MOST_OTHERS)),
                    all);
        }
    }

    /** Those of other guests or networks; what is named of them is the same for all of one guest. */
    private static final class Strangers {
        private final List<Claim> all;
        private final Map<Integer, Integer> sizes = new HashMap<>();
        private final Map<Integer, List<Claim>> named = new HashMap<>();

        Strangers(List<Claim> all) {
            this.all = all;
            for (Claim claim : all) {
                sizes.merge(claim.owner().identity(), 1, Integer::sum);
            }
        }

        int count(Claim claim) {
            return all.size() - sizes.getOrDefault(claim.owner().identity(), 0);
        }

        /** The first few. */
        @SuppressWarnings("ReferenceEquality") // Another one may say the very same.
        List<Claim> named(Claim claim) {
            return named.computeIfAbsent(
                    claim.owner().identity(),
                    own -> all.stream()
                            .filter(other -> other.owner().identity() != own)
                            .limit(Finding.MOST_OTHERS)
                            .toList());
        }
    }

    /** Those of one definition, of which the two halves of a teaming pair do not clash. */
    private static final class Siblings {
        private static final String NEITHER = "";

        private final IdentityHashMap<Claim, String> halves = new IdentityHashMap<>(0);
        private final Map<String, Integer> sizes = new HashMap<>();
        private final Map<String, List<Claim>> first = new HashMap<>();
        private final int size;

        Siblings(List<Claim> all) {
            size = isToldOfOne(all.get(0)) ? all.size() : 0;
            if (size > 1 && all.get(0).what() == What.MAC) {
                putHalves(((GuestFacts) all.get(0).owner()).ports());
            }
            for (Claim claim : all) {
                sizes.merge(half(claim), 1, Integer::sum);
                for (String half : List.of(NEITHER, "+", "-")) {
                    List<Claim> few = first.computeIfAbsent(half, h -> new ArrayList<>(1));
                    // One more than are named, since a claim is not named to itself.
                    if (few.size() <= Finding.MOST_OTHERS && !arePair(half, half(claim))) {
                        few.add(claim);
                    }
                }
            }
        }

        private void putHalves(Port... ports) {
            for (Port port : ports) {
                String half = port.value(What.TEAMING);
                for (Claim claim : port.claims()) {
                    if (half != null && claim.what() == What.MAC) {
                        halves.put(claim, half);
                    }
                }
            }
        }

        private String half(Claim claim) {
            return halves.getOrDefault(claim, NEITHER);
        }

        private static boolean arePair(String half, String other) {
            return !half.equals(NEITHER) && !other.equals(NEITHER) && !half.equals(other);
        }

        int count(Claim claim) {
            String half = half(claim);
            int pairs = half.equals(NEITHER) ? 0 : sizes.getOrDefault(half.equals("+") ? "-" : "+", 0);
            return Math.max(0, size - 1 - pairs);
        }

        /** The first few. */
        @SuppressWarnings("ReferenceEquality") // Another one may say the very same.
        List<Claim> named(Claim claim) {
            List<Claim> named = new ArrayList<>(size == 0 ? List.of() : first.get(half(claim)));
            named.removeIf(other -> other == claim);
            return named;
        }
    }

    /** What one definition says twice a rule that looks at one file tells: of networks all, of guests these. */
    private static boolean isToldOfOne(Claim claim) {
        return claim.owner() instanceof GuestFacts && claim.what() != What.DEVICE && claim.what() != What.TARGET;
    }
}
