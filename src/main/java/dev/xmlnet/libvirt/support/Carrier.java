package dev.xmlnet.libvirt.support;

import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What carries an interface in the end, and so a column of support.txt: a kind of connection, or what the known definition of a network
 * makes of it.
 */
public enum Carrier {
    NETWORK(null),
    BRIDGE(null),
    OVS(null),
    DIRECT(null),
    PASSTHROUGH(null),
    HOSTDEV(null),
    USER(null),
    PASST(null),
    ETHERNET(null),
    VDPA(null),
    VHOSTUSER(null),
    /** A vhost-user socket that passt serves. */
    VHOSTUSER_PASST(VHOSTUSER),
    /** A socket between guests, or no connection: QEMU alone has to do with it, as with user-mode networking. */
    SOCKET(USER),
    /** A network whose bridge libvirt makes. */
    NETWORK_OWN(NETWORK),
    /** A network on a Linux bridge of the host. */
    NETWORK_BRIDGE(NETWORK),
    /** A network on a bridge of Open vSwitch. */
    NETWORK_OVS(NETWORK),
    /** A pool of macvtap. */
    NETWORK_DIRECT(NETWORK),
    /** A pool of NICs that are taken whole. */
    NETWORK_PASSTHROUGH(NETWORK),
    /** A pool of virtual functions. */
    NETWORK_HOSTDEV(NETWORK);

    private final @Nullable Carrier general;

    Carrier(@Nullable Carrier general) {
        this.general = general;
    }

    /** The column whose word holds where a row has none for this one; null for the first eleven, which every row has. */
    public @Nullable Carrier general() {
        return general;
    }

    /** As support.txt writes it: {@code direct}, {@code network/direct}. */
    public String word() {
        String word = name().toLowerCase(Locale.ROOT);
        return general == NETWORK || general == VHOSTUSER ? word.replace('_', '/') : word;
    }

    /** True if the guest's port is on some bridge of the host, as far as is known. */
    public boolean isBridged() {
        return switch (this) {
            case NETWORK, BRIDGE, OVS, NETWORK_OWN, NETWORK_BRIDGE, NETWORK_OVS -> true;
            default -> false;
        };
    }

    /** True if the definition of the network is known. */
    public boolean isKnownNetwork() {
        return general == NETWORK;
    }

    /** True for macvtap, of one's own or of a network. */
    public boolean isDirect() {
        return switch (this) {
            case DIRECT, PASSTHROUGH, NETWORK_DIRECT, NETWORK_PASSTHROUGH -> true;
            default -> false;
        };
    }

    /** True for a PCI device of the host, of one's own or of a network. */
    public boolean isHostdev() {
        return this == HOSTDEV || this == NETWORK_HOSTDEV;
    }

    /** The carrier of a kind; null for one that QEMU and the support table do not know. */
    public static @Nullable Carrier of(Kind kind) {
        return switch (kind) {
            case NETWORK -> NETWORK;
            case BRIDGE -> BRIDGE;
            case OVS -> OVS;
            case DIRECT -> DIRECT;
            case PASSTHROUGH -> PASSTHROUGH;
            case HOSTDEV -> HOSTDEV;
            case USER -> USER;
            case PASST -> PASST;
            case ETHERNET -> ETHERNET;
            case VDPA -> VDPA;
            case VHOSTUSER -> VHOSTUSER;
            case SERVER, CLIENT, MCAST, UDP, NULL -> SOCKET;
            case INTERNAL, VDS, OTHER -> null;
        };
    }

    /** What a network's forward mode makes of its interfaces; {@link #NETWORK} for one that this version does not know. */
    static Carrier of(@Nullable NetworkMode mode) {
        if (mode == null) {
            return NETWORK;
        }
        return switch (mode) {
            case NAT, ROUTE, ISOLATED, OPEN -> NETWORK_OWN;
            case BRIDGE -> NETWORK_BRIDGE;
            case OVS -> NETWORK_OVS;
            case DIRECT_BRIDGE, PRIVATE, VEPA -> NETWORK_DIRECT;
            case PASSTHROUGH -> NETWORK_PASSTHROUGH;
            case HOSTDEV -> NETWORK_HOSTDEV;
        };
    }
}
