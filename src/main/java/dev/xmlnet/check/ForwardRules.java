package dev.xmlnet.check;

import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpRange;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a network reaches out, beside what the table of networks says: what libvirt's virNetworkForwardDefParseXML and
 * networkValidate refuse, and what leaves guests without a device.
 */
final class ForwardRules implements NetworkRule {
    @Override
    public void look(Element network, @Nullable NetworkMode mode, Findings findings) {
        Element forward = network.child("forward");
        if (mode == null || forward == null) {
            return;
        }
        if (mode.needsIp(findings.libvirt()) && network.child("ip") == null) {
            findings.add(
                    Rule.NET001,
                    "libvirt " + (mode == NetworkMode.OPEN ? "before 10.8 " : "") + "refuses " + mode
                            + " without the host's address in the network: add an <ip>",
                    forward);
        }
        List<Element> nics = forward.children("interface");
        if (mode == NetworkMode.NAT || mode == NetworkMode.ROUTE || mode.isDirect()) {
            first(forward, nics, findings);
        }
        if ((mode == NetworkMode.NAT || mode == NetworkMode.ROUTE) && nics.size() > 1) {
            findings.add(
                            Rule.NET001,
                            "libvirt refuses a second NIC to forward by: traffic leaves by one, so take this away",
                            nics.get(1),
                            "dev")
                    .also(nics.get(0), "dev");
        }
        pool(network, forward, mode, findings);
        if (mode == NetworkMode.HOSTDEV) {
            twice(forward.children("address"), findings);
        } else if (mode.isDirect()) {
            twice(nics, findings);
            if (mode != NetworkMode.PASSTHROUGH) {
                lower(forward, nics, findings);
            }
        }
        Element nat = forward.child("nat");
        if (nat != null && mode == NetworkMode.NAT) {
            nat(nat, findings);
        }
    }

    private static void first(Element forward, List<Element> nics, Findings findings) {
        String dev = forward.attribute("dev");
        if (dev == null) {
            return;
        }
        if (!nics.isEmpty() && !dev.equals(nics.get(0).attribute("dev"))) {
            findings.add(
                            Rule.NET001,
                            "libvirt refuses dev='" + dev + "' of <forward> beside another first <interface>: take it"
                                    + " away, or name " + nics.get(0).attribute("dev"),
                            forward,
                            "dev")
                    .also(nics.get(0), "dev");
        } else if (nics.isEmpty() && forward.child("pf") != null) {
            findings.add(
                            Rule.NET001,
                            "libvirt refuses dev='" + dev + "' of <forward> beside <pf>: take one of them away",
                            forward,
                            "dev")
                    .also(forward.child("pf"), "dev");
        }
    }

    private static void twice(List<Element> devices, Findings findings) {
        List<Object> seen = new ArrayList<>(devices.size());
        for (Element one : devices) {
            Object device = one.is("address") ? PciAddress.of(one) : one.attribute("dev");
            int first = seen.indexOf(device);
            if (device != null && first >= 0) {
                findings.add(
                                Rule.NET001,
                                "libvirt refuses the device " + device + " twice in one pool: take this away",
                                one,
                                "dev")
                        .also(devices.get(first), "dev");
            }
            seen.add(device);
        }
    }

    private static void pool(Element network, Element forward, NetworkMode mode, Findings findings) {
        if (mode.isOwnBridge()) {
            return;
        }
        Element pf = forward.child("pf");
        Element address = forward.child("address");
        if (mode == NetworkMode.HOSTDEV && pf != null && address != null) {
            findings.add(Rule.NET001, "libvirt drops <pf> beside <address> without a word: take one of them away", pf)
                    .as(Severity.WARNING)
                    .also(address, null);
        }
        boolean named = forward.attribute("dev") != null
                || forward.child("interface") != null
                || pf != null
                || address != null
                || (mode.isHostBridge() && network.attribute("bridge", "name") != null);
        if (!named) {
            findings.add(
                    Rule.NET001,
                    "no guest can start on this network, since it has no device: add "
                            + switch (mode) {
                                case HOSTDEV -> "<pf dev='...'/> to <forward>";
                                case BRIDGE, OVS ->
                                    "<bridge name='...'/> for a bridge of the host, or <interface dev='...'/> to"
                                            + " <forward> for macvtap";
                                default -> "<interface dev='...'/> to <forward>";
                            },
                    forward);
        }
    }

    /** Of a NIC that one guest takes whole, the radio carries the one address that it then has. */
    private static void lower(Element forward, List<Element> nics, Findings findings) {
        for (Element one : nics.isEmpty() ? List.of(forward) : nics) {
            String nic = one.attribute("dev");
            if (nic != null && DeviceName.looksWireless(nic)) {
                findings.add(
                        Rule.DIR003,
                        "'" + nic + "' looks like Wi-Fi, where macvtap gives the guests no frames; name a wired NIC,"
                                + " or use nat",
                        one,
                        "dev");
            }
        }
    }

    private static void nat(Element nat, Findings findings) {
        Element port = nat.child("port");
        if (port != null) {
            int start = SettingRules.number(port.attribute("start"));
            int end = SettingRules.number(port.attribute("end"));
            if (start > end && end >= 0) {
                findings.add(
                        Rule.NET001,
                        "libvirt refuses the ports " + start + "-" + end + ", which end before they begin: turn them"
                                + " round",
                        port);
            }
        }
        Element range = nat.child("address");
        IpAddress start = range == null ? null : IpAddress.of(range.attribute("start"));
        IpAddress end = range == null ? null : IpAddress.of(range.attribute("end"));
        if (range == null || start == null || end == null || start.isIpv6() || end.isIpv6()) {
            return;
        }
        String text = "libvirt refuses the addresses " + start + "-" + end;
        if (start.compareTo(end) > 0) {
            findings.add(Rule.NET001, text + ", which end before they begin: turn them round", range);
        } else if (!IpRange.of(start, end).fits(findings.libvirt())) {
            findings.add(
                    Rule.NET001, text + ", which are more than 65536, or before 11.3 not of one /16; use fewer", range);
        }
    }
}
