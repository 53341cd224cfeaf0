package dev.xmlnet.host.netplan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order of a NIC's keys, which must be told again from the keys that stay and those that went to the bridge. A key that both have says where
 * it stood among the others; between those, the lines that are the bridge's own stand where the keys that stayed were.
 */
final class Order {
    /** The bridge's key that stands where keys stayed. */
    static final String FIRST = "interfaces";

    /** Another such key, for the rest of them, unless it is the NIC's too. */
    static final String SECOND = "macaddress";

    private static final Set<String> MARKS = Set.of(FIRST, SECOND);

    private Order() {}

    /**
     * Returns all keys as they stood.
     *
     * @param nic the NIC's keys, in order
     * @param bridge the bridge's keys, in order
     */
    static List<String> merged(List<String> nic, List<String> bridge) {
        if (bridge.stream().anyMatch(Remark::is)) {
            return byRemarks(nic, bridge);
        }
        List<String> merged = new ArrayList<>();
        int doneNic = 0;
        int doneBridge = 0;
        for (int i = 0; i < nic.size(); i++) {
            int at = bridge.indexOf(nic.get(i));
            if (at >= doneBridge && !nic.get(i).equals(FIRST)) {
                merged.addAll(segment(nic.subList(doneNic, i), bridge.subList(doneBridge, at)));
                merged.add(nic.get(i));
                doneNic = i + 1;
                doneBridge = at + 1;
            }
        }
        merged.addAll(segment(nic.subList(doneNic, nic.size()), bridge.subList(doneBridge, bridge.size())));
        return merged;
    }

    private static List<String> byRemarks(List<String> nic, List<String> bridge) {
        Set<String> merged = new LinkedHashSet<>();
        for (String key : bridge) {
            if (Remark.is(key)) {
                Remark.keys(key).stream().filter(nic::contains).forEach(merged::add);
            } else if (!MARKS.contains(key) || (key.equals(SECOND) && nic.contains(key))) {
                merged.add(key);
            }
        }
        merged.addAll(nic);
        return List.copyOf(merged);
    }

    /**
     * Returns the bridge's keys with remarks among them, from which {@link #merged} finds any order.
     *
     * @param id the NIC
     * @param original the NIC's keys, as they stand
     * @param bridge those that the bridge gets, in that order
     * @param marks the bridge's own
     */
    static List<String> remarked(String id, List<String> original, List<String> bridge, List<String> marks) {
        List<String> remarked = new ArrayList<>(marks);
        List<String> run = new ArrayList<>();
        for (String key : original) {
            if (!bridge.contains(key)) {
                run.add(key);
                continue;
            } else if (!run.isEmpty()) {
                remarked.add(Remark.of(id, run));
                run.clear();
            }
            remarked.add(key);
        }
        // What no remark names comes last.
        if (remarked.stream().noneMatch(Remark::is)) {
            remarked.add(Remark.of(id, run));
        }
        return remarked;
    }

    private static List<String> segment(List<String> nic, List<String> bridge) {
        List<String> merged = new ArrayList<>();
        List<String> rest = new ArrayList<>(nic);
        boolean second = false;
        for (int i = 0; i < bridge.size(); i++) {
            String key = bridge.get(i);
            if (!MARKS.contains(key)) {
                merged.add(key);
            } else if (second || isLastMark(bridge, i)) {
                merged.addAll(rest);
                rest.clear();
            } else if (!rest.isEmpty()) {
                merged.add(rest.remove(0));
            }
            second |= MARKS.contains(key);
        }
        if (bridge.stream().noneMatch(MARKS::contains)) {
            merged.addAll(0, rest);
        }
        return merged;
    }

    /** True if no other mark stands behind a key, or only beside it. */
    private static boolean isLastMark(List<String> bridge, int i) {
        List<String> behind = bridge.subList(i + 1, bridge.size());
        return behind.stream().noneMatch(MARKS::contains) || MARKS.contains(behind.get(0));
    }

    /**
     * Returns the bridge's keys with the marks put where {@link #merged} finds the NIC's order again; at the beginning if it cannot.
     *
     * @param original the NIC's keys, as they stand
     * @param nic those that stay
     * @param bridge those that the bridge gets, in that order
     * @param marks those of {@link #FIRST} and {@link #SECOND} that the bridge gets of its own
     */
    static List<String> marked(List<String> original, List<String> nic, List<String> bridge, List<String> marks) {
        for (int apart = 0; apart <= bridge.size(); apart++) {
            for (int at = 0; at + apart <= bridge.size(); at++) {
                List<String> tried = new ArrayList<>(bridge);
                if (marks.size() > 1) {
                    tried.add(at + apart, marks.get(1));
                }
                if (!marks.isEmpty()) {
                    tried.add(at, marks.get(0));
                }
                if (merged(nic, tried).equals(original)) {
                    return tried;
                }
            }
        }
        List<String> plain = new ArrayList<>(marks);
        plain.addAll(bridge);
        return plain;
    }
}
