package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** User-mode networking: the ports that passt forwards, and the address that the guest is given. */
final class UserRules implements GuestRule {
    private static final int FIRST_UNPRIVILEGED = 1024;
    private static final int SHORTEST_PREFIX = 4;
    private static final int LONGEST_PREFIX = 27;
    private static final int IPV4_BITS = 32;

    /** Tried: libvirt 11.3 refuses others than /4 to /27, 12.9 takes any; IPv6 is /64 in both. */
    private static final Version PASST_HAS_ANY_PREFIX = new Version(12, 9, 0);

    private static final int IPV6_PREFIX = 64;

    private static final BitSet NO_PORTS = new BitSet(0);

    /** Ports of the host that a range forwards, or leaves out. */
    private record Ports(Element range, Element forward, int start, int end, boolean excluded) {
        /** What it listens for: two of one such key cannot both have a port. */
        List<String> listens() {
            return Arrays.asList(forward.attribute("proto"), forward.attribute("address"), forward.attribute("dev"));
        }

        @Override
        public String toString() {
            return start == end ? "port " + start : "ports " + start + " to " + end;
        }
    }

    @Override
    public void look(Guest guest, Findings findings) {
        for (GuestInterface one : guest.interfaces()) {
            // libvirt reads the ports on every kind of connection.
            forwards(one.element(), findings);
            if (guest.isQemu() && (one.kind() == Kind.USER || one.kind() == Kind.PASST)) {
                boolean anyPrefix =
                        one.kind() == Kind.PASST && findings.libvirt().isAtLeast(PASST_HAS_ANY_PREFIX);
                addresses(one.element(), anyPrefix, findings);
            }
        }
    }

    private static void forwards(Element element, Findings findings) {
        List<Ports> all = new ArrayList<>(0);
        for (Element forward : element.children()) {
            if (forward.is("portForward")) {
                for (Element range : forward.children("range")) {
                    Ports ports = ports(range, forward);
                    if (ports != null && look(ports, findings)) {
                        all.add(ports);
                    }
                }
            }
        }
        overlaps(all, findings);
    }

    /** Ranges that passt listens on for one protocol, address and device, each less what its forward leaves out. */
    private static void overlaps(List<Ports> all, Findings findings) {
        IdentityHashMap<Element, BitSet> excluded = new IdentityHashMap<>(0);
        for (Ports ports : all) {
            if (ports.excluded()) {
                excluded.computeIfAbsent(ports.forward(), forward -> new BitSet())
                        .or(TakenPorts.between(ports.start(), ports.end()));
            }
        }
        Map<List<String>, TakenPorts<Ports>> taken = new HashMap<>(0);
        for (Ports ports : all) {
            if (!ports.excluded()) {
                BitSet wanted = TakenPorts.between(ports.start(), ports.end());
                wanted.andNot(excluded.getOrDefault(ports.forward(), NO_PORTS));
                overlap(ports, wanted, taken.computeIfAbsent(ports.listens(), key -> new TakenPorts<>()), findings);
            }
        }
    }

    /** One finding a range, however many others it meets: it would be as many as pairs. */
    private static void overlap(Ports ports, BitSet wanted, TakenPorts<Ports> taken, Findings findings) {
        int port = taken.take(wanted, ports);
        if (port > 0) {
            findings.add(
                            Rule.PST001,
                            "port " + port
                                    + " of the host is forwarded twice, and only one can listen on it: take it out of"
                                    + " one range",
                            ports.range(),
                            "start")
                    .also(taken.taker(port).range(), "start");
        }
    }

    /** Null where the schema has said that the numbers are wrong. */
    private static @Nullable Ports ports(Element range, Element forward) {
        try {
            String start = range.attribute("start");
            String end = range.attribute("end");
            int first = Integer.parseInt(start);
            int last = end == null ? first : Integer.parseInt(end);
            return new Ports(range, forward, first, last, "yes".equals(range.attribute("exclude")));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** False if the range is none. */
    private static boolean look(Ports ports, Findings findings) {
        if (ports.end() < ports.start()) {
            findings.add(
                    Rule.PST001,
                    "the range ends at " + ports.end() + ", before it starts at " + ports.start()
                            + ", so that passt refuses it: write the lower port as start",
                    ports.range(),
                    "end");
            return false;
        }
        String zero = ports.start() < 1 ? "start" : "to";
        if (ports.start() < 1 || isBelowOne(ports.range().attribute("to"))) {
            findings.add(
                    Rule.PST001,
                    "ports begin at 1, and libvirt refuses the guest: write " + zero + "='8080', for example",
                    ports.range(),
                    zero);
            return false;
        }
        if (ports.start() < FIRST_UNPRIVILEGED && !ports.excluded()) {
            findings.add(
                            Rule.PST001,
                            "passt runs as an ordinary user, and only root may listen on " + ports
                                    + " of the host: forward a port from 1024 on, such as start='"
                                    + (8000 + ports.start()) + "' to='" + target(ports) + "'",
                            ports.range(),
                            "start")
                    .as(Severity.WARNING);
        }
        return true;
    }

    private static boolean isBelowOne(@Nullable String port) {
        return port != null && (port.startsWith("-") || port.equals("0"));
    }

    private static String target(Ports ports) {
        String to = ports.range().attribute("to");
        return to == null ? Integer.toString(ports.start()) : to;
    }

    /** What QEMU can give to a guest (qemuValidateDomainDeviceDefNetwork). */
    private static void addresses(Element element, boolean anyPrefix, Findings findings) {
        Element four = null;
        Element six = null;
        for (Element ip : element.children()) {
            String address = ip.is("ip") ? ip.attribute("address") : null;
            if (address == null) {
                continue;
            }
            boolean ipv6 = address.indexOf(':') >= 0;
            String family = ipv6 ? "ipv6" : "ipv4";
            Element before = ipv6 ? six : four;
            if (ip.attribute("family") != null && !family.equals(ip.attribute("family"))) {
                add(
                        address + " is an address of the family " + family + ": write family='" + family + "'",
                        ip,
                        "family",
                        findings);
            } else if (before != null) {
                add("QEMU gives a guest one " + family + " address: take " + address + " away", ip, "address", findings)
                        .also(before, "address");
            } else {
                prefix(ip, ipv6, anyPrefix && !ipv6, findings);
            }
            four = ipv6 || four != null ? four : ip;
            six = ipv6 && six == null ? ip : six;
        }
    }

    private static void prefix(Element ip, boolean ipv6, boolean anyPrefix, Findings findings) {
        int prefix = number(ip.attribute("prefix"));
        if (ip.attribute("peer") != null) {
            add("QEMU cannot give a peer to a guest: take peer away", ip, "peer", findings);
        } else if (ipv6 && prefix != 0 && prefix != IPV6_PREFIX) {
            add("QEMU gives a guest an IPv6 network of /64 only: write prefix='64'", ip, "prefix", findings);
        } else if (anyPrefix && prefix > IPV4_BITS) {
            add("an IPv4 network is /" + IPV4_BITS + " at most; write prefix='24'", ip, "prefix", findings);
        } else if (!ipv6 && !anyPrefix && prefix != 0 && (prefix < SHORTEST_PREFIX || prefix > LONGEST_PREFIX)) {
            add(
                    "QEMU gives a guest an IPv4 network from /" + SHORTEST_PREFIX + " to /" + LONGEST_PREFIX
                            + ": write such a prefix, as prefix='24'",
                    ip,
                    "prefix",
                    findings);
        }
    }

    private static Found add(String message, Element ip, String attribute, Findings findings) {
        return findings.add(Rule.IFC001, "libvirt refuses the guest: " + message, ip, attribute)
                .as(Severity.ERROR);
    }

    /** 0 where there is none, or the schema has said that it is wrong. */
    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
