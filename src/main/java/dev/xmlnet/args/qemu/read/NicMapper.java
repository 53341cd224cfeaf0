package dev.xmlnet.args.qemu.read;

import dev.xmlnet.args.qemu.line.Backend;
import dev.xmlnet.args.qemu.line.Nic;
import dev.xmlnet.args.qemu.line.QemuNetwork;
import dev.xmlnet.args.qemu.line.Quoted;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.libvirt.value.Version;
import org.jspecify.annotations.Nullable;

/** Makes an interface of a NIC. */
final class NicMapper {
    private final QemuNetwork network;
    private final ReadOptions options;

    NicMapper(QemuNetwork network, ReadOptions options) {
        this.network = network;
        this.options = options;
    }

    /** Maps a NIC with what it is connected to; null if libvirt cannot be told. */
    @Nullable
    PartTree plug(Nic nic, Backend backend, Losses losses) {
        PartTree tree = new PartTree();
        Kind kind = kind(new Mapping(nic, backend, tree, losses, network, options));
        if (kind == null) {
            return null;
        }
        tree.set("mac@address", nic.mac() == null ? null : nic.mac().toString());
        DeviceParts parts = new DeviceParts(tree, losses, kind);
        boolean virtio = nic.model() != null && nic.model().startsWith("virtio");
        parts.putBackend(backend.settings(), virtio);
        losses.rest(backend.settings());
        parts.put(nic);
        if (!kind.takesModel(tree.get("model@type"), Version.NEWEST_KNOWN)) {
            losses.error(
                    "qemu-model",
                    backend.type() + " does not work with model " + Quoted.of(String.valueOf(nic.model()))
                            + "; use virtio-net-pci",
                    nic.location());
        }
        return tree;
    }

    private @Nullable Kind kind(Mapping mapping) {
        Backend backend = mapping.backend();
        return switch (backend.type()) {
            case "tap" -> new TapMapping(mapping).tap();
            case "bridge" -> new TapMapping(mapping).bridge();
            case "user" -> new UserMapping(mapping).user();
            case "passt" -> new UserMapping(mapping).passt();
            case "socket" -> new SocketMapping(mapping).socket();
            case "stream" -> new SocketMapping(mapping).stream();
            case "dgram" -> new SocketMapping(mapping).dgram();
            case "vhost-user" -> new VhostMapping(mapping).user();
            case "vhost-vdpa" -> new VhostMapping(mapping).vdpa();
            default -> {
                mapping.losses()
                        .error(
                                "no-kind",
                                "libvirt has no interface on " + backend.type() + "; use tap, bridge or user",
                                backend.location());
                yield null;
            }
        };
    }

    /** Maps a device of the host, which only a person knows to be a NIC; null if it is left alone. */
    @Nullable
    PartTree assigned(Nic nic, Losses losses) {
        String host = nic.settings().get("host");
        PciAddress address = host == null ? null : address(host);
        if (!nic.sound()) {
            return null;
        } else if (!options.hostdev()) {
            losses.note(
                    "left-alone",
                    "vfio-pci " + (host == null ? "" : Quoted.of(host) + " ") + "may be a NIC, and is left alone",
                    nic.location());
            return null;
        } else if (address == null) {
            losses.error(
                    "qemu-value",
                    "vfio-pci has no PCI address of the host; add host=0000:03:10.1, for example",
                    nic.location());
            return null;
        }
        PartTree tree = new PartTree();
        tree.set("@type", "hostdev");
        tree.set("@managed", "yes");
        address.toPart().attributes().forEach((name, value) -> tree.set("source/address@" + name, value));
        losses.said("host");
        new DeviceParts(tree, losses, Kind.HOSTDEV).put(nic);
        return tree;
    }

    private static @Nullable PciAddress address(String host) {
        try {
            return PciAddress.parse(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
