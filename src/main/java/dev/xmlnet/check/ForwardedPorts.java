package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ports of the host that passt forwards to several interfaces, of which only one can have them. */
final class ForwardedPorts implements AcrossRule {
    private static final String ANY = "-";

    /** Stands for each address, or each device, there is; no value is empty. */
    private static final String EACH = "";

    /**
     * Ports in a row that an interface wants, by one protocol.
     *
     * @param port the number of the interface
     * @param number that of the range itself
     */
    record Ports(
            Claim claim, int port, int number, String protocol, String address, String device, int first, int last) {
        static final Comparator<Ports> ORDER =
                Comparator.comparingInt(Ports::first).thenComparingInt(Ports::number);

        static Ports of(Claim claim, int port, int number) {
            String[] parts = claim.key().split(" ");
            return new Ports(
                    claim,
                    port,
                    number,
                    parts[0],
                    parts[1],
                    parts[2],
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]));
        }

        /** The groups that it is in. */
        List<String> groups() {
            return groups(List.of(address, EACH), List.of(device, EACH));
        }

        /** The groups of those that may want a port of the same address and device; none is in two of them. */
        List<String> rivals() {
            return groups(mayBe(address), mayBe(device));
        }

        private static List<String> mayBe(String value) {
            return value.equals(ANY) ? List.of(EACH) : List.of(value, ANY);
        }

        private List<String> groups(List<String> addresses, List<String> devices) {
            List<String> groups = new ArrayList<>(4);
            for (String one : addresses) {
                for (String other : devices) {
                    groups.add(protocol + " " + one + " " + other);
                }
            }
            return groups;
        }
    }

    private final Across across;

    ForwardedPorts(Across across) {
        this.across = across;
    }

    /**
     * Adds what a {@code <portForward>} wants, without what it leaves out; a port that several of its ranges name is wanted by
     * the first.
     */
    static void claims(GuestFacts guest, Element forward, List<Claim> claims) {
        BitSet done = new BitSet(0);
        for (Element range : forward.children("range")) {
            if ("yes".equals(range.attribute("exclude"))) {
                done.or(ports(range));
            }
        }
        for (Element range : forward.children("range")) {
            BitSet wanted = ports(range);
            wanted.andNot(done);
            done.or(wanted);
            int first = wanted.nextSetBit(0);
            while (first > 0) {
                int end = wanted.nextClearBit(first);
                claim(guest, forward, range, first, end - 1, claims);
                first = wanted.nextSetBit(end);
            }
        }
    }

    private static BitSet ports(Element range) {
        int first = SettingRules.number(range.attribute("start"));
        int last = range.attribute("end") == null ? first : SettingRules.number(range.attribute("end"));
        return TakenPorts.between(first, last);
    }

    private static void claim(
            GuestFacts guest, Element forward, Element range, int first, int last, List<Claim> claims) {
        String key = String.join(
                " ",
                said(forward, "proto"),
                said(forward, "address"),
                said(forward, "dev"),
                Integer.toString(first),
                Integer.toString(last));
        claims.add(Claim.of(guest, What.FORWARDED, key, range, "start"));
    }

    private static String said(Element forward, String attribute) {
        String value = forward.attribute(attribute);
        return value == null || value.isBlank() ? ANY : value.strip().replace(' ', '_');
    }

    /** Says of each what others want of the same ports. */
    @Override
    public void look() {
        List<Ports> all = new ArrayList<>();
        int port = 0;
        for (GuestFacts guest : across.guests()) {
            for (Port one : guest.ports()) {
                port++;
                for (Claim claim : one.claims()) {
                    if (claim.what() == What.FORWARDED) {
                        all.add(Ports.of(claim, port, all.size()));
                    }
                }
            }
        }
        all.sort(Ports.ORDER);
        Map<String, List<Ports>> lists = new HashMap<>();
        for (Ports one : all) {
            for (String group : one.groups()) {
                lists.computeIfAbsent(group, g -> new ArrayList<>()).add(one);
            }
        }
        Map<String, SharedPorts> groups = new HashMap<>();
        lists.forEach((group, list) -> groups.put(group, new SharedPorts(list)));
        for (Ports one : all) {
            look(one, groups);
        }
    }

    private void look(Ports one, Map<String, SharedPorts> groups) {
        List<Ports> others = new ArrayList<>(0);
        int count = 0;
        for (String group : one.rivals()) {
            SharedPorts shared = groups.get(group);
            if (shared != null) {
                count += shared.count(one);
                others.addAll(shared.first(one));
            }
        }
        if (count > 0) {
            others.sort(Ports.ORDER);
            int port = Math.max(one.first(), others.get(0).first());
            String message = "host port " + port + " (" + one.protocol()
                    + ") is also forwarded to another interface, only one can have it; use another port";
            List<Claim> named =
                    others.stream().limit(Finding.MOST_OTHERS).map(Ports::claim).toList();
            across.say(Rule.PST001, Severity.WARNING, message, one.claim(), named, count);
        }
    }
}
