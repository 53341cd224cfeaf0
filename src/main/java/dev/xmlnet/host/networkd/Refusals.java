package dev.xmlnet.host.networkd;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.host.ini.Changes;
import dev.xmlnet.host.ini.HostIni;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.ini.IniLine;
import dev.xmlnet.libvirt.value.DeviceName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a NIC cannot become a port.
 *
 * @param nic its file
 */
record Refusals(Units units, Network nic, Device device, BridgeChange change, Changes changes) {
    private static final Set<String> PORTS = Set.of("", "bond", "vlan", "veth", "dummy", "vxlan");

    void add() {
        String name = device.name();
        if (nic.fit(device) == Match.Fit.UNKNOWN) {
            boolean mac = change.mac() == null
                    && !(nic.match().words("MACAddress").isEmpty()
                            && nic.match().words("PermanentMACAddress").isEmpty());
            if (mac) {
                error("no-mac", "[Match] is by MAC address; give that of " + name);
            } else {
                error("unknown-match", "no file tells whether [Match] is true for " + name + "; add Name=" + name);
            }
        }
        refuseMaster(name);
        if (nic.name().contains("-netplan-")) {
            error("made-by-netplan", "netplan makes this file at each start; change its YAML");
        }
        if (DeviceName.looksWireless(name) || nic.match().words("Type").contains("wlan")) {
            error("not-a-nic", "Wi-Fi device " + name + " cannot be a port; route or use NAT");
        } else if (!PORTS.contains(device.kind())) {
            error("not-a-nic", "a device of kind " + device.kind() + " cannot be a port; name another NIC");
        }
        for (String key : Parts.EXCLUDING) {
            Network.Setting child = nic.setting(Network.NETWORK, key);
            error(
                    child,
                    "macvtap-on-nic",
                    key + "= makes a device on " + name + ", which excludes a bridge; remove the line");
        }
        for (HostIni file : nic.files()) {
            for (String section : Parts.OF_PORT_ONLY) {
                IniLine header = file.header(section);
                if (header != null) {
                    changes.error(
                            file,
                            "port-section",
                            "[" + section + "] is for a port, which " + name + " is not; remove it",
                            header);
                }
            }
            if (!file.file().source().charset().equals(UTF_8)) {
                changes.error(file, "not-utf-8", "the file is not UTF-8; convert it", null);
            } else if (file.hasOddLineEnds()) {
                changes.error(
                        file,
                        "line-ends",
                        "a line ends in a carriage return alone, or in a zero; convert the file",
                        null);
            } else if (file.isCut()) {
                changes.error(file, "cut-line", "the last line ends in a backslash; remove the backslash", null);
            }
        }
        refuseDevice(change.bridge().toString());
        change.taps().forEach(tap -> refuseDevice(tap.name().toString()));
    }

    private void refuseMaster(String name) {
        for (String key : List.of("Bridge", "Bond")) {
            Network.Setting master = nic.setting(Network.NETWORK, key);
            error(
                    master,
                    "port-already",
                    name + " is a port of '" + (master == null ? "" : master.value()) + "' already; remove " + key
                            + "= first");
        }
        Network.Setting unmanaged = nic.setting(Network.LINK, "Unmanaged");
        if (unmanaged != null && unmanaged.value().matches("(?i)yes|true|on|[1ty]")) {
            error(unmanaged, "unmanaged", "networkd leaves " + name + " to another program; change that one's files");
        }
    }

    private void refuseDevice(String name) {
        HostIni netdev = units.netdev(name);
        if (netdev != null) {
            changes.error(
                    netdev,
                    "device-exists",
                    "the file makes " + name + " already; use another name",
                    netdev.setting("NetDev", "Name"));
        }
        for (Network other : units.networks()) {
            if (other.match().words("Name").contains(name)) {
                changes.error(
                        other.main(),
                        "device-exists",
                        "the file is for a device " + name + " already; use another name",
                        other.main().setting("Match", "Name"));
            }
        }
    }

    private void error(String id, String message) {
        changes.error(nic.main(), id, message, nic.main().header("Match"));
    }

    private void error(Network.@Nullable Setting setting, String id, String message) {
        if (setting != null) {
            changes.error(setting.file(), id, message, setting.line());
        }
    }
}
