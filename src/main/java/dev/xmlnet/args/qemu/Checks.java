package dev.xmlnet.args.qemu;

import dev.xmlnet.args.KindRow;
import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Part;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Refuses what QEMU or Linux would refuse. */
final class Checks {
    private static final String SOURCE = "source";
    private static final String MAC = "mac";

    /** In bytes, of the path of a socket (sun_path without the zero). */
    private static final int LONGEST_SOCKET = 107;

    private Checks() {}

    /**
     * Checks an interface.
     *
     * @throws RefusedException with the first that is wrong
     */
    static void check(PlainInterface plain, Connection connection, KindRow row) throws RefusedException {
        if (row.refused() != null) {
            String text = Template.expand(
                    row.refused(), path -> path.equals("@type") ? plain.part().attribute("type") : null, v -> v);
            throw new RefusedException(
                    Diagnostic.error("args-type", text == null ? row.refused() : text, plain.location("@type")));
        }
        checkMac(plain, connection);
        checkSource(plain, connection);
        if (connection.kind() == Kind.ETHERNET
                && "no".equals(connection.part().attribute("target", "managed"))
                && connection.part().attribute("target", "dev") == null) {
            throw new RefusedException(Diagnostic.error(
                    "args-source",
                    "<target> names no tap, which is there already; add dev='NAME'",
                    plain.location("target")));
        }
    }

    private static void checkMac(PlainInterface plain, Connection connection) throws RefusedException {
        String mac = connection.part().attribute(MAC, "address");
        if (mac != null && MacAddress.of(mac.strip()) == null) {
            throw new RefusedException(Diagnostic.error("args-mac", message(mac), plain.location("mac@address")));
        } else if (mac == null && (connection.kind() == Kind.DIRECT || connection.kind() == Kind.PASSTHROUGH)) {
            throw new RefusedException(Diagnostic.error(
                    "args-mac", "no MAC address, and macvtap passes only its own; add <mac>", plain.location(MAC)));
        }
    }

    private static String message(String mac) {
        try {
            return MacAddress.parse(mac).toString();
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void checkSource(PlainInterface plain, Connection connection) throws RefusedException {
        Part part = connection.part();
        switch (connection.kind()) {
            case BRIDGE, OVS -> checkDevice("bridge", part.attribute(SOURCE, "bridge"), "source@bridge", plain);
            case DIRECT, PASSTHROUGH -> checkDevice("device", part.attribute(SOURCE, "dev"), "source@dev", plain);
            case VDPA -> checkThere("device", part.attribute(SOURCE, "dev"), plain);
            case VHOSTUSER -> {
                String path = part.attribute(SOURCE, "path");
                checkThere("path", path, plain);
                if (path != null && path.getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET) {
                    throw new RefusedException(Diagnostic.error(
                            "args-source",
                            "the path of a socket has at most " + LONGEST_SOCKET + " bytes; use a shorter one",
                            plain.location("source@path")));
                }
                if (!Kind.isVirtio(part.attribute("model", "type"))) {
                    throw new RefusedException(Diagnostic.error(
                            "args-model",
                            "vhost-user works only with a virtio device; add <model type='virtio'/>",
                            plain.location("model@type")));
                }
            }
            default -> {}
        }
    }

    private static void checkThere(String what, @Nullable String name, PlainInterface plain) throws RefusedException {
        if (name == null || name.isEmpty()) {
            throw new RefusedException(
                    Diagnostic.error("args-source", "<source> names no " + what + "; add one", plain.location(SOURCE)));
        }
    }

    private static void checkDevice(String what, @Nullable String name, String path, PlainInterface plain)
            throws RefusedException {
        checkThere(what, name, plain);
        if (name != null) {
            Names.check(what, name, path, plain);
        }
    }
}
