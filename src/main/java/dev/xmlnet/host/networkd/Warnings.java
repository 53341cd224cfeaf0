package dev.xmlnet.host.networkd;

import dev.xmlnet.host.ini.Changes;
import dev.xmlnet.host.ini.HostIni;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.ini.IniLine;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person must know of a change that can be made.
 *
 * @param nic the NIC's file
 */
record Warnings(Units units, Network nic, BridgeChange change, Changes changes) {
    private static final Set<String> NAMING = Set.of("IncomingInterface", "OutgoingInterface", "UplinkInterface");

    void add() {
        for (Network.Setting vlan : nic.settings(Network.NETWORK, "VLAN")) {
            if (!vlan.value().isEmpty()) {
                changes.note(
                        vlan.file(),
                        "vlan-on-nic",
                        "VLAN device " + vlan.value() + " stays on " + change.nic() + ", so guests on "
                                + change.bridge() + " do not see it",
                        vlan.line());
            }
        }
        identity();
        for (Network.Setting token : nic.settings("IPv6AcceptRA", "Token")) {
            if (token.value().startsWith("prefixstable")) {
                changes.warning(
                        token.file(),
                        "stable-privacy",
                        change.bridge() + " gets another IPv6 address by SLAAC; set a static token",
                        token.line());
            }
        }
        links();
        others();
    }

    /** DHCP knows a host by a number that networkd takes from udev's name of the NIC, which a bridge does not have. */
    private void identity() {
        Network.Setting dhcp = nic.setting(Network.NETWORK, "DHCP");
        String value = dhcp == null ? "no" : dhcp.value();
        boolean byMac = "mac".equals(nic.value("DHCPv4", "ClientIdentifier"));
        warn(dhcp, value.matches("ipv4|yes|true|on|1") && !byMac, "DHCPv4");
        warn(dhcp, value.matches("ipv6|yes|true|on|1"), "DHCPv6");
    }

    private void warn(Network.@Nullable Setting dhcp, boolean asks, String section) {
        if (dhcp != null && asks && nic.value(section, "IAID") == null) {
            changes.warning(
                    dhcp.file(),
                    "dhcp-identity",
                    change.bridge() + " may get another address by " + section + "; add IAID= (networkctl status "
                            + change.nic() + ")",
                    dhcp.line());
        }
    }

    /** The bridge has the NIC's MAC address, so what udev does by the address it would do with the bridge. */
    private void links() {
        for (HostIni link : units.links()) {
            Match match = new Match(List.of(link));
            if (change.mac() != null && match.isByMac() && change.mac().equals(match.mac())) {
                changes.warning(
                        link,
                        "link-by-mac",
                        change.bridge() + " has the MAC address of this [Match] too; use" + " PermanentMACAddress=",
                        link.setting("Match", "MACAddress"));
            }
        }
    }

    private void others() {
        for (Network other : units.networks()) {
            for (HostIni file : other.equals(nic) ? List.<HostIni>of() : other.files()) {
                for (IniLine line : file.lines()) {
                    if (NAMING.contains(line.key())
                            && line.value().equals(change.nic().toString())) {
                        changes.warning(
                                file,
                                "names-nic",
                                line.key() + "= names " + change.nic() + ", where no traffic enters any more; use "
                                        + change.bridge(),
                                line);
                    }
                }
            }
        }
    }
}
