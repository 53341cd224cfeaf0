package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.PortProfile;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Element;
import java.util.List;
import java.util.regex.Pattern;

/** What {@code <vlan>}, {@code <virtualport>} and {@code <bandwidth>} say, where they may stand. */
final class TagRules implements GuestRule {
    private static final Version DECIMAL_ONLY = new Version(12, 9, 0);
    private static final List<String> NUMBERS = List.of("managerid", "typeid", "typeidversion");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]{1,15}");

    @Override
    public void look(Guest guest, Findings findings) {
        for (GuestInterface one : guest.interfaces()) {
            for (Element child : one.element().children()) {
                if (child.is("vlan")) {
                    vlan(child, findings);
                } else if (child.is("virtualport")) {
                    virtualport(one.kind(), child, findings);
                } else if (child.is("bandwidth")) {
                    bandwidth(child, findings);
                }
            }
        }
    }

    private static void vlan(Element vlan, Findings findings) {
        List<Element> tags = vlan.children("tag");
        String trunk = vlan.attribute("trunk");
        if (tags.isEmpty()) {
            findings.add(
                            Rule.VLN002,
                            "<vlan> without a <tag> tags nothing, and libvirt refuses the guest: write"
                                    + " <tag id='42'/> with the VLAN's number, or take <vlan> away",
                            vlan)
                    .insteadOfSchema();
        }
        Element first = null;
        for (Element tag : tags) {
            if (tag.attribute("nativeMode") == null) {
                continue;
            }
            if (first != null) {
                findings.add(
                                Rule.VLN002,
                                "two VLANs are native, and libvirt refuses the guest: frames without a tag can be of one"
                                        + " VLAN only; take nativeMode away from one of them",
                                tag,
                                "nativeMode")
                        .also(first, "nativeMode");
                break;
            }
            first = tag;
        }
        if ("no".equals(trunk) && (tags.size() > 1 || first != null)) {
            findings.add(
                            Rule.VLN002,
                            "trunk='no' with " + (tags.size() > 1 ? tags.size() + " VLANs" : "a native VLAN")
                                    + " is refused by libvirt: write trunk='yes'",
                            vlan,
                            "trunk")
                    .insteadOfSchema();
        }
    }

    /** Only where libvirt stores the port; of the others it is said that it does not belong there. */
    private static void virtualport(Kind kind, Element port, Findings findings) {
        boolean read = kind == Kind.DIRECT || kind == Kind.PASSTHROUGH || kind == Kind.BRIDGE;
        String type = port.attribute("type");
        if (read || kind == Kind.HOSTDEV || kind == Kind.NETWORK) {
            decimal(port, findings);
        }
        if (read && "802.1Qbg".equals(type)) {
            complete(port, "802.1Qbg", findings);
        } else if ((read || kind == Kind.HOSTDEV) && "802.1Qbh".equals(type)) {
            complete(port, "802.1Qbh", findings);
        }
    }

    /** libvirt 9.0 and 11.3 take hexadecimal numbers, 12.9 does not. */
    static void decimal(Element port, Findings findings) {
        Element parameters = port.child("parameters");
        if (parameters == null || !findings.libvirt().isAtLeast(DECIMAL_ONLY)) {
            return;
        }
        for (String name : NUMBERS) {
            String value = parameters.attribute(name);
            if (value != null && HEXADECIMAL.matcher(value.strip()).matches()) {
                findings.add(
                        Rule.VPT001,
                        name + "='" + value
                                + "' is refused by libvirt 12.9, which takes no hexadecimal numbers here: write "
                                + Long.decode(value.strip()),
                        parameters,
                        name);
            }
        }
    }

    private static void complete(Element port, String type, Findings findings) {
        List<String> needed = PortProfile.needed(type);
        for (String attribute : needed) {
            String value = port.attribute("parameters", attribute);
            if (value == null || value.isEmpty()) {
                findings.add(
                        Rule.VPT001,
                        "a virtualport of type " + type + " needs " + attribute
                                + ", and libvirt refuses the guest: write" + " <parameters "
                                + String.join("='...' ", needed) + "='...'/> as the switch wants them",
                        port);
                return;
            }
        }
    }

    private static void bandwidth(Element bandwidth, Findings findings) {
        if (bandwidth.attribute("classID") != null) {
            findings.add(
                    Rule.QOS001,
                    "classID belongs to the bandwidth of a network, and libvirt refuses it on an interface: take it away",
                    bandwidth,
                    "classID");
        }
        for (Element direction : bandwidth.children()) {
            if (direction.is("inbound") || direction.is("outbound")) {
                numbers(direction, findings);
            }
        }
    }

    private static void numbers(Element direction, Findings findings) {
        boolean average = direction.attribute("average") != null;
        boolean floor = direction.attribute("floor") != null;
        if (floor && direction.is("outbound")) {
            findings.add(
                    Rule.QOS001,
                    "floor guarantees what the guest receives, and libvirt refuses it on <outbound>: move it to <inbound>",
                    direction,
                    "floor");
        } else if (!average && !floor) {
            findings.add(
                    Rule.QOS001,
                    "<" + direction.name()
                            + "> has no average, and libvirt refuses the guest: write average='1000' with"
                            + " the kilobytes a second that the guest may have",
                    direction);
        } else if (!average) {
            String extra = direction.attribute("peak") != null ? "peak" : "burst";
            if (direction.attribute(extra) != null) {
                findings.add(
                        Rule.QOS001,
                        extra
                                + " goes beyond an average, and libvirt refuses it without one: write average, too, or take "
                                + extra + " away",
                        direction,
                        extra);
            }
        }
    }
}
