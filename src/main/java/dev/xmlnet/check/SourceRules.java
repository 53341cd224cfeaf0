package dev.xmlnet.check;

import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an interface is connected to, and what is known of it from its name. */
final class SourceRules implements GuestRule {
    @Override
    public void look(Guest guest, Findings findings) {
        for (GuestInterface one : guest.interfaces()) {
            missing(one, findings);
            if ("direct".equals(one.kind().type())) {
                modeOfMacvtap(one.element(), findings);
                wireless(one, findings);
            } else if (one.kind() == Kind.BRIDGE) {
                openVswitch(one, findings);
            } else if (one.kind() == Kind.HOSTDEV
                    && one.element().attribute("managed") == null
                    && one.hostAddress() != null) {
                findings.add(
                                Rule.HDV001,
                                "without managed='yes' the guest starts only after the device was taken from its host driver by"
                                        + " hand: write managed='yes', or managed='no' if something else does that",
                                one.element())
                        .as(Severity.WARNING);
            }
        }
        wholeNic(guest, findings);
        hostUnreachable(guest, findings);
    }

    /** Two that both take it whole are found with those of other guests. */
    private static void wholeNic(Guest guest, Findings findings) {
        for (GuestInterface whole : guest.interfaces()) {
            if (whole.kind() != Kind.PASSTHROUGH || whole.source() == null) {
                continue;
            }
            for (GuestInterface other : guest.interfaces()) {
                if (other.kind() == Kind.DIRECT && whole.source().equals(other.source())) {
                    findings.add(
                                    Rule.DIR004,
                                    "the NIC '" + whole.source()
                                            + "' is taken whole by another interface, and the guest"
                                            + " does not start: name another NIC",
                                    source(other.element()),
                                    "dev")
                            .also(source(whole.element()), "dev");
                }
            }
        }
    }

    /** Of an interface that names a source. */
    private static Element source(Element element) {
        return Objects.requireNonNull(element.child("source"));
    }

    private static void missing(GuestInterface one, Findings findings) {
        Element element = one.element();
        Element source = element.child("source");
        String example = example(one.kind());
        if (example == null || "passt".equals(element.attribute("backend", "type"))) {
            return;
        }
        if (source == null) {
            findings.add(
                            Rule.SRC001,
                            "a " + one.kind().type()
                                    + " interface without <source> is connected to nothing, and libvirt"
                                    + " refuses the guest: write " + example,
                            element)
                    .insteadOfSchema();
        } else if (one.kind() == Kind.HOSTDEV) {
            if (source.children().isEmpty()) {
                missing("<address>", one, source, example, findings);
            }
        } else {
            missingAttribute(one, source, example, findings);
        }
    }

    private static void missingAttribute(GuestInterface one, Element source, String example, Findings findings) {
        String attribute = one.kind().sourceAttribute();
        if (attribute == null) {
            return; // of a socket the schema says enough
        }
        String value = source.attribute(attribute);
        if (value == null) {
            missing(attribute, one, source, example, findings);
        } else if (value.isEmpty()) {
            findings.add(
                            Rule.SRC001,
                            attribute + "='' names nothing, and the guest does not start: write " + example,
                            source,
                            attribute)
                    .insteadOfSchema();
        }
    }

    private static void missing(String part, GuestInterface one, Element source, String example, Findings findings) {
        findings.add(
                        Rule.SRC001,
                        "<source> of a " + one.kind().type() + " interface has no " + part
                                + ", and libvirt refuses the guest: write " + example,
                        source)
                .insteadOfSchema();
    }

    /** A source as it should be; null where none is needed. Of vhostuser VER001 says what else a libvirt before 11.1 needs. */
    private static @Nullable String example(Kind kind) {
        return switch (kind) {
            case NETWORK -> "<source network='default'/> with the network's name";
            case BRIDGE, OVS -> "<source bridge='br0'/> with the bridge's name";
            case DIRECT, PASSTHROUGH -> "<source dev='eth0' mode='bridge'/> with the NIC's name";
            case HOSTDEV -> "<source><address type='pci' .../></source> with the device's address (lspci -D prints it)";
            case VDPA -> "<source dev='/dev/vhost-vdpa-0'/> with the device's path";
            case INTERNAL -> "<source name='...'/> with the network's name";
            case VHOSTUSER -> "<source type='unix' path='/run/switch.sock' mode='client'/> with the socket's path";
            case CLIENT, SERVER -> "<source address='192.168.0.1' port='5558'/>";
            case MCAST -> "<source address='230.0.0.1' port='5558'/>";
            case UDP -> "<source address='192.168.0.1' port='5558'><local address='192.168.0.2' port='5558'/></source>";
            default -> null;
        };
    }

    private static void modeOfMacvtap(Element element, Findings findings) {
        Element source = element.child("source");
        if (source != null && source.attribute("dev") != null && source.attribute("mode") == null) {
            findings.add(
                            Rule.DIR001,
                            "macvtap without a mode is vepa, where guests on one NIC reach each other only over a switch"
                                    + " that sends frames back: write mode='bridge', which most want",
                            source)
                    .fix(Fix.set(source, "mode", "vepa"));
        }
    }

    /** Of a NIC that the guest takes whole, the radio carries the one address that it then has. */
    private static void wireless(GuestInterface one, Findings findings) {
        String nic = one.source();
        if (one.kind() == Kind.DIRECT && nic != null && DeviceName.looksWireless(nic)) {
            findings.add(
                    Rule.DIR003,
                    "'" + nic + "' looks like Wi-Fi, where macvtap gives the guest no frames; use a wired NIC, or a"
                            + " network with <forward mode='nat'/>",
                    source(one.element()),
                    "dev");
        }
    }

    private static void openVswitch(GuestInterface one, Findings findings) {
        String bridge = one.source();
        boolean plain = one.element().child("virtualport") == null;
        if (plain && bridge != null && looksLikeOpenVswitch(bridge) && !isKnown(bridge, findings.host())) {
            findings.add(
                    Rule.VPT002,
                    "'" + bridge + "' is named like a bridge of Open vSwitch, where the guest does not start without a"
                            + " virtualport: add <virtualport type='openvswitch'/> if it is one",
                    source(one.element()),
                    "bridge");
        }
    }

    /** What the host says of a bridge is worth more than its name. */
    private static boolean isKnown(String bridge, @Nullable HostFacts host) {
        return host != null && host.devices().containsKey(bridge);
    }

    /** The names in its documentation, and those of OpenStack. */
    private static boolean looksLikeOpenVswitch(String bridge) {
        return bridge.startsWith("ovs") || bridge.equals("br-int") || bridge.equals("br-ex") || bridge.equals("br-tun");
    }

    /** Said once a guest; in vepa mode the switch sends the frames back, or nothing works at all. */
    private static void hostUnreachable(Guest guest, Findings findings) {
        Element first = null;
        for (GuestInterface one : guest.interfaces()) {
            if (one.kind().isBridged() || one.kind() == Kind.ETHERNET) {
                return;
            }
            String mode = one.kind() == Kind.DIRECT ? one.element().attribute("source", "mode") : null;
            if (first == null && ("bridge".equals(mode) || "private".equals(mode))) {
                first = one.element();
            }
        }
        if (first != null) {
            findings.add(
                    Rule.DIR002,
                    "guest and host cannot reach each other over macvtap: if they must, add a second interface on an"
                            + " isolated network",
                    source(first),
                    "mode");
        }
    }
}
