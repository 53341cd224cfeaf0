package dev.xmlnet.check;

import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.PortProfile;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.Mtu;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a network says beside its addresses and how it reaches out. */
final class SettingRules implements NetworkRule {
    /** In seconds, of a bridge with STP; without STP a port forwards at once. */
    private static final int SHORTEST_DELAY = 2;

    private static final Version VLANS_OF_BRIDGES = Version.parse("11.0");

    @Override
    public void look(Element network, @Nullable NetworkMode mode, Findings findings) {
        name(network.child("name"), findings);
        List<Element> portgroups = network.children("portgroup");
        portgroups(portgroups, findings);
        if (mode == null) {
            return;
        }
        vlan(network, findings);
        bandwidth(network, mode, findings);
        network.children("virtualport").forEach(port -> TagRules.decimal(port, findings));
        Element whole = network.child("virtualport");
        Element tags = network.child("vlan");
        for (Element portgroup : portgroups) {
            vlan(portgroup, findings);
            ownVirtualport(tags, portgroup, mode, findings);
            portgroup.children("virtualport").forEach(port -> TagRules.decimal(port, findings));
            twoVirtualports(whole, portgroup, findings);
            bandwidth(portgroup, mode, findings);
        }
        if (mode.isOwnBridge() || mode.isHostBridge()) {
            bridgeName(network.child("bridge"), findings);
        }
        if (mode.isOwnBridge()) {
            delay(network.child("bridge"), findings);
            mtu(network, findings);
            mac(network.child("mac"), findings);
            DnsRules.look(network, findings);
        }
    }

    /** The name is a file name, too; libvirt does not trim it. */
    private static void name(@Nullable Element name, Findings findings) {
        if (name == null) {
            return;
        }
        String content = name.content();
        String raw = raw(name);
        if (raw.isEmpty()) {
            findings.add(Rule.NET001, "libvirt refuses a network without a name: write one", name);
        } else if (content.indexOf('/') >= 0) {
            findings.add(Rule.NET001, "libvirt refuses a slash in the name '" + content + "': take it away", name);
        } else if (raw.indexOf('\n') >= 0 && raw.indexOf('<') < 0) {
            findings.add(
                    Rule.NET001,
                    "libvirt refuses a line end in a name: write <name>" + content.replace('\n', ' ')
                            + "</name> on one line",
                    name);
        }
    }

    /** What is between the tags, with its blanks. */
    private static String raw(Element element) {
        String text = element.source()
                .text()
                .substring(element.span().start(), element.span().end());
        int end = text.lastIndexOf("</");
        return end < 0 ? "" : text.substring(text.indexOf('>') + 1, end);
    }

    private static void portgroups(List<Element> portgroups, Findings findings) {
        Map<String, Element> names = new HashMap<>();
        Element standard = null;
        for (Element portgroup : portgroups) {
            String name = portgroup.attribute("name");
            Element first = name == null ? null : names.putIfAbsent(name, portgroup);
            if (first != null) {
                findings.add(
                                Rule.NET001,
                                "libvirt refuses two port groups of the name '" + name + "': give one of them another",
                                portgroup,
                                "name")
                        .also(first, "name");
            }
            if ("yes".equals(portgroup.attribute("default"))) {
                if (standard != null) {
                    findings.add(
                                    Rule.NET001,
                                    "libvirt refuses a second default port group: only one of '"
                                            + standard.attribute("name") + "' and '" + name + "' can be it",
                                    portgroup,
                                    "default")
                            .also(standard, "default");
                } else {
                    standard = portgroup;
                }
            }
        }
    }

    private static void vlan(Element bearer, Findings findings) {
        Element vlan = bearer.child("vlan");
        if (vlan == null) {
            return;
        }
        List<Element> tags = vlan.children("tag");
        Element untagged = null;
        for (Element tag : tags) {
            if (tag.attribute("nativeMode") == null) {
                continue;
            }
            if (untagged != null) {
                findings.add(
                                Rule.VLN002,
                                "libvirt refuses a second native tag: only one can have a nativeMode",
                                tag,
                                "nativeMode")
                        .also(untagged, "nativeMode");
            }
            untagged = tag;
        }
    }

    /** networkValidate asks the port group's own virtualport, if it has one, for what a VLAN needs. */
    private static void ownVirtualport(
            @Nullable Element whole, Element portgroup, NetworkMode mode, Findings findings) {
        Element own = portgroup.child("virtualport");
        Element vlan = portgroup.child("vlan") == null ? whole : portgroup.child("vlan");
        boolean bridge = mode == NetworkMode.BRIDGE && findings.libvirt().isAtLeast(VLANS_OF_BRIDGES);
        boolean tags =
                bridge || mode == NetworkMode.OVS || mode == NetworkMode.PASSTHROUGH || mode == NetworkMode.HOSTDEV;
        if (own == null || vlan == null || !tags) {
            return;
        }
        if (bridge && "openvswitch".equals(own.attribute("type"))) {
            return;
        } else if (mode != NetworkMode.OVS) {
            String text = "libvirt refuses a VLAN on " + mode
                    + " where a port group has a <virtualport> of its own: move" + " it to the network";
            findings.add(Rule.VLN001, text, own).also(vlan, null);
        } else if (own.attribute("type") == null) {
            String text = "libvirt refuses a VLAN where the <virtualport> of a port group has no type: write"
                    + " type='openvswitch'";
            findings.add(Rule.VLN001, text, own).also(vlan, null);
        }
    }

    /** What a port group and its network give must agree, also for a guest that has no virtualport of its own. */
    private static void twoVirtualports(@Nullable Element whole, Element portgroup, Findings findings) {
        Element own = portgroup.child("virtualport");
        if (whole == null || own == null) {
            return;
        }
        PortProfile one = PortProfile.of(Part.of(own));
        PortProfile other = PortProfile.of(Part.of(whole));
        String against = one == null || other == null ? null : one.conflict(other);
        if (against != null) {
            findings.add(Rule.VPT001, "no guest of this port group starts: " + against + "; write one of the two", own)
                    .also(whole, null);
        }
    }

    private static void bandwidth(Element bearer, NetworkMode mode, Findings findings) {
        Element bandwidth = bearer.child("bandwidth");
        if (bandwidth == null || !(mode.isOwnBridge() || mode.isHostBridge())) {
            return;
        }
        for (Element way : bandwidth.children()) {
            if (way.attribute("floor") != null) {
                findings.add(
                        Rule.QOS001,
                        "libvirt refuses a floor here: it belongs to <inbound> of a guest's interface",
                        way,
                        "floor");
            } else if (way.attribute("average") == null && (way.is("inbound") || way.is("outbound"))) {
                findings.add(
                        Rule.QOS001,
                        "libvirt refuses <" + way.name() + "> without an average: write average='...', in KiB a second",
                        way);
            }
        }
    }

    private static void bridgeName(@Nullable Element bridge, Findings findings) {
        String name = bridge == null ? null : bridge.attribute("name");
        if (bridge == null || name == null || name.isEmpty() || name.indexOf(' ') >= 0) {
            return; // of the last two the schema speaks
        }
        try {
            DeviceName.parse("bridge", name);
        } catch (IllegalArgumentException e) {
            findings.add(Rule.NET007, e.getMessage() + "; write another", bridge, "name")
                    .insteadOfSchema();
        }
    }

    private static void delay(@Nullable Element bridge, Findings findings) {
        String delay = bridge == null ? null : bridge.attribute("delay");
        if (bridge != null
                && delay != null
                && !"off".equals(bridge.attribute("stp"))
                && number(delay) > SHORTEST_DELAY) {
            findings.add(
                    Rule.NET010,
                    "a guest's port forwards only after twice the delay of " + delay
                            + " s, and its first DHCP or PXE requests are lost: write delay='0', of which Linux makes "
                            + SHORTEST_DELAY + " s, or stp='off' where no loop can be",
                    bridge,
                    "delay");
        }
    }

    private static void mtu(Element network, Findings findings) {
        Element mtu = network.child("mtu");
        if (mtu == null) {
            return;
        }
        int size = number(mtu.attribute("size"));
        if (size > 0 && size < Mtu.LEAST) {
            findings.add(
                    Rule.MTU001,
                    "Linux makes no bridge with an MTU of " + size + ", so that the network does not start: write "
                            + Mtu.LEAST + " or more",
                    mtu,
                    "size");
        } else if (size > 0 && size < Mtu.LEAST_OF_IPV6) {
            for (Element ip : network.children("ip")) {
                if ("ipv6".equals(ip.attribute("family"))) {
                    findings.add(
                                    Rule.MTU001,
                                    "an MTU of " + size + " is too small for IPv6, so that the network does not start:"
                                            + " write " + Mtu.LEAST_OF_IPV6 + " or more",
                                    mtu,
                                    "size")
                            .also(ip, "address");
                    return;
                }
            }
        }
    }

    private static void mac(@Nullable Element mac, Findings findings) {
        MacAddress address = mac == null ? null : MacAddress.of(mac.attribute("address"));
        if (mac != null && address != null && address.isZero()) {
            findings.add(
                    Rule.MAC002,
                    "no device can have the MAC address of zeros, so that the network does not start: write another, or"
                            + " take <mac> away",
                    mac,
                    "address");
        }
    }

    /** A whole number; -1 for null and for anything else. */
    static int number(@Nullable String text) {
        try {
            return text == null ? -1 : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
