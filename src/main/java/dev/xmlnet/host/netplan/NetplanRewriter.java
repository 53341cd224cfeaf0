package dev.xmlnet.host.netplan;

import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewriter;
import dev.xmlnet.host.rewrite.Rewritten;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rewrites netplan's YAML: the text of a NIC's addresses moves to the bridge, with its comments and in its style. */
public final class NetplanRewriter implements Rewriter {
    private static final Rewritten NOT_FOUND = new Rewritten(List.of(), List.of(), List.of(), List.of(), false);

    @Override
    public Rewritten bridge(List<HostText> files, BridgeChange change) {
        try {
            if (!change.taps().isEmpty()) {
                throw new Refusal(
                        null,
                        0,
                        "netplan-tap",
                        "netplan cannot make taps; put them in .netdev files in /etc/systemd/network");
            } else if (change.vlanAware()) {
                throw new Refusal(
                        null,
                        0,
                        "netplan-vlan-aware",
                        "netplan has no VLAN-aware bridges; use drop-ins of its files in /etc/systemd/network");
            }
            Plan plan = Plan.read(files);
            Nic nic = Nic.find(plan, change.nic());
            if (nic == null) {
                return NOT_FOUND;
            }
            Warnings notes = new Warnings();
            if (isPort(plan, nic, change)) {
                leftovers(plan, nic, change, notes);
                return new Rewritten(List.of(), List.of(), List.of(), notes.all(), true);
            }
            List<Rewritten.Changed> changed = new ToBridge(plan, nic, change, notes).changed();
            notes.bridged(plan, nic, change);
            return new Rewritten(changed, List.of(), List.of(), notes.all(), true);
        } catch (Refusal e) {
            return e.result();
        }
    }

    /** True if the NIC is the bridge's port already; refuses one that cannot become it. */
    private static boolean isPort(Plan plan, Nic nic, BridgeChange change) throws Refusal {
        String name = change.bridge().toString();
        for (Plan.Device device : plan.devices()) {
            boolean holds = device.entry().value().scalars("interfaces").contains(nic.id());
            if (device.section().equals("bridges") && device.id().equals(name)) {
                if (plan.ports("bridges", name).contains(nic.id())) {
                    return true;
                }
                throw refusal(
                        device,
                        "bridge-exists",
                        "bridge '" + name + "' is there without '" + nic.id() + "'; use another name");
            } else if (device.id().equals(name)) {
                throw refusal(
                        device,
                        "name-taken",
                        "'" + name + "' is a device of " + device.section() + "; use another name");
            } else if (holds) {
                throw refusal(
                        device,
                        "is-port",
                        "'" + nic.id() + "' is in " + device.section() + " '" + device.id()
                                + "'; remove it there first");
            }
        }
        return false;
    }

    private static void leftovers(Plan plan, Nic nic, BridgeChange change, Warnings notes) {
        for (Plan.Device device : plan.devices(nic.section(), nic.id())) {
            for (YamlNode.Entry entry : device.entry().value().entries()) {
                if (!Keys.isKept(nic.section(), entry.name()) && !Keys.COPIED.contains(entry.name())) {
                    notes.addresses(device, entry, change);
                }
            }
        }
    }

    private static Refusal refusal(Plan.Device device, String id, String message) {
        return device.file().refusal(device.entry().key(), id, message);
    }

    @Override
    public Rewritten unbridge(List<HostText> files, BridgeChange change) {
        try {
            Plan plan = Plan.read(files);
            Nic nic = Nic.find(plan, change.nic());
            if (nic == null
                    || plan.devices("bridges", change.bridge().toString()).isEmpty()) {
                return NOT_FOUND;
            }
            checkAlone(plan, nic, change);
            Warnings notes = new Warnings();
            List<Rewritten.Changed> changed = new FromBridge(plan, nic, change, notes).changed();
            return new Rewritten(changed, List.of(), List.of(), notes.all(), true);
        } catch (Refusal e) {
            return e.result();
        }
    }

    private static void checkAlone(Plan plan, Nic nic, BridgeChange change) throws Refusal {
        String name = change.bridge().toString();
        List<String> ports = plan.ports("bridges", name);
        Plan.Device bridge = plan.devices("bridges", name).get(0);
        if (!ports.contains(nic.id())) {
            throw refusal(
                    bridge, "not-port", "'" + nic.id() + "' is not a port of bridge '" + name + "'; name its port");
        } else if (ports.size() > 1) {
            String other = ports.stream()
                    .filter(port -> !port.equals(nic.id()))
                    .findFirst()
                    .orElseThrow();
            throw refusal(
                    bridge,
                    "other-ports",
                    "bridge '" + name + "' has another port, '" + other + "'; remove that first");
        }
        for (Plan.Device device : plan.devices()) {
            @Nullable String link = device.entry().value().scalar("link");
            boolean over = name.equals(link)
                    || device.entry().value().scalars("interfaces").contains(name);
            if (over) {
                throw refusal(
                        device,
                        "device-on-bridge",
                        "'" + device.id() + "' is on bridge '" + name + "'; move it to '" + nic.id() + "' first");
            }
        }
    }
}
