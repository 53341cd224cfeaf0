package dev.xmlnet.libvirt.support;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.PortProfile;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Element;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All on which it depends what libvirt does with a part of an interface.
 *
 * @param carrier what carries the interface
 * @param where the same in words by its toString, which few need: {@code direct}, {@code network 'vtap' (private)}
 * @param libvirt what the host runs
 * @param driver the type of the domain
 * @param isQemu true if QEMU runs the guest
 * @param device the device that the guest sees
 * @param keepsDependent true if what only some networks take is to stay, since nobody knows better
 * @param givenPort the virtualport that the known network gives; null for none
 * @param sharesBandwidth true if the known network has inbound bandwidth, of which a part can be guaranteed
 */
public record Context(
        Carrier carrier,
        Object where,
        Version libvirt,
        String driver,
        boolean isQemu,
        Device device,
        boolean keepsDependent,
        @Nullable PortProfile givenPort,
        boolean sharesBandwidth) {

    /**
     * The context of an interface where it is.
     *
     * @param network the definition of its network; null if it is not known, or the interface is on none
     * @return null for a kind of connection that the tables do not know
     */
    public static @Nullable Context of(
            Guest guest, GuestInterface one, @Nullable NetworkDefinition network, Version libvirt) {
        Element element = one.element();
        Carrier carrier = Carrier.of(one.kind());
        if (carrier == null) {
            return null;
        }
        if (carrier == Carrier.VHOSTUSER && "passt".equals(element.attribute("backend", "type"))) {
            carrier = Carrier.VHOSTUSER_PASST;
        }
        Device device = Device.of(element.attribute("model", "type"), carrier, guest, libvirt);
        Context context = new Context(
                carrier, one.kind().word(), libvirt, guest.driver(), guest.isQemu(), device, true, null, false);
        return network == null || one.kind() != Kind.NETWORK
                ? context
                : context.on(
                        network, element.attribute("source", "portgroup"), element.attribute("virtualport", "type"));
    }

    /** A network whose definition is known, in words. */
    private record Known(NetworkDefinition network) {
        @Override
        public String toString() {
            return "network '" + network.name() + "' (" + network.mode() + ")";
        }
    }

    /**
     * The same on a network that is known.
     *
     * @param group the port group that the interface names, or null
     * @param virtualport the type of the interface's own virtualport, or null
     */
    public Context on(NetworkDefinition network, @Nullable String group, @Nullable String virtualport) {
        if (network.mode() == null) {
            return this;
        }
        PortProfile given = network.virtualportOf(group);
        String type = given == null || given.type() == null ? virtualport : given.type();
        boolean ovs = network.mode() == NetworkMode.BRIDGE && "openvswitch".equals(type);
        return new Context(
                Carrier.of(ovs ? NetworkMode.OVS : network.mode()),
                new Known(network),
                libvirt,
                driver,
                isQemu,
                device,
                false,
                given,
                network.sharesBandwidth());
    }

    /**
     * The context of an interface that goes to a kind of connection, which the tables know.
     *
     * @param same true if it stays on the kind where it is, so that what only some networks take stays too
     */
    public static Context to(Kind kind, boolean same, Device device, Guest guest, Version libvirt) {
        return new Context(
                known(kind), kind.word(), libvirt, guest.driver(), guest.isQemu(), device, same, null, false);
    }

    /** The context of a kind of connection that the tables know for any guest of QEMU with virtio. */
    public static Context of(Kind kind, Device device, Version libvirt) {
        return new Context(known(kind), kind.word(), libvirt, "kvm", true, device, true, null, false);
    }

    private static Carrier known(Kind kind) {
        return Objects.requireNonNull(Carrier.of(kind));
    }

    /** The device of the interface in this context, with the model that is written, or null for none. */
    public Device device(@Nullable String model, Guest guest) {
        return Device.of(model, carrier, guest, libvirt);
    }

    /** Since when libvirt takes a model, or none (null), in this context; null if no libvirt is known that does not. */
    public @Nullable Since since(@Nullable String model) {
        return Device.since(model, carrier);
    }

    /** The model in words for {@link #since}. */
    public String words(@Nullable String model) {
        return model == null ? where + " without <model>" : "model type='" + model + "' on " + where;
    }
}
