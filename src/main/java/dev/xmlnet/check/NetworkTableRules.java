package dev.xmlnet.check;

import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.SupportTable;
import dev.xmlnet.libvirt.SupportTable.Loss;
import dev.xmlnet.libvirt.SupportTable.Row;
import dev.xmlnet.libvirt.Verdict;
import dev.xmlnet.libvirt.Verdict.Word;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;

/** What the forward mode of a network does not carry, by the table of networks. */
final class NetworkTableRules implements NetworkRule {
    @Override
    public void look(Element network, NetworkMode mode, Findings findings) {
        if (mode != null) {
            new Walk(network.child("forward"), mode, findings).look("", network);
        }
    }

    /** Through one network; what is below a part that must go is not looked at. */
    private record Walk(Element forward, NetworkMode mode, Findings findings) {
        void look(String path, Element element) {
            for (String attribute : element.attributeNames()) {
                attribute(path + "@" + attribute, element, attribute);
            }
            for (Element child : element.children()) {
                String name = SupportTable.networkPart(child);
                if (name != null) {
                    String below = path.isEmpty() ? name : path + "/" + name;
                    Row<NetworkMode> row = against(below, child);
                    if (row == null) {
                        look(below, child);
                    } else if (!isPoolOfHostdev(below)) {
                        add(row, "<" + child.name() + ">", child, null);
                    } else {
                        pool(child);
                    }
                }
            }
        }

        private void attribute(String path, Element element, String attribute) {
            Row<NetworkMode> row = against(path, element);
            if (row == null) {
                return;
            }
            if (path.equals("forward@dev") && element.child("interface") != null) {
                return; // libvirt writes both for one NIC; the other is found.
            } else if (isPoolOfHostdev(path)) {
                pool(element);
            } else if (path.equals("bridge@name") && mode == NetworkMode.DIRECT_BRIDGE) {
                findings.add(
                                Rule.NET001,
                                "a bridge of the host and the NICs of <forward> exclude each other, and libvirt refuses"
                                        + " them together: take one of them away",
                                element,
                                attribute)
                        .also(forward, "dev");
            } else {
                String bearer = path.startsWith("@") ? "" : element.name() + " ";
                add(row, bearer + attribute + "='" + element.attribute(attribute) + "'", element, attribute);
            }
        }

        /** The row of the table that speaks against a part; null if none does, or only as of live state. */
        private Row<NetworkMode> against(String path, Element element) {
            Row<NetworkMode> row = SupportTable.networks().find(path, element::attribute, null);
            if (row == null) {
                return null;
            }
            Verdict verdict = row.verdicts().get(mode);
            boolean stands = verdict.word() == Word.LIVE
                    || verdict.keeps(false, findings.libvirt())
                    || isOnlyPool(path)
                    || isOfOpenVSwitch(path, element);
            return stands ? null : row;
        }

        /** The table is of networks that have devices already. */
        private boolean isOnlyPool(String path) {
            return path.equals("forward/pf") && mode.isDirect() && forward.child("interface") == null;
        }

        /** A port group that says so itself: the host's bridge is then one of Open vSwitch. */
        private boolean isOfOpenVSwitch(String path, Element part) {
            return mode == NetworkMode.BRIDGE
                    && (path.equals("portgroup/virtualport") || path.equals("portgroup/vlan"))
                    && "openvswitch".equals(part.parent().attribute("virtualport", "type"));
        }

        private boolean isPoolOfHostdev(String path) {
            return mode == NetworkMode.HOSTDEV && (path.equals("forward@dev") || path.equals("forward/interface"));
        }

        private void pool(Element device) {
            String nic = device.attribute("dev");
            findings.add(
                    Rule.NET001,
                    "libvirt refuses a NIC by its name in a hostdev network: write <pf dev='" + nic
                            + "'/> for all virtual functions of " + nic + ", or an <address> for each",
                    device,
                    "dev");
        }

        private void add(Row<NetworkMode> row, String what, Element element, String attribute) {
            Verdict verdict = row.verdicts().get(mode);
            String message = "take " + what + " away: " + verdict.fact(mode, "network");
            Found found = attribute == null
                    ? findings.add(rule(row.path()), message, element)
                    : findings.add(rule(row.path()), message, element, attribute);
            found.as(
                    switch (verdict.word()) {
                        case IGNORED, INERT -> row.loss() == Loss.NOTE ? Severity.NOTE : Severity.WARNING;
                        default -> Severity.ERROR;
                    });
        }

        private static Rule rule(String path) {
            return switch (path.startsWith("portgroup/") ? path.substring("portgroup/".length()) : path) {
                case "vlan" -> Rule.VLN001;
                case "virtualport" -> Rule.VPT001;
                case "bandwidth" -> Rule.QOS001;
                case "port" -> Rule.PRT001;
                case "mtu" -> Rule.MTU001;
                default -> Rule.NET001;
            };
        }
    }
}
