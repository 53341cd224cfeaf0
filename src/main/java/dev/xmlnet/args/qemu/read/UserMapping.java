package dev.xmlnet.args.qemu.read;

import dev.xmlnet.args.qemu.line.Quoted;
import dev.xmlnet.args.qemu.line.Setting;
import dev.xmlnet.args.qemu.line.Settings;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.xml.Part;
import org.jspecify.annotations.Nullable;

/** User networks, QEMU's own and passt's. */
final class UserMapping {
    private static final String FIRST_GUEST = "10.0.2.15";
    private static final String TYPE = "@type";
    private static final String USER = "user";

    private final Settings settings;
    private final PartTree tree;
    private final Losses losses;
    private final boolean passt;

    UserMapping(Mapping mapping) {
        this.settings = mapping.backend().settings();
        this.tree = mapping.tree();
        this.losses = mapping.losses();
        this.passt = mapping.options().passt();
    }

    /** Maps QEMU's own. */
    Kind user() {
        tree.set(TYPE, USER);
        if (passt) {
            tree.set("backend@type", "passt");
        } else {
            losses.said("net", "ipv6-prefix", "ipv6-prefixlen");
            net(settings.find("net"));
            net6(settings.find("ipv6-prefix"), settings.get("ipv6-prefixlen"));
        }
        losses.said("hostfwd");
        settings.list("hostfwd").forEach(this::forward);
        hostname(settings.find("hostname"));
        said("restrict", "off");
        said("ipv4", "on");
        said("ipv6", "on");
        return passt ? Kind.PASST : Kind.USER;
    }

    /** Maps passt as QEMU 10.1 starts it. */
    Kind passt() {
        tree.set(TYPE, USER);
        tree.set("backend@type", "passt");
        return Kind.PASST;
    }

    private void hostname(@Nullable Setting hostname) {
        if (hostname == null) {
            return;
        } else if (passt) {
            tree.set("backend@hostname", hostname.value());
            losses.note(
                    "newer-libvirt",
                    "`<backend hostname>` needs libvirt 11.8; remove it for an older one",
                    hostname.location());
        } else {
            losses.lost(hostname, "libvirt takes one only for passt");
        }
        losses.said("hostname");
    }

    /** A setting that says no more than its absence. */
    private void said(String key, String value) {
        Boolean set = settings.bool(key);
        if (set != null && set == value.equals("on")) {
            losses.said(key);
        }
    }

    private void net(@Nullable Setting net) {
        if (net == null) {
            return;
        }
        UserNet network = UserNet.parse(net.value());
        if (network == null) {
            losses.error(
                    "qemu-value",
                    "net=" + Quoted.of(net.value()) + " is not a network; use 10.0.2.0/24",
                    net.valueLocation());
        } else if (!network.isDefault()) {
            tree.add(ip("ipv4", network.address(), Integer.toString(network.prefix())));
        }
    }

    private void net6(@Nullable Setting prefix, @Nullable String length) {
        if (prefix != null) {
            tree.add(ip("ipv6", prefix.value(), length == null ? "64" : length));
        }
    }

    private static Part ip(String family, String address, String prefix) {
        return Part.of("ip").with("family", family).with("address", address).with("prefix", prefix);
    }

    private void forward(Setting setting) {
        HostForward forward = HostForward.parse(setting.value());
        if (forward == null) {
            boolean unix = setting.value().startsWith("unix:");
            if (unix) {
                losses.lost(setting, "libvirt forwards no sockets");
            } else {
                losses.error(
                        "qemu-value",
                        "hostfwd=" + Quoted.of(setting.value()) + " is not a rule; use tcp::2222-:22",
                        setting.valueLocation());
            }
        } else if (!passt) {
            losses.lost(setting, "libvirt forwards ports only by passt");
        } else {
            tree.add(forward.toPart());
            if (!forward.guest().isEmpty() && !forward.guest().equals(FIRST_GUEST)) {
                losses.warning(
                        "lost-guest-address",
                        "guest address " + Quoted.of(forward.guest())
                                + " of hostfwd is lost; passt gives the guest one",
                        setting.valueLocation());
            }
        }
    }
}
