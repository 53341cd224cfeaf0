package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Ports of the host that passt forwards to several interfaces, of which only one can have them. */
final class ForwardedPorts implements AcrossRule {
    private static final String ANY = "-";

    /** Ports in a row that an interface wants, by one protocol. */
    private record Ports(Claim claim, int port, String protocol, String address, String device, int first, int last) {
        static Ports of(Claim claim, int port) {
            String[] parts = claim.key().split(" ");
            return new Ports(
                    claim, port, parts[0], parts[1], parts[2], Integer.parseInt(parts[3]), Integer.parseInt(parts[4]));
        }

        boolean meets(Ports other) {
            return port != other.port
                    && protocol.equals(other.protocol)
                    && first <= other.last
                    && other.first <= last
                    && mayBeOne(address, other.address)
                    && mayBeOne(device, other.device);
        }

        private static boolean mayBeOne(String one, String other) {
            return one.equals(ANY) || other.equals(ANY) || one.equals(other);
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
                        all.add(Ports.of(claim, port));
                    }
                }
            }
        }
        all.sort(Comparator.comparingInt(Ports::first));
        int widest = 0;
        for (int i = 0; i < all.size(); i++) {
            look(all, i, widest);
            widest = Math.max(widest, all.get(i).last() - all.get(i).first());
        }
    }

    /** Looks at those that may reach to the first port of one, and from there on. */
    private void look(List<Ports> all, int index, int widest) {
        Ports one = all.get(index);
        List<Claim> others = new ArrayList<>(0);
        int port = 0;
        int count = 0;
        int from = index;
        while (from > 0 && all.get(from - 1).first() >= one.first() - widest) {
            from--;
        }
        for (int i = from; i < all.size() && all.get(i).first() <= one.last(); i++) {
            Ports other = all.get(i);
            if (one.meets(other)) {
                count++;
                port = port == 0 ? Math.max(one.first(), other.first()) : port;
                if (others.size() < Finding.MOST_OTHERS) {
                    others.add(other.claim());
                }
            }
        }
        if (count > 0) {
            String message = "host port " + port + " (" + one.protocol()
                    + ") is also forwarded to another interface, only one can have it; use another port";
            across.say(Rule.PST001, Severity.WARNING, message, one.claim(), others, count);
        }
    }
}
