package dev.xmlnet.convert;

import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.SettingException;
import dev.xmlnet.libvirt.SettingMessage;
import dev.xmlnet.libvirt.support.Context;
import dev.xmlnet.libvirt.support.Device;
import dev.xmlnet.libvirt.support.Judge;
import dev.xmlnet.libvirt.support.Newer;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.Mtu;
import dev.xmlnet.libvirt.value.NetworkName;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.libvirt.value.Uuid;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.libvirt.value.VlanId;
import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where interfaces are to be connected: the least that such an {@code <interface>} must say.
 *
 * <pre>{@code
 * Target lan = Target.bridge("br0").withMtu(9000);
 * Target nic = Target.direct("ens32", DirectMode.PRIVATE);
 * }</pre>
 *
 * <p>Every factory throws {@link IllegalArgumentException}, with a message for a person, when libvirt
 * or Linux would refuse the value.
 */
public final class Target {
    private static final Pattern MODEL = Pattern.compile("[a-zA-Z0-9_-]+");

    private final Kind kind;
    private final Part least;
    private final boolean anySource;
    private final boolean assumed;
    private final @Nullable NetworkMode networkMode;

    private Target(Kind kind, Part least, boolean anySource, boolean assumed, @Nullable NetworkMode networkMode) {
        this.kind = kind;
        this.least = least;
        this.anySource = anySource;
        this.assumed = assumed;
        this.networkMode = networkMode;
    }

    private Target(Kind kind, Part least) {
        this(kind, least, false, false, null);
    }

    /** A libvirt network. */
    public static Target network(String network) {
        return network(network, null);
    }

    /** A libvirt network and one of its port groups; null for none. */
    public static Target network(String network, @Nullable String portgroup) {
        Part source =
                Part.of("source").with("network", NetworkName.parse(network).toString());
        return of(Kind.NETWORK, source.with("portgroup", portgroup));
    }

    /**
     * A forward mode for {@code <network>} documents alone: an interface of a guest that goes there is refused, since
     * no network is named.
     *
     * @throws IllegalArgumentException if it is none of nat, route, isolated and open
     */
    public static Target forwardMode(NetworkMode mode) {
        return of(Kind.NETWORK).forward(mode.word());
    }

    /** A bridge of the host. */
    public static Target bridge(String bridge) {
        return of(Kind.BRIDGE, bridgeSource(bridge)).networkMode(NetworkMode.BRIDGE);
    }

    /** A bridge of Open vSwitch. */
    public static Target ovs(String bridge) {
        return ovs(bridge, null, null);
    }

    /** A bridge of Open vSwitch with parameters of the port; each may be null. */
    public static Target ovs(String bridge, @Nullable Uuid interfaceId, @Nullable String profileId) {
        Part port = Part.of("virtualport").with("type", "openvswitch");
        if (interfaceId != null || profileId != null) {
            String id = interfaceId == null ? null : interfaceId.toString();
            Part parameters = Part.of("parameters").with("interfaceid", id);
            port = port.with(parameters.with("profileid", profileId));
        }
        return of(Kind.OVS, bridgeSource(bridge), port).networkMode(NetworkMode.OVS);
    }

    /** macvtap on a NIC of the host. */
    public static Target direct(String nic, DirectMode mode) {
        Part source = Part.of("source").with("dev", device("NIC", nic));
        Kind kind = mode == DirectMode.PASSTHROUGH ? Kind.PASSTHROUGH : Kind.DIRECT;
        NetworkMode pool = mode == DirectMode.BRIDGE ? NetworkMode.DIRECT_BRIDGE : NetworkMode.valueOf(mode.name());
        return of(kind, source.with("mode", mode.word())).networkMode(pool);
    }

    /** A PCI device of the host, which libvirt unbinds from its driver and binds again. */
    public static Target hostdev(PciAddress device) {
        Part source = Part.of("source").with(device.toPart());
        Part least = Part.of("interface")
                .with("type", "hostdev")
                .with("managed", "yes")
                .with(source);
        return new Target(Kind.HOSTDEV, least).networkMode(NetworkMode.HOSTDEV);
    }

    /** User-mode networking inside QEMU. */
    public static Target user() {
        return of(Kind.USER);
    }

    /** User-mode networking by passt; a null NIC leaves the choice to passt. */
    public static Target passt(List<PortForward> forwards, @Nullable String nic) {
        Part least = Part.of("interface").with("type", "user");
        if (nic != null) {
            least = least.with(Part.of("source").with("dev", device("NIC", nic)));
        }
        PortForward twice = PortForward.twice(forwards);
        if (twice != null) {
            throw new IllegalArgumentException("port " + twice.start() + " of the host (" + twice.protocol()
                    + ") is forwarded twice; remove one of the two");
        }
        least = least.with(forwards.stream().map(PortForward::toPart).toArray(Part[]::new));
        return new Target(Kind.PASST, least.with(Part.of("backend").with("type", "passt")));
    }

    /**
     * A tap that something else connects.
     *
     * @param tap its name; null lets libvirt choose one
     * @param managed false if it is there already
     */
    public static Target ethernet(@Nullable String tap, boolean managed) {
        if (tap == null) {
            if (!managed) {
                throw new SettingException(
                        "an unmanaged tap%s needs its name%s",
                        SettingMessage.hint("unmanaged"), SettingMessage.hint("target"));
            }
            return of(Kind.ETHERNET);
        }
        if (managed && DeviceName.isReserved(device("tap", tap))) {
            throw new IllegalArgumentException(
                    "'" + tap + "': libvirt drops names that begin with vnet, macvtap or macvlan, since it"
                            + " gives them itself");
        }
        Part target = Part.of("target").with("dev", device("tap", tap));
        return of(Kind.ETHERNET, target.with("managed", managed ? null : "no"));
    }

    /** A vDPA device of the host, such as {@code /dev/vhost-vdpa-0}. */
    public static Target vdpa(String device) {
        return of(Kind.VDPA, Part.of("source").with("dev", path("vDPA device", device)));
    }

    /**
     * A vhost-user socket.
     *
     * @param server true if QEMU listens, false if the switch does
     */
    public static Target vhostuser(String socket, boolean server) {
        return of(
                Kind.VHOSTUSER,
                Part.of("source")
                        .with("type", "unix")
                        .with("path", path("socket", socket))
                        .with("mode", server ? "server" : "client"));
    }

    /**
     * Whatever a least interface says, as a template returns it.
     *
     * @throws IllegalArgumentException if it is no interface, or of a type that cannot be a target
     */
    public static Target of(Part least) {
        String type = least.attribute("type");
        if (!least.name().equals("interface") || type == null) {
            throw new IllegalArgumentException("a target is an <interface> with a type, not " + least);
        }
        Kind kind = Kind.of(
                type,
                least.attribute("virtualport", "type"),
                least.attribute("source", "mode"),
                least.attribute("backend", "type"));
        if (kind.compareTo(Kind.VHOSTUSER) > 0) {
            throw new IllegalArgumentException("type='" + type + "' cannot be a target");
        }
        return new Target(kind, least);
    }

    private static Target of(Kind kind, Part... parts) {
        Part least = Part.of("interface").with("type", kind.type()).with(parts);
        return new Target(kind, least);
    }

    private static String device(String what, String name) {
        return DeviceName.parse(what, name).toString();
    }

    private static String path(String what, String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("'" + path + "' is not an absolute path of a " + what);
        }
        return path;
    }

    private static Part bridgeSource(String bridge) {
        return Part.of("source").with("bridge", device("bridge", bridge));
    }

    /** The same where the source is a guess: an interface of this kind stays on its own source. */
    public Target anySource() {
        return new Target(kind, least, true, assumed, networkMode);
    }

    /** The same where the source was assumed, so that each interface that gets it is told of. */
    public Target assumed() {
        return new Target(kind, least, anySource, true, networkMode);
    }

    /**
     * The same network, which must have this forward mode where its definition is known. A {@code <network>} that
     * goes there becomes so.
     *
     * @throws IllegalArgumentException if it is none of nat, route, isolated and open
     */
    public Target forward(String mode) {
        for (NetworkMode candidate : NetworkMode.values()) {
            if (candidate.isOwnBridge() && candidate.word().equals(mode)) {
                return networkMode(candidate);
            }
        }
        throw new IllegalArgumentException("'" + mode + "' is none of nat, route, isolated and open");
    }

    private Target networkMode(NetworkMode mode) {
        return new Target(kind, least, anySource, assumed, mode);
    }

    /** The same with a VLAN tag, 0 to 4095. */
    public Target withVlan(int tag) {
        Part vlan = Part.of("vlan").with(Part.of("tag").with("id", new VlanId(tag).toString()));
        return plus(vlan);
    }

    /** Adds an MTU in bytes, 68 to 65535, where libvirt makes a tap to 65521. */
    public Target withMtu(int bytes) {
        Mtu mtu = new Mtu(bytes);
        if (bytes > Mtu.MOST_OF_TAP && (kind.isBridged() || kind == Kind.ETHERNET)) {
            throw new IllegalArgumentException(
                    "an MTU of " + bytes + " is too large for the tap of " + kind + ", which takes " + Mtu.MOST_OF_TAP);
        }
        return plus(Part.of("mtu").with("size", mtu.toString()));
    }

    /** The same with a model of the guest's device, such as {@code virtio}. */
    public Target withModel(String model) {
        if (!MODEL.matcher(model).matches()) {
            throw new IllegalArgumentException("'" + model + "' cannot be a model");
        }
        if (!kind.takesModel(model, Version.NEWEST_KNOWN)) {
            throw new IllegalArgumentException(kind + " needs the model virtio, not " + model);
        }
        return plus(Part.of("model").with("type", model));
    }

    private Target plus(Part part) {
        return new Target(kind, least.with(part), anySource, assumed, networkMode);
    }

    /**
     * Asks the support table whether this can be written for a host.
     *
     * @return why not, for a person; null if it can
     */
    public @Nullable String refusal(Version libvirt) {
        String model = least.attribute("model", "type");
        Device device = model == null || Kind.isVirtio(model) ? Device.VIRTIO : Device.OTHER;
        if (model != null && !kind.takesModel(model, libvirt)) {
            return kind + " needs the model virtio, not " + model + ", with libvirt " + libvirt;
        }
        String refusal = refusal(Judge.of(Context.of(kind, device, libvirt)));
        return refusal == null ? newer(libvirt) : refusal;
    }

    /** Why a libvirt is too old for this; null if it is not. */
    private @Nullable String newer(Version libvirt) {
        List<String> newer = new ArrayList<>(0);
        Newer.look("interface", libvirt, Shape.PART, least, (parent, element, attribute, line) -> {
            String part = attribute == null ? element.toString() : element.name() + " " + attribute;
            newer.add((parent == null && attribute == null ? kind.word() : part) + " needs libvirt " + line.since());
        });
        return newer.isEmpty() ? null : newer.get(0);
    }

    /** Why a judge does not take this; null if it does. */
    @Nullable
    String refusal(Judge<?> judge) {
        List<String> refusals = new ArrayList<>(0);
        judge.look(Shape.PART, least, (parent, element, attribute, judgement) -> {
            if (!judgement.keeps()) {
                String path = judgement.row().path();
                refusals.add(
                        path.equals("backend@type")
                                ? kind + " needs libvirt " + judgement.verdict().since()
                                : path + ": " + judgement.reason());
            }
            return judgement.keeps();
        });
        return refusals.isEmpty() ? null : refusals.get(0);
    }

    /** Kind and source, such as {@code bridge br0}. */
    @Override
    public String toString() {
        return kind + (source() == null ? "" : " " + source());
    }

    /** What kind of connection it is. */
    public Kind kind() {
        return kind;
    }

    /** The least interface. */
    Part least() {
        return least;
    }

    /** True if any source of the kind will do. */
    boolean takesAnySource() {
        return anySource;
    }

    /** True if it is only for networks. */
    boolean isNameless() {
        return kind == Kind.NETWORK && networkMode != null && source() == null;
    }

    /** True if nobody said the source. */
    boolean isAssumed() {
        return assumed;
    }

    /** The forward mode that the network must have, or null. */
    @Nullable
    String forward() {
        return kind == Kind.NETWORK && networkMode != null ? networkMode.word() : null;
    }

    /** What a {@code <network>} becomes; null if no network can be this. */
    @Nullable
    NetworkMode networkMode() {
        return networkMode;
    }

    /** The name of the network, bridge, NIC or device; null if it has none. */
    @Nullable
    String source() {
        return kind.source(least);
    }
}
