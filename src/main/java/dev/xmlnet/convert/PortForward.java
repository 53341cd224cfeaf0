package dev.xmlnet.convert;

import dev.xmlnet.xml.Part;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A port, or a range of ports, of the host that passt hands to the guest.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param address the host's address to listen on, or null for all
 * @param start the first port on the host
 * @param end the last port on the host; {@code start} for a single port
 * @param to the guest's first port
 */
public record PortForward(String protocol, @Nullable String address, int start, int end, int to) {
    private static final Pattern FORM = Pattern.compile("(?:(tcp|udp):)?(?:(\\d+(?:\\.\\d+){3}|\\[[0-9a-fA-F:.]+]):)?"
            + "(\\d{1,5})(?:-(\\d{1,5}))?(?::(\\d{1,5}))?");
    private static final int LAST_PORT = 65535;

    /** Checks the ports. */
    public PortForward {
        int last = to + end - start;
        if (start < 1 || to < 1 || end < start || end > LAST_PORT || last > LAST_PORT) {
            throw new IllegalArgumentException("ports go from 1 to " + LAST_PORT + ", the lower first");
        }
    }

    /**
     * Reads {@code [tcp|udp:][address:]host[-end][:guest]}; an IPv6 address stands in brackets.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static PortForward parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw malformed(text, null);
        }
        int start = Integer.parseInt(m.group(3));
        try {
            String address = m.group(2) == null ? null : literal(m.group(2));
            return new PortForward(
                    m.group(1) == null ? "tcp" : m.group(1),
                    address,
                    start,
                    m.group(4) == null ? start : Integer.parseInt(m.group(4)),
                    m.group(5) == null ? start : Integer.parseInt(m.group(5)));
        } catch (UnknownHostException | IllegalArgumentException e) {
            throw malformed(text, e);
        }
    }

    /** In brackets, Java takes only a literal; of four numbers it would look a wrong one up. */
    private static String literal(String address) throws UnknownHostException {
        if (!address.startsWith("[")) {
            for (String number : address.split("\\.")) {
                if (number.length() > 3 || Integer.parseInt(number) > 255) {
                    throw new UnknownHostException(address);
                }
            }
            return address;
        }
        InetAddress.getByName(address);
        return address.substring(1, address.length() - 1);
    }

    private static IllegalArgumentException malformed(String text, @Nullable Exception cause) {
        String why = cause instanceof IllegalArgumentException ? ": " + cause.getMessage() : "";
        return new IllegalArgumentException(
                "'" + text + "' is not a port to forward, such as 2222:22 or udp:192.0.2.1:53" + why, cause);
    }

    /** The first that wants a port of the host that one before it wants; null if there is none. */
    static @Nullable PortForward twice(List<PortForward> forwards) {
        Map<String, BitSet> anywhere = new HashMap<>();
        Map<String, NavigableMap<Integer, Integer>> lastByFirst = new HashMap<>();
        for (PortForward one : forwards) {
            BitSet ports = anywhere.computeIfAbsent(one.protocol, protocol -> new BitSet());
            NavigableMap<Integer, Integer> everyAddress =
                    lastByFirst.computeIfAbsent(one.protocol, p -> new TreeMap<>());
            NavigableMap<Integer, Integer> own = one.address == null
                    ? everyAddress
                    : lastByFirst.computeIfAbsent(one.protocol + " " + one.address, a -> new TreeMap<>());
            int next = ports.nextSetBit(one.start);
            boolean meetsAny = next >= 0 && next <= one.end;
            if (meetsAny && (one.address == null || one.meets(own) || one.meets(everyAddress))) {
                return one;
            }
            ports.set(one.start, one.end + 1);
            own.put(one.start, one.end);
        }
        return null;
    }

    /** Since those of one address do not overlap, what begins last before the end of this is all that can. */
    private boolean meets(NavigableMap<Integer, Integer> lastByFirst) {
        Map.Entry<Integer, Integer> before = lastByFirst.floorEntry(end);
        return before != null && before.getValue() >= start;
    }

    /** As libvirt prints it. */
    Part toPart() {
        return Part.of("portForward")
                .with("proto", protocol)
                .with("address", address)
                .with(Part.of("range")
                        .with("start", Integer.toString(start))
                        .with("end", end == start ? null : Integer.toString(end))
                        .with("to", to == start ? null : Integer.toString(to)));
    }
}
