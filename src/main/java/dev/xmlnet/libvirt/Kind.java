package dev.xmlnet.libvirt;

import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Part;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The ways in which libvirt connects an interface; finer than its {@code type} attribute. */
public enum Kind {
    /** A network of libvirt's: nat, route, isolated, open, bridge, or a pool of devices. */
    NETWORK("network", "network", "network"),
    /** A bridge of the host. */
    BRIDGE("bridge", "bridge", "bridge"),
    /** A bridge of Open vSwitch. */
    OVS("ovs", "bridge", "bridge"),
    /** macvtap on a NIC of the host, in mode bridge, private or vepa. */
    DIRECT("direct", "direct", "dev"),
    /** macvtap that takes the whole NIC. */
    PASSTHROUGH("direct-passthrough", "direct", "dev"),
    /** A PCI device of the host, most often a virtual function. */
    HOSTDEV("hostdev", "hostdev", null),
    /** User-mode networking inside QEMU. */
    USER("user", "user", null),
    /** User-mode networking by passt. */
    PASST("passt", "user", "dev"),
    /** A tap that someone else connects. */
    ETHERNET("ethernet", "ethernet", "dev"),
    /** A vDPA device of the host. */
    VDPA("vdpa", "vdpa", "dev"),
    /** A vhost-user socket. */
    VHOSTUSER("vhostuser", "vhostuser", "path"),
    /** A socket between guests; the same for the three below. */
    SERVER("server", "server", null),
    /** The other end of {@link #SERVER}. */
    CLIENT("client", "client", null),
    /** A multicast group that guests share. */
    MCAST("mcast", "mcast", null),
    /** A UDP tunnel. */
    UDP("udp", "udp", null),
    /** A network inside the hypervisor (VirtualBox). */
    INTERNAL("internal", "internal", "name"),
    /** A distributed switch of VMware. */
    VDS("vds", "vds", null),
    /** Not connected. */
    NULL("null", "null", null),
    /** A type that this version does not know. */
    OTHER("other", "other", null);

    private static final Version VDPA_TAKES_VARIANTS = new Version(11, 3, 0);

    private final String word;
    private final String type;
    private final @Nullable String sourceAttribute;

    Kind(String word, String type, @Nullable String sourceAttribute) {
        this.word = word;
        this.type = type;
        this.sourceAttribute = sourceAttribute;
    }

    /** What people call it: libvirt's type, save {@code ovs}, {@code passt}, {@code direct-passthrough}. */
    public String word() {
        return word;
    }

    /** The {@code type} attribute that it is written with. */
    public String type() {
        return type;
    }

    /**
     * The attribute that says what it is connected to: of {@code <target>} for {@link #ETHERNET}, else of {@code <source>}.
     *
     * @return null for a kind that says it in an element inside, as {@link #HOSTDEV} does, or by a socket, or not at all
     */
    public @Nullable String sourceAttribute() {
        return sourceAttribute;
    }

    private String sourceElement() {
        return this == ETHERNET ? "target" : "source";
    }

    /**
     * What an {@code <interface>} of this kind is connected to: the network, bridge, NIC, PCI address, tap, device or socket.
     *
     * @return null if it says none
     */
    public @Nullable String source(Element one) {
        if (this == HOSTDEV) {
            return text(PciAddress.ofSource(one));
        }
        return sourceAttribute == null ? null : one.attribute(sourceElement(), sourceAttribute);
    }

    /** Reads a part, as {@link #source(Element)} an element. */
    public @Nullable String source(Part one) {
        if (this == HOSTDEV) {
            return text(PciAddress.ofSource(one));
        }
        return sourceAttribute == null ? null : one.attribute(sourceElement(), sourceAttribute);
    }

    private static @Nullable String text(@Nullable PciAddress address) {
        return address == null ? null : address.toString();
    }

    /** True if the guest's port is on some bridge of the host, so that it can be moved live. */
    public boolean isBridged() {
        return this == NETWORK || this == BRIDGE || this == OVS;
    }

    /**
     * True if this model of the guest's device, or none (null), can stay here. vdpa takes a variant of virtio since libvirt 11.3, or an older one
     * after 9.0 (tried with 9.0, 11.3, 12.9).
     */
    public boolean takesModel(@Nullable String model, Version libvirt) {
        return switch (this) {
            case VDPA ->
                "virtio".equalsIgnoreCase(model) || (libvirt.isAtLeast(VDPA_TAKES_VARIANTS) && isVirtio(model));
            case VHOSTUSER -> isVirtio(model);
            default -> true;
        };
    }

    /**
     * True if libvirt takes a model for virtio, in small letters or large: of QEMU's own names, as virtio-net-pci, it knows none; false for
     * null.
     */
    public static boolean isVirtio(@Nullable String model) {
        return model != null
                && switch (model.toLowerCase(Locale.ROOT)) {
                    case "virtio", "virtio-transitional", "virtio-non-transitional" -> true;
                    default -> false;
                };
    }

    /** The kind of an {@code <interface>}; without a {@code type} libvirt reads {@code user}. */
    public static Kind of(Element element) {
        String type = element.attribute("type");
        return of(
                type == null ? "user" : type,
                element.attribute("virtualport", "type"),
                element.attribute("source", "mode"),
                element.attribute("backend", "type"));
    }

    /** Returns the kind by the four attributes that decide it; each but the first may be null. */
    public static Kind of(String type, @Nullable String virtualport, @Nullable String mode, @Nullable String backend) {
        return switch (type) {
            case "bridge" -> "openvswitch".equals(virtualport) ? OVS : BRIDGE;
            case "direct" -> "passthrough".equals(mode) ? PASSTHROUGH : DIRECT;
            case "user" -> "passt".equals(backend) ? PASST : USER;
            default -> byType(type);
        };
    }

    private static Kind byType(String type) {
        for (Kind kind : values()) {
            if (kind.type.equals(type)) {
                return kind;
            }
        }
        return OTHER;
    }

    @Override
    public String toString() {
        return word;
    }
}
