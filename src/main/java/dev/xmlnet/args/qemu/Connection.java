package dev.xmlnet.args.qemu;

import dev.xmlnet.args.ArgsTable;
import dev.xmlnet.args.KindRow;
import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interface as QEMU and the host see it: in place of a network stands what the network is.
 *
 * @param kind how it is connected; never a network
 * @param part what it says, with what it has from its network
 * @param isDefined true if it has all that its network gives
 * @param notes what a person has to know of that
 */
record Connection(Kind kind, Part part, boolean isDefined, List<Diagnostic> notes) {
    private static final String SOURCE = "source";
    private static final String BRIDGE = "bridge";
    private static final String NETWORK = "network";

    /**
     * Finds it.
     *
     * @throws RefusedException if it is on a network that is not known, or none that QEMU can be on
     */
    static Connection of(PlainInterface plain, QemuOptions options) throws RefusedException {
        if (plain.kind() != Kind.NETWORK) {
            return new Connection(plain.kind(), plain.part(), true, List.of());
        }
        String name = plain.part().attribute(SOURCE, NETWORK);
        NetworkDefinition network = name == null ? null : options.networks().apply(name);
        if (network != null) {
            return on(network, plain);
        }
        String bridge = plain.one().element().attribute(SOURCE, BRIDGE);
        if (bridge == null) {
            throw refused(plain, unknown(plain));
        }
        // A dump of the running guest has it.
        return new Connection(Kind.BRIDGE, withSource(plain.part(), BRIDGE, bridge), false, List.of());
    }

    /** What the table says of networks. */
    private static String unknown(PlainInterface plain) {
        KindRow row = ArgsTable.get().kind(Kind.NETWORK);
        String text = row == null ? null : row.refused();
        String name = plain.part().attribute(SOURCE, NETWORK);
        String said = text == null
                ? null
                : Template.expand(text, path -> path.equals("source@network") ? name : null, value -> value);
        return said == null ? "QEMU knows no networks; use a bridge" : said;
    }

    /** True if it is macvtap, of which the command line opens the file. */
    static boolean isDirect(Kind kind, @Nullable String network, QemuOptions options) {
        NetworkDefinition known =
                kind == Kind.NETWORK && network != null ? options.networks().apply(network) : null;
        NetworkMode mode = known == null ? null : known.mode();
        return kind == Kind.DIRECT || kind == Kind.PASSTHROUGH || (mode != null && mode.isDirect());
    }

    private static Connection on(NetworkDefinition network, PlainInterface plain) throws RefusedException {
        NetworkMode mode = network.mode();
        String source = network.source();
        String shown = "network '" + network.name() + "'";
        if (mode == null) {
            throw refused(plain, shown + " has a forward mode that is not known; use a bridge");
        } else if (mode == NetworkMode.HOSTDEV) {
            throw refused(plain, shown + " is a pool of devices, of which libvirt takes one; use type='hostdev'");
        } else if (source == null) {
            throw refused(
                    plain,
                    shown + (mode.isDirect() ? " names no device" : " names no bridge")
                            + "; add its definition from virsh net-dumpxml");
        }
        Part part = given(plain.part(), network);
        if (!mode.isDirect()) {
            return new Connection(
                    mode == NetworkMode.OVS ? Kind.OVS : Kind.BRIDGE,
                    withSource(part, BRIDGE, source),
                    true,
                    List.of());
        }
        boolean passthrough = mode == NetworkMode.PASSTHROUGH;
        String macvtap = mode == NetworkMode.DIRECT_BRIDGE ? BRIDGE : mode.word();
        return new Connection(
                passthrough ? Kind.PASSTHROUGH : Kind.DIRECT,
                withSource(withSource(part, "dev", source), "mode", macvtap),
                true,
                List.of(Diagnostic.note(
                        "args-pool",
                        shown + " is a pool of devices; '" + source + "' is its first, which another guest may use",
                        plain.location("source@network"))));
    }

    /** The interface with what its network and the port group give it. */
    private static Part given(Part part, NetworkDefinition network) {
        List<Part> children = new ArrayList<>(part.children());
        for (Part gift : network.givesTo(part.attribute(SOURCE, "portgroup"))) {
            int own = 0;
            while (own < children.size() && !children.get(own).name().equals(gift.name())) {
                own++;
            }
            if (own == children.size()) {
                children.add(gift);
            } else {
                children.set(own, NetworkDefinition.merged(children.get(own), gift));
            }
        }
        return new Part(part.name(), part.attributes(), children);
    }

    private static Part withSource(Part part, String attribute, String value) {
        List<Part> children = new ArrayList<>(part.children());
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i).name().equals(SOURCE)) {
                children.set(i, children.get(i).with(attribute, value));
            }
        }
        return new Part(part.name(), part.attributes(), children);
    }

    private static RefusedException refused(PlainInterface plain, String message) {
        return new RefusedException(Diagnostic.error("unknown-network", message, plain.location("source@network")));
    }
}
