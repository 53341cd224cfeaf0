package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What two guests or networks cannot both have. */
final class ClashRules implements AcrossRule {
    private final Across across;
    private final Map<What, Clashes> shared = new EnumMap<>(What.class);

    ClashRules(Across across) {
        this.across = across;
        shared.put(
                What.MAC,
                new Clashes(Rule.MAC001, "the MAC address ", " is another interface's too: give one of them another"));
        shared.put(
                What.NIC,
                new Clashes(
                        Rule.DIR004,
                        "the NIC '",
                        "' is taken whole in another place too, and only one interface at a time can have it: name another"));
        shared.put(
                What.DEVICE,
                new Clashes(
                        Rule.HDV001,
                        "the host's device ",
                        " is given away in another place too, and only one guest at a time can have it: name another"));
        shared.put(
                What.INTERFACEID,
                new Clashes(
                        Rule.VPT003,
                        "the interfaceid ",
                        " is another interface's too: take one of them away, and libvirt makes a new one"));
        shared.put(
                What.TARGET,
                new Clashes(
                        Rule.TGT001,
                        "the tap '",
                        "' is another interface's too, and only one guest at a time can have it: take the name away,"
                                + " and libvirt makes one"));
        shared.put(
                What.SOCKET,
                new Clashes(
                        Rule.TGT001,
                        "the socket ",
                        " is another interface's too, and only one guest at a time can make it: name another"));
        shared.put(
                What.BRIDGE_MAC,
                new Clashes(
                        Rule.NET008,
                        "the bridge's MAC address ",
                        " is another network's too: take <mac> away from one of them, and libvirt makes a new one"));
    }

    /** Looks at what no two guests may share on whatever host they are, since their frames may meet. */
    void everywhere() {
        look(EnumSet.of(What.MAC, What.INTERFACEID));
    }

    /** Looks at what guests and networks of one host may not share. */
    @Override
    public void look() {
        look(EnumSet.complementOf(EnumSet.of(What.MAC, What.INTERFACEID)));
        definedTwice(across.guests(), "guest");
        definedTwice(across.networks(), "network");
        bridges();
    }

    private void look(Set<What> some) {
        shared.keySet().retainAll(some);
        for (GuestFacts guest : across.guests()) {
            for (Port port : guest.ports()) {
                for (Claim claim : port.claims()) {
                    take(claim);
                }
            }
            guest.claims().forEach(this::take);
        }
        for (NetworkFacts network : across.networks()) {
            network.claims().forEach(this::take);
        }
        shared.forEach((what, clashes) -> clashes.say(across, severity(what)));
    }

    private void take(Claim claim) {
        Clashes clashes = shared.get(claim.what());
        if (clashes != null) {
            clashes.add(claim);
        }
    }

    /**
     * What the host has once, libvirt gives to one guest after the other; it starts two networks with one bridge MAC, and they work as long
     * as nothing connects them.
     */
    private static Severity severity(What what) {
        return switch (what) {
            case NIC, DEVICE, TARGET, SOCKET, BRIDGE_MAC -> Severity.WARNING;
            default -> Severity.ERROR;
        };
    }

    private void definedTwice(List<? extends Definition> all, String noun) {
        Clashes uuids = new Clashes(
                Rule.NET008,
                "the UUID ",
                " is that of another " + noun
                        + " too, and libvirt refuses the second: take <uuid> away from the copy, and"
                        + " libvirt makes a new one");
        Clashes names = new Clashes(Rule.NET008, "", "");
        Definition before = null;
        for (Definition one : all) {
            if (one.isCopy()) {
                continue;
            }
            if (one.uuid() != null) {
                uuids.add(one.uuid());
            }
            // virt-install prints a guest twice: as it is installed, and as it is then.
            boolean again = before != null
                    && before.identity() == one.identity()
                    && before.path().equals(one.path());
            if (one.name() != null && !again) {
                names.add(one.name());
            }
            before = one;
        }
        uuids.say(across, Severity.ERROR);
        for (List<Claim> claims : names.all()) {
            sameName(claims, noun);
        }
    }

    /** libvirt takes a definition of the same name and UUID for a new one of the same guest, and refuses any other. */
    private void sameName(List<Claim> claims, String noun) {
        Map<String, Integer> uuids = new HashMap<>();
        for (Claim claim : claims) {
            uuids.merge(uuid(claim), 1, Integer::sum);
        }
        for (int own = 0; own < claims.size(); own++) {
            Claim claim = claims.get(own);
            boolean same = !uuid(claim).isEmpty() && uuids.getOrDefault(uuid(claim), 0) == claims.size();
            String message = same
                    ? "another file defines the " + noun + " '" + claim.key()
                            + "' too, and the one that is defined last replaces the other: keep one of them"
                    : "another " + noun + " is called '" + claim.key()
                            + "' too, and libvirt refuses the second: rename one of them, or keep one";
            List<Claim> others = new ArrayList<>();
            for (int i = 0; i < claims.size() && others.size() < Finding.MOST_OTHERS; i++) {
                if (i != own) {
                    others.add(claims.get(i));
                }
            }
            Severity severity = same ? Severity.WARNING : Severity.ERROR;
            across.say(Rule.NET008, severity, message, claim, others, claims.size() - 1);
        }
    }

    private static String uuid(Claim name) {
        Claim uuid = name.owner().uuid();
        return uuid == null ? "" : uuid.key();
    }

    /** Networks that stand on a bridge of the host can share it; one that libvirt makes belongs to one network. */
    private void bridges() {
        Clashes made = new Clashes(
                Rule.NET007,
                "the bridge '",
                "' is another network's too, and libvirt refuses the second: give one of them another name");
        Clashes used = new Clashes(
                Rule.NET007,
                "the bridge '",
                "' is made by one network and used by another as one of the host's, and libvirt refuses the"
                        + " first if the second is defined already: connect the guests to the first");
        for (String name : across.bridges()) {
            List<NetworkFacts> all = across.onBridge(name);
            int makers = 0;
            for (NetworkFacts network : all) {
                makers += network.makesBridge() ? 1 : 0;
            }
            for (NetworkFacts network : all) {
                Claim bridge = network.bridge();
                if (makers > 0 && bridge != null) {
                    (makers == all.size() ? made : used).add(bridge);
                }
            }
        }
        made.say(across, Severity.ERROR);
        used.say(across, Severity.WARNING);
    }
}
