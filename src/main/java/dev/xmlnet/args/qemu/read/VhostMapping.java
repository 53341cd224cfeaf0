package dev.xmlnet.args.qemu.read;

import dev.xmlnet.args.qemu.line.Quoted;
import dev.xmlnet.args.qemu.line.Setting;
import dev.xmlnet.args.qemu.line.Settings;
import dev.xmlnet.args.shell.Expansion;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.xml.Location;
import org.jspecify.annotations.Nullable;

/** Switches and devices of the host that speak virtio themselves. */
final class VhostMapping {
    private static final String CHARDEV = "chardev";

    private final Mapping mapping;
    private final Settings settings;
    private final PartTree tree;
    private final Losses losses;

    VhostMapping(Mapping mapping) {
        this.mapping = mapping;
        this.settings = mapping.backend().settings();
        this.tree = mapping.tree();
        this.losses = mapping.losses();
    }

    /** Maps vhost-user; null if it cannot be said. */
    @Nullable
    Kind user() {
        Setting named = settings.find(CHARDEV);
        if (named == null) {
            return null; // the reader of the line has refused it
        }
        losses.said(CHARDEV);
        Settings chardev = mapping.network().chardevs().get(named.value());
        if (chardev == null) {
            losses.error(
                    "qemu-no-chardev",
                    "chardev " + Quoted.of(named.value()) + " does not exist; add -chardev socket",
                    named.valueLocation());
            return null;
        } else if (!chardev.word().isKnown()) {
            chardev.word().expansions().stream().map(Expansion::diagnostic).forEach(losses::add);
            return null;
        }
        String path = chardev.get("path");
        if (!"socket".equals(chardev.get("backend")) || path == null) {
            losses.error(
                    "no-kind",
                    "chardev " + Quoted.of(named.value()) + " is not a UNIX socket, as libvirt needs; use path=",
                    chardev.location());
            return null;
        }
        tree.set("@type", "vhostuser");
        tree.set("source@type", "unix");
        tree.set("source@path", path);
        boolean server = Boolean.TRUE.equals(chardev.bool("server"));
        tree.set("source@mode", server ? "server" : "client");
        String reconnect = chardev.get("reconnect");
        if (reconnect != null && !reconnect.equals("0")) {
            tree.set("source/reconnect@enabled", "yes");
            tree.set("source/reconnect@timeout", reconnect);
        }
        losses.note(
                "shared-memory",
                "vhost-user needs shared memory; add <access mode='shared'/> to <memoryBacking>",
                mapping.backend().location());
        return Kind.VHOSTUSER;
    }

    /** Maps vhost-vdpa; null if it cannot be said. */
    @Nullable
    Kind vdpa() {
        String device = settings.get("vhostdev");
        Location location = mapping.backend().location();
        if (device == null) {
            losses.error("no-kind", "vhost-vdpa by descriptor does not name its device; use vhostdev=", location);
            return null;
        }
        losses.said("vhostdev");
        tree.set("@type", "vdpa");
        tree.set("source@dev", device);
        return Kind.VDPA;
    }
}
