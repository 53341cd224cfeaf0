package dev.xmlnet.args.qemu.read;

import dev.xmlnet.xml.Part;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A port of the host that goes to the guest: {@code [tcp|udp]:[ADDRESS]:PORT-[GUEST]:PORT}.
 *
 * @param protocol tcp or udp
 * @param address of the host; empty for all
 * @param port of the host
 * @param guest address of the guest; empty for its first
 * @param to port of the guest
 */
record HostForward(String protocol, String address, int port, String guest, int to) {
    private static final Pattern FORM =
            Pattern.compile("(tcp|udp|):(\\[[^\\]]*\\]|[^:]*):(\\d{1,5})-(\\[[^\\]]*\\]|[^:]*):(\\d{1,5})");
    private static final int MOST = 0xffff;

    /** Reads one; null if QEMU refuses it. */
    static @Nullable HostForward parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        int port = Integer.parseInt(matcher.group(3));
        int to = Integer.parseInt(matcher.group(5));
        if (port > MOST || to > MOST || to == 0) {
            return null;
        }
        String protocol = matcher.group(1).isEmpty() ? "tcp" : matcher.group(1);
        return new HostForward(protocol, bare(matcher.group(2)), port, bare(matcher.group(4)), to);
    }

    private static String bare(String address) {
        return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
    }

    /** Returns it as passt of libvirt has it. */
    Part toPart() {
        Part range = Part.of("range")
                .with("start", Integer.toString(port))
                .with("to", port == to ? null : Integer.toString(to));
        return Part.of("portForward")
                .with("proto", protocol)
                .with("address", address.isEmpty() ? null : address)
                .with(range);
    }
}
