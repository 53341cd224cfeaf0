package dev.xmlnet.libvirt;

import dev.xmlnet.libvirt.value.ForwardMode;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Element;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a {@code <network>} reaches out: libvirt's forward modes, with the three meanings of mode='bridge' told apart. */
public enum NetworkMode {
    /** Translates addresses. */
    NAT,
    /** Routes. */
    ROUTE,
    /** No {@code <forward>}: nothing leaves. */
    ISOLATED,
    /** Routes and sets no firewall rules. */
    OPEN,
    /** A bridge of the host. */
    BRIDGE,
    /** A bridge of Open vSwitch. */
    OVS,
    /** macvtap in mode bridge. */
    DIRECT_BRIDGE,
    /** macvtap in mode private. */
    PRIVATE,
    /** macvtap in mode vepa. */
    VEPA,
    /** macvtap that takes the whole NIC. */
    PASSTHROUGH,
    /** A pool of virtual functions. */
    HOSTDEV;

    /** What the documentation calls it: libvirt's own word, save {@code isolated}, {@code ovs} and {@code direct-bridge}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mode of its {@code <forward>}. */
    public ForwardMode forward() {
        return switch (this) {
            case BRIDGE, OVS, DIRECT_BRIDGE -> ForwardMode.BRIDGE;
            default -> ForwardMode.valueOf(name());
        };
    }

    /** True if libvirt makes the bridge, and gives the host an address on it. */
    public boolean isOwnBridge() {
        return compareTo(OPEN) <= 0;
    }

    /** True for a bridge that someone else makes. */
    public boolean isHostBridge() {
        return this == BRIDGE || this == OVS;
    }

    /** True for macvtap. */
    public boolean isDirect() {
        return compareTo(DIRECT_BRIDGE) >= 0 && compareTo(PASSTHROUGH) <= 0;
    }

    /** True if libvirt refuses the network without an {@code <ip>} (networkValidate; open does since 10.8 take none). */
    public boolean needsIp(Version libvirt) {
        return this == NAT || this == ROUTE || (this == OPEN && !libvirt.isAtLeast(new Version(10, 8, 0)));
    }

    /**
     * The mode of a {@code <network>}; null if this version does not know its forward mode. Without a mode,
     * {@code <forward>} means nat; {@code none}, which no schema has, means to libvirt's parser what no {@code <forward>}
     * does.
     */
    public static @Nullable NetworkMode of(Element network) {
        Element forward = network.child("forward");
        if (forward == null) {
            return ISOLATED;
        }
        ForwardMode mode = ForwardMode.ofAttribute(forward.attribute("mode"));
        if (mode == ForwardMode.BRIDGE) {
            boolean pool = forward.child("interface") != null || forward.child("pf") != null;
            if (pool || forward.attribute("dev") != null) {
                return DIRECT_BRIDGE;
            }
            return "openvswitch".equals(network.attribute("virtualport", "type")) ? OVS : BRIDGE;
        }
        return mode == null ? null : valueOf(mode.name());
    }

    @Override
    public String toString() {
        return word();
    }
}
