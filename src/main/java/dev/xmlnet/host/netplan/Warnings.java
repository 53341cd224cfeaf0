package dev.xmlnet.host.netplan;

import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person must know of a change; values of the files are not in it, since some are secret. */
final class Warnings {
    private static final Pattern CLOUD_INIT = Pattern.compile("(?im)^[^\\n]*#.*(cloud-init|/etc/cloud/|datasource)");
    private static final Pattern GENERATED =
            Pattern.compile("(?im)^[^\\n]*#.*\\b(generated|overwritten|do not edit|managed by)\\b");

    private final List<Rewritten.Note> all = new ArrayList<>();

    /** All of them, in order. */
    List<Rewritten.Note> all() {
        return all;
    }

    private void add(Severity severity, NetplanFile file, @Nullable YamlNode at, String id, String message) {
        Location place =
                at == null ? null : file.text().source().locate(at.span().start());
        all.add(new Rewritten.Note(file.text(), new Diagnostic(severity, id, message, place)));
    }

    /** Warns of a file that a program writes again. */
    void generated(NetplanFile file) {
        String text = file.text().source().text();
        if (file.text().name().equals("50-cloud-init.yaml")
                || CLOUD_INIT.matcher(text).find()) {
            add(
                    Severity.WARNING,
                    file,
                    null,
                    "cloud-init",
                    "cloud-init writes this file again at boot; turn its network part off first");
            add(
                    Severity.NOTE,
                    file,
                    null,
                    "cloud-init-off",
                    "`network: {config: disabled}` in /etc/cloud/cloud.cfg.d/99-disable-network-config.cfg does so");
        } else if (GENERATED.matcher(text).find()) {
            add(
                    Severity.WARNING,
                    file,
                    null,
                    "generated-file",
                    "this file says that a program writes it; make the change there too");
        }
    }

    /** Tells that the way back puts the keys of a device in another order. */
    void order(Plan.Device device) {
        add(
                Severity.NOTE,
                device.file(),
                device.entry().key(),
                "order-of-keys",
                "the way back cannot restore the order of the keys of '" + device.id() + "', only the keys");
    }

    /** Says what the bridge does not do as the NIC did. */
    void bridged(Plan plan, Nic nic, BridgeChange change) {
        for (Plan.Device device : plan.devices()) {
            String link = device.entry().value().scalar("link");
            boolean over = link != null && link.equals(nic.id());
            if (over && device.section().equals("vlans")) {
                String tag = device.entry().value().scalar("id");
                add(
                        Severity.NOTE,
                        device.file(),
                        device.entry().key(),
                        "vlan-on-port",
                        "VLAN " + tag + " stays on '" + nic.id() + "', so guests on " + change.bridge()
                                + " do not reach it");
            } else if (over && device.section().equals("tunnels")) {
                add(
                        Severity.WARNING,
                        device.file(),
                        device.entry().key(),
                        "tunnel-on-port",
                        "tunnel '" + device.id() + "' stays on '" + nic.id() + "', which loses its address; link it to "
                                + change.bridge());
            }
        }
        for (Plan.Device device : plan.devices(nic.section(), nic.id())) {
            keys(device);
        }
        identity(plan, nic, change);
        if (change.stp() || plan.renderer(nic.section(), nic.id()).equals("NetworkManager")) {
            add(
                    Severity.NOTE,
                    plan.devices(nic.section(), nic.id()).get(0).file(),
                    null,
                    "netplan-try",
                    "netplan try refuses the parameters of a bridge; use netplan apply");
        }
    }

    private void keys(Plan.Device device) {
        for (YamlNode.Entry entry : device.entry().value().entries()) {
            String key = entry.name();
            if (key.equals("gateway4") || key.equals("gateway6")) {
                add(
                        Severity.NOTE,
                        device.file(),
                        entry.key(),
                        "deprecated-gateway",
                        key + " is deprecated; use routes with to default and via");
            } else if (Keys.type(key) == null) {
                add(
                        Severity.WARNING,
                        device.file(),
                        entry.key(),
                        "unknown-key",
                        "key " + key + " is not known of '" + device.id()
                                + "'; run netplan generate before the switch");
            } else if (key.equals("networkmanager")) {
                add(
                        Severity.WARNING,
                        device.file(),
                        entry.key(),
                        "networkmanager-passthrough",
                        "networkmanager stays with '" + device.id() + "'; check what of it the bridge needs");
            }
        }
    }

    private void identity(Plan plan, Nic nic, BridgeChange change) {
        Plan.Device first = plan.devices(nic.section(), nic.id()).get(0);
        boolean manager = plan.renderer(nic.section(), nic.id()).equals("NetworkManager");
        boolean byMac = "mac".equalsIgnoreCase(plan.scalar(nic.section(), nic.id(), "dhcp-identifier"));
        boolean dhcp4 = isOn(plan.scalar(nic.section(), nic.id(), "dhcp4"));
        boolean dhcp6 = isOn(plan.scalar(nic.section(), nic.id(), "dhcp6"));
        if (!manager && (dhcp6 || (dhcp4 && !byMac))) {
            add(
                    Severity.NOTE,
                    first.file(),
                    first.entry().key(),
                    "dhcp-iaid",
                    "DHCP may give " + change.bridge()
                            + " another address; set IAID= of networkctl status in its .network.d");
        } else if (manager && dhcp6) {
            add(
                    Severity.NOTE,
                    first.file(),
                    first.entry().key(),
                    "dhcp-iaid",
                    "DHCPv6 may give " + change.bridge()
                            + " another address; set ipv6.dhcp-iaid of nmcli -f DHCP6 dev show");
        }
        if ("stable-privacy".equals(plan.scalar(nic.section(), nic.id(), "ipv6-address-generation"))) {
            add(
                    Severity.WARNING,
                    first.file(),
                    first.entry().key(),
                    "stable-privacy",
                    "stable-privacy gives " + change.bridge()
                            + " another IPv6 address; set ipv6-address-token or a static one");
        }
    }

    private static boolean isOn(@Nullable String bool) {
        return bool != null && bool.matches("(?i)true|on|yes|y");
    }

    /** Warns of a port that has addresses beside its bridge. */
    void addresses(Plan.Device port, YamlNode.Entry entry, BridgeChange change) {
        add(
                Severity.WARNING,
                port.file(),
                entry.key(),
                "port-has-address",
                entry.name() + " is on '" + port.id() + "', a port of " + change.bridge() + "; move it to the bridge");
    }

    /** Warns of what a bridge has that a NIC cannot have. */
    void lost(Plan.Device bridge, YamlNode.Entry entry) {
        add(
                Severity.WARNING,
                bridge.file(),
                entry.key(),
                "lost-parameter",
                "parameter " + entry.name() + " of bridge '" + bridge.id() + "' is removed with it");
    }
}
