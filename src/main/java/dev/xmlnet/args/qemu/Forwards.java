package dev.xmlnet.args.qemu;

import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The ports that {@code <portForward>} forwards, as QEMU's user network does: each one by itself, of IPv4 only. */
final class Forwards {
    /** More make a line that no shell and no person takes. */
    private static final int MOST = 1000;

    private static final int LAST_PORT = 65_535;

    private final List<String> said = new ArrayList<>(0);
    private final List<String> lost = new ArrayList<>(0);

    Forwards(Part part) {
        for (Part child : part.children()) {
            if (child.name().equals("portForward")) {
                add(child);
            }
        }
    }

    /** Values of {@code hostfwd}. */
    List<String> said() {
        return said;
    }

    /** Why one is not forwarded; a message each. */
    List<String> lost() {
        return lost;
    }

    private void add(Part forward) {
        String address = forward.attribute("address");
        if (address != null && address.indexOf(':') >= 0) {
            lost.add("QEMU's user network forwards from no IPv6 address; use an IPv4 address");
            return;
        }
        TreeMap<Integer, Integer> ports = new TreeMap<>();
        boolean any = false;
        for (Part range : forward.children()) {
            if (range.name().equals("range")) {
                any |= !"yes".equals(range.attribute("exclude"));
                add(range, ports);
            }
        }
        ports.values().removeIf(to -> to == 0);
        if (!any) {
            lost.add("QEMU's user network cannot forward all ports; name ranges");
        } else if (ports.isEmpty()) {
            lost.add("<portForward> names no port that QEMU forwards; use 1 to 65535, the first of a range first");
        } else if (said.size() + ports.size() > MOST) {
            lost.add(ports.size() + " ports are too many for QEMU, which wants an option for each; name fewer");
        } else {
            String proto = forward.attribute("proto");
            ports.forEach((port, to) -> said.add(
                    (proto == null ? "tcp" : proto) + ":" + (address == null ? "" : address) + ":" + port + "-:" + to));
        }
    }

    /** A range that is excluded takes its ports out of those before and after it. */
    private static void add(Part range, Map<Integer, Integer> ports) {
        int start = port(range.attribute("start"), 0);
        int end = port(range.attribute("end"), start);
        int to = port(range.attribute("to"), start);
        boolean excluded = "yes".equals(range.attribute("exclude"));
        for (int port = start; port > 0 && port <= end; port++) {
            // 0 stands for a port that an earlier range excludes.
            if (excluded) {
                ports.put(port, 0);
            } else {
                ports.putIfAbsent(port, to + port - start);
            }
        }
    }

    private static int port(@Nullable String text, int other) {
        return text == null || !text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LAST_PORT
                ? other
                : Integer.parseInt(text);
    }
}
