package dev.xmlnet.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which definitions are of one guest or network, so that what they share is no clash: those that libvirt would take for
 * one, of the same name and UUID, or the same name where one has no UUID. A snapshot or the state of a running guest belongs
 * to the guest that has its UUID, whatever it was called then.
 */
final class Identities {
    private final Map<String, Integer> byBoth = new HashMap<>();
    private final Map<String, Integer> byUuid = new HashMap<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final int step;
    private int last;

    /** 1 or -1: guests and networks hold devices of one host, and must not have one number. */
    Identities(int step) {
        this.step = step;
    }

    /** Gives each its number. Of the copies only the first of a guest that is not given otherwise gets one. */
    void of(List<? extends Definition> all) {
        for (Definition one : all) {
            if (!one.isCopy() && one.uuid() != null) {
                String both = one.uuid().key() + one.called();
                Integer known = byBoth.get(both);
                one.identify(known == null ? next(one) : known);
                byBoth.putIfAbsent(both, one.identity());
            }
        }
        for (Definition one : all) {
            if (!one.isCopy() && one.uuid() == null) {
                Integer known =
                        one.name() == null ? null : byName.get(one.name().key());
                one.identify(known == null ? next(one) : known);
            }
        }
        for (Definition one : all) {
            if (one.isCopy() && !isKnown(one)) {
                one.identify(next(one));
            }
        }
    }

    private boolean isKnown(Definition copy) {
        return copy.uuid() != null
                ? byUuid.containsKey(copy.uuid().key())
                : copy.name() != null && byName.containsKey(copy.name().key());
    }

    private int next(Definition one) {
        last += step;
        if (one.uuid() != null) {
            byUuid.putIfAbsent(one.uuid().key(), last);
        }
        if (one.name() != null) {
            byName.putIfAbsent(one.name().key(), last);
        }
        return last;
    }
}
