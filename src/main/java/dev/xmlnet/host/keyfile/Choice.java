package dev.xmlnet.host.keyfile;

import dev.xmlnet.host.ini.Changes;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.ini.IniLine;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The profile by which NetworkManager brings a NIC up.
 *
 * @param profile null if there is none, or if it cannot be told or be a port, which the changes then say
 * @param done true if the NIC is the bridge's port already
 * @param found true if any profile is for the NIC
 */
record Choice(@Nullable Profile profile, boolean done, boolean found) {
    static Choice of(List<Profile> profiles, BridgeChange change, Changes changes) {
        String nic = change.nic().toString();
        List<Profile> fitting = profiles.stream()
                .filter(one -> fit(one, change) != Profile.Fit.NONE)
                .toList();
        if (isDone(profiles, fitting, change)) {
            return new Choice(null, true, true);
        }
        List<Profile> automatic = fitting.stream().filter(Profile::isAutomatic).toList();
        List<Profile> ordered = (automatic.isEmpty() ? fitting : automatic)
                .stream()
                        .sorted(Comparator.comparing(Profile::priority)
                                .thenComparing(one -> fit(one, change))
                                .reversed())
                        .toList();
        if (ordered.isEmpty()) {
            return new Choice(null, false, false);
        }
        Profile best = ordered.get(0);
        if (!isSure(ordered, change, changes)) {
            return new Choice(null, false, true);
        }
        for (Profile other : ordered.subList(1, ordered.size())) {
            if (other.isAutomatic() && fit(other, change) != Profile.Fit.UNKNOWN) {
                changes.warning(
                        other.file(),
                        "other-profile",
                        "profile " + other.name() + " also fits " + nic
                                + " and keeps its addresses; set autoconnect=false",
                        null);
            }
        }
        return new Choice(best, false, true);
    }

    private static Profile.Fit fit(Profile profile, BridgeChange change) {
        return profile.fit(change.nic().toString(), change.mac());
    }

    private static boolean isDone(List<Profile> profiles, List<Profile> fitting, BridgeChange change) {
        String bridge = change.bridge().toString();
        return profiles.stream()
                .filter(one -> one.isBridge(bridge))
                .anyMatch(one -> fitting.stream().anyMatch(port -> port.isPortOf(bridge, one)));
    }

    private static boolean isSure(List<Profile> ordered, BridgeChange change, Changes changes) {
        Profile best = ordered.get(0);
        Profile.Fit fit = fit(best, change);
        String nic = change.nic().toString();
        Profile second = ordered.size() > 1 ? ordered.get(1) : null;
        IniLine master = best.ofPort();
        if (fit == Profile.Fit.UNKNOWN) {
            changes.error(
                    best.file(),
                    "no-mac",
                    "profile " + best.name() + " is for a MAC address; give that of " + nic,
                    null);
        } else if (fit == Profile.Fit.ANY) {
            changes.error(
                    best.file(),
                    "any-nic",
                    "profile " + best.name() + " fits any NIC; add interface-name=" + nic + " to [connection]",
                    null);
        } else if (second != null && fit(second, change) == fit && second.priority() == best.priority()) {
            changes.error(
                    best.file(),
                    "two-profiles",
                    "profiles " + best.name() + " and " + second.name() + " are both for " + nic
                            + "; set autoconnect=false in one",
                    null);
        } else if (!best.canBePort()) {
            changes.error(
                    best.file(),
                    "not-a-nic",
                    "a device of type " + best.type() + " cannot be a port; name another NIC",
                    best.file().setting(Profile.CONNECTION, "type"));
        } else if (master != null) {
            changes.error(
                    best.file(),
                    "port-already",
                    nic + " is a port already; remove " + master.key() + "=" + master.value() + " first",
                    master);
        }
        return !changes.refused();
    }
}
