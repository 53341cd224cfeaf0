package dev.xmlnet.args.qemu.read;

import dev.xmlnet.args.qemu.line.Quoted;
import dev.xmlnet.args.qemu.line.Setting;
import dev.xmlnet.args.qemu.line.Settings;
import dev.xmlnet.args.shell.Redirection;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.DeviceName;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Taps, of which a line does not say in which bridge they are, and bridges, into which a helper of QEMU puts one. */
final class TapMapping {
    private static final String DEFAULT_BRIDGE = "br0";
    private static final Pattern HELPER_BRIDGE = Pattern.compile(".*\\s-{2}br=(\\S+).*");
    private static final List<String> DESCRIPTORS = List.of("fd", "fds", "vhostfd", "vhostfds");

    private final Mapping mapping;
    private final Settings settings;
    private final PartTree tree;
    private final Losses losses;

    TapMapping(Mapping mapping) {
        this.mapping = mapping;
        this.settings = mapping.backend().settings();
        this.tree = mapping.tree();
        this.losses = mapping.losses();
    }

    /** Maps a backend bridge. */
    Kind bridge() {
        String br = settings.get("br");
        return bridge(br == null ? DEFAULT_BRIDGE : br, "br", "helper");
    }

    private Kind bridge(String name, String... said) {
        losses.said(said);
        if (DeviceName.of(name) == null) {
            losses.error(
                    "bad-device-name",
                    Quoted.of(name) + " cannot be a bridge's name; use up to 15 letters, digits, - . _",
                    mapping.backend().location());
        }
        tree.set("@type", "bridge");
        tree.set("source@bridge", name);
        return Kind.BRIDGE;
    }

    /** Maps a tap; null if it cannot be said. */
    @Nullable
    Kind tap() {
        Side side = mapping.options().side();
        String helper = settings.get("helper");
        boolean descriptor = settings.find("fd") != null || settings.find("fds") != null;
        if (side != null) {
            return onSide(side);
        } else if (descriptor) {
            return refuseDescriptor();
        } else if (helper != null) {
            Matcher matcher = HELPER_BRIDGE.matcher(" " + helper);
            String br = settings.get("br");
            return bridge(matcher.matches() ? matcher.group(1) : br == null ? DEFAULT_BRIDGE : br, "br", "helper");
        }
        return ethernet();
    }

    /** On what a person says that it is connected to. */
    private Kind onSide(Side side) {
        DESCRIPTORS.forEach(losses::said);
        losses.said("helper", "br", "downscript");
        Setting script = settings.find("script");
        if (script == null || isNone(script)) {
            losses.said("script");
        }
        tree.set("@type", side.type());
        Setting ifname = settings.find("ifname");
        losses.said("ifname");
        switch (side.type()) {
            case "direct" -> {
                tree.set("source@dev", side.name());
                tree.set("source@mode", side.mode());
                return "passthrough".equals(side.mode()) ? Kind.PASSTHROUGH : Kind.DIRECT;
            }
            case "network" -> tree.set("source@network", side.name());
            default -> tree.set("source@bridge", side.name());
        }
        target(ifname);
        return side.type().equals("network") ? Kind.NETWORK : Kind.BRIDGE;
    }

    /** True if the name of the tap stays. */
    private boolean target(@Nullable Setting ifname) {
        if (ifname == null || ifname.value().isEmpty()) {
            return false;
        } else if (DeviceName.of(ifname.value()) == null) {
            losses.lost(ifname, "libvirt takes up to 15 letters, digits, - . _");
            return false;
        } else if (DeviceName.isReserved(ifname.value())) {
            losses.lost(ifname, "libvirt keeps such names for itself");
            return false;
        }
        tree.set("target@dev", ifname.value());
        return true;
    }

    private static boolean isNone(Setting script) {
        return script.value().equals("no") || script.value().isEmpty();
    }

    private Kind ethernet() {
        Setting script = settings.find("script");
        Setting down = settings.find("downscript");
        losses.said("ifname", "script", "downscript", "br");
        tree.set("@type", "ethernet");
        boolean named = target(settings.find("ifname"));
        boolean none = script != null && isNone(script);
        if (none && named) {
            tree.set("target@managed", "no");
        }
        if (!none) {
            script("script", script == null ? "/etc/qemu-ifup" : script.value(), script == null);
        }
        if (down == null || !isNone(down)) {
            script("downscript", down == null ? "/etc/qemu-ifdown" : down.value(), down == null);
        }
        losses.warning(
                "unknown-bridge",
                "tap " + name() + " does not name its bridge; name one if the guest needs it",
                mapping.backend().location());
        return Kind.ETHERNET;
    }

    private void script(String element, String path, boolean byDefault) {
        tree.set(element + "@path", path);
        if (byDefault) {
            losses.note(
                    "default-script",
                    "no " + element + "; QEMU runs " + path + "; use " + element + "=no for none",
                    mapping.backend().location());
        }
    }

    private String name() {
        String ifname = settings.get("ifname");
        return ifname == null ? "without ifname" : Quoted.of(ifname);
    }

    private @Nullable Kind refuseDescriptor() {
        Setting fd = settings.find("fd");
        String number = fd == null ? "" : fd.value();
        for (Redirection redirection : mapping.network().redirections()) {
            boolean own = number.equals(Integer.toString(redirection.descriptor()));
            if (own && redirection.target().text().startsWith("/dev/tap")) {
                losses.error(
                        "unknown-side",
                        "fd=" + number + " is macvtap (" + redirection.target().text() + "); name its NIC",
                        fd == null ? mapping.backend().location() : fd.location());
                return null;
            }
        }
        losses.error(
                "unknown-side",
                "a tap by descriptor hides its other end; name the bridge, the network or the NIC",
                fd == null ? mapping.backend().location() : fd.location());
        return null;
    }
}
