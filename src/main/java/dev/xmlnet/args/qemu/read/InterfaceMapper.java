package dev.xmlnet.args.qemu.read;

import dev.xmlnet.args.qemu.line.Backend;
import dev.xmlnet.args.qemu.line.Cable;
import dev.xmlnet.args.qemu.line.Nic;
import dev.xmlnet.args.qemu.line.QemuNetwork;
import dev.xmlnet.args.qemu.line.Quoted;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes interfaces of the network of a guest. */
final class InterfaceMapper {
    private final QemuNetwork network;
    private final ReadOptions options;
    private final Losses losses;
    private final List<ReadInterface> interfaces = new ArrayList<>();

    private InterfaceMapper(QemuNetwork network, ReadOptions options, List<Diagnostic> diagnostics) {
        this.network = network;
        this.options = options;
        this.losses = new Losses(diagnostics);
    }

    /** Makes the interfaces, and adds what is lost. */
    static List<ReadInterface> map(QemuNetwork network, ReadOptions options, List<Diagnostic> diagnostics) {
        InterfaceMapper mapper = new InterfaceMapper(network, options, diagnostics);
        network.cables().forEach(mapper::cable);
        network.assigned().forEach(mapper::assigned);
        mapper.interfaces.sort(
                Comparator.comparingInt((ReadInterface one) -> one.location().line())
                        .thenComparingInt(one -> one.location().column()));
        return mapper.interfaces;
    }

    private void cable(Cable cable) {
        List<Nic> nics = cable.nics();
        List<Backend> backends = cable.backends();
        if (cable.isPlain()) {
            plug(nics.get(0), backends.get(0));
        } else if (backends.isEmpty() && nics.size() == 1) {
            Nic nic = nics.get(0);
            losses.warning(
                    "qemu-no-backend", "the NIC is connected to nothing, and is left out; add netdev=", nic.location());
        } else if (backends.size() == 1 && backends.get(0).type().equals("bridge")) {
            nics.forEach(nic -> plug(nic, backends.get(0)));
        } else if (options.side() != null) {
            Backend tap = backends.stream()
                    .filter(backend -> backend.type().equals("tap"))
                    .findFirst()
                    .orElse(null);
            if (tap == null) {
                refuse(nics, backends);
            } else {
                // The bridge of the host is the hub; a name of the tap cannot be that of several.
                backends.stream()
                        .filter(backend -> backend != tap)
                        .forEach(other -> losses.warning(
                                "lost-hub",
                                "-net " + other.type() + " on the hub of a tap is lost; add a NIC for it",
                                other.location()));
                Backend plain = nics.size() == 1
                        ? tap
                        : new Backend(tap.type(), tap.id(), tap.settings().without("ifname"), tap.location());
                nics.forEach(nic -> plug(nic, plain));
            }
        } else {
            refuse(nics, backends);
        }
    }

    private void refuse(List<Nic> nics, List<Backend> backends) {
        losses.error(
                "shared-hub",
                "-net joins " + count(nics.size(), "NIC") + " and " + count(backends.size(), "backend")
                        + " in one hub, which libvirt has not; use -nic for each",
                nics.get(0).location());
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void plug(Nic nic, Backend backend) {
        PartTree tree = new PartTree();
        Mapping mapping = new Mapping(nic, backend, tree, losses, network, options);
        tree.set("@type", "user");
        Kind kind = kind(mapping);
        if (kind == null) {
            losses.forget();
            return;
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
            return;
        }
        interfaces.add(new ReadInterface(tree.part(), nic.location()));
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
                losses.error(
                        "no-kind",
                        "libvirt has no interface on " + backend.type() + "; use tap, bridge or user",
                        backend.location());
                yield null;
            }
        };
    }

    /** A device of the host, which only a person knows to be a NIC. */
    private void assigned(Nic nic) {
        String host = nic.settings().get("host");
        PciAddress address = host == null ? null : address(host);
        if (!options.hostdev()) {
            losses.note(
                    "left-alone",
                    "vfio-pci " + (host == null ? "" : Quoted.of(host) + " ") + "may be a NIC, and is left alone",
                    nic.location());
            return;
        } else if (address == null) {
            losses.error(
                    "qemu-value",
                    "vfio-pci has no PCI address of the host; add host=0000:03:10.1, for example",
                    nic.location());
            return;
        }
        PartTree tree = new PartTree();
        tree.set("@type", "hostdev");
        tree.set("@managed", "yes");
        address.toPart().attributes().forEach((name, value) -> tree.set("source/address@" + name, value));
        losses.said("host");
        new DeviceParts(tree, losses, Kind.HOSTDEV).put(nic);
        interfaces.add(new ReadInterface(tree.part(), nic.location()));
    }

    private static @Nullable PciAddress address(String host) {
        try {
            return PciAddress.parse(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
