package dev.xmlnet.host.interfaces;

import dev.xmlnet.host.plan.Tap;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines that make a stanza a bridge's, without their indentation, and how they are known again. */
final class BridgeText {
    private final BridgeChange change;
    private final Suite suite;

    BridgeText(BridgeChange change, Suite suite) {
        this.change = change;
        this.suite = suite;
    }

    /** The address that ifupdown2 must be told; null if nobody knows it. */
    @Nullable
    MacAddress mac(List<Stanza> stanzas) {
        if (change.mac() != null) {
            return change.mac();
        }
        for (Stanza stanza : stanzas) {
            Line line = stanza.option("hwaddress");
            MacAddress mac = line == null ? null : MacAddress.of(line.last().text());
            if (mac != null) {
                return mac;
            }
        }
        return null;
    }

    /**
     * Returns the lines.
     *
     * @param stanzas those of the NIC
     * @param mtu to be written here, or null if the stanza has it
     * @param early true if ifup brings the NIC up before the bridge
     */
    List<String> lines(List<Stanza> stanzas, @Nullable Integer mtu, boolean early) {
        List<String> lines = new ArrayList<>();
        boolean hush = early && suite == Suite.IFUPDOWN;
        if (hush) {
            lines.add("pre-up " + ipv6(1));
        }
        for (Tap tap : change.taps()) {
            lines.addAll(before(tap));
        }
        StringBuilder ports = new StringBuilder(change.nic().toString());
        change.taps().forEach(tap -> ports.append(' ').append(tap.name()));
        lines.add(suite.option("bridge", "ports") + " " + ports);
        if (mtu != null) {
            lines.add("mtu " + mtu);
        }
        if (suite == Suite.IFUPDOWN2) {
            lines.add("hwaddress " + mac(stanzas));
        } else {
            lines.add("bridge_hw " + (change.mac() == null ? change.nic() : change.mac()));
        }
        lines.add(suite.option("bridge", "stp") + (change.stp() ? " on" : " off"));
        if (!change.stp()) {
            lines.add(suite.option("bridge", "fd") + " 0");
        }
        lines.addAll(vlans());
        change.taps().forEach(tap -> lines.add("post-down ip tuntap del dev " + tap.name() + " mode tap"));
        if (hush) {
            lines.add("post-down " + ipv6(0));
        }
        return lines;
    }

    /** A NIC that is up before its bridge asks for IPv6 addresses, and would keep them beside the bridge's. */
    private String ipv6(int off) {
        return "echo " + off + " > /proc/sys/net/ipv6/conf/" + change.nic() + "/disable_ipv6 || true";
    }

    /** ifupdown2 looks for the tap in what the kernel told it, which may be a moment late. */
    private List<String> before(Tap tap) {
        String name = tap.name().toString();
        String user = tap.user() == null ? "" : " user " + tap.user();
        return List.of(
                "pre-up ip link show " + name + " >/dev/null 2>&1 || ip tuntap add dev " + name + " mode tap" + user,
                "pre-up ip link set " + name + " up" + (suite == Suite.IFUPDOWN2 ? "; sleep 1" : ""));
    }

    private List<String> vlans() {
        List<String> lines = new ArrayList<>();
        if (change.vlanAware()) {
            lines.add(suite.option("bridge", "vlan", "aware") + " yes");
            if (suite == Suite.IFUPDOWN2 && !change.vlans().isEmpty()) {
                lines.add("bridge-vids "
                        + String.join(
                                " ",
                                change.vlans().stream().map(String::valueOf).toList()));
            }
            for (Integer id : suite == Suite.IFUPDOWN2 ? List.<Integer>of() : change.vlans()) {
                lines.add("up bridge vlan add dev " + change.nic() + " vid " + id);
                lines.add("up bridge vlan add dev " + change.bridge() + " vid " + id + " self");
            }
        }
        return lines;
    }

    /** True if a stanza makes one of the bridge's ports as a tap. */
    static boolean isTap(Stanza stanza, String port) {
        return stanza.options().stream()
                .anyMatch(one -> Hook.is(one) && one.value().equals("ip tuntap del dev " + port + " mode tap"));
    }

    /**
     * True if an option of a bridge's stanza is there because of the bridge.
     *
     * @param at its place among the options
     * @param taps the bridge's ports that it makes itself
     */
    boolean isOfBridge(Stanza stanza, int at, List<String> taps) {
        Line option = stanza.options().get(at);
        if (Hook.is(option)) {
            String command = option.value();
            boolean vlan = command.startsWith("bridge vlan add dev " + change.nic() + " vid ")
                    || (command.startsWith("bridge vlan add dev " + change.bridge() + " vid ")
                            && command.endsWith(" self"));
            return vlan
                    || command.equals(ipv6(0))
                    || command.equals(ipv6(1))
                    || taps.stream().anyMatch(tap -> isOfTap(command, tap));
        } else if (option.name().equals("mtu")) {
            return isAt(stanza, at - 1, "bridge-ports")
                    && (isAt(stanza, at + 1, "bridge-hw") || isAt(stanza, at + 1, "hwaddress"));
        } else if (option.name().equals("hwaddress")) {
            return isAt(stanza, at + 1, "bridge-stp")
                    && (isAt(stanza, at - 1, "bridge-ports") || isAt(stanza, at - 2, "bridge-ports"));
        }
        return option.name().startsWith("bridge-");
    }

    private static boolean isOfTap(String command, String tap) {
        return command.startsWith("ip link show " + tap + " >/dev/null 2>&1 || ip tuntap add dev " + tap + " mode tap")
                || command.equals("ip link set " + tap + " up")
                || command.equals("ip link set " + tap + " up; sleep 1")
                || command.equals("ip tuntap del dev " + tap + " mode tap");
    }

    private static boolean isAt(Stanza stanza, int at, String name) {
        return at >= 0
                && at < stanza.options().size()
                && stanza.options().get(at).name().equals(name);
    }
}
