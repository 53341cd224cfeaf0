package dev.xmlnet.args.qemu;

import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.QemuMachine;
import dev.xmlnet.args.QemuValue;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names that an interface has on the line, none of which another interface of the guest has.
 *
 * @param id of the backend
 * @param tap the host's device
 * @param queues how many, at least 1
 * @param descriptors the numbers of files that the command line opens, one a queue
 */
record Names(String id, String tap, int queues, List<String> descriptors) {
    /** After standard input, output and error. */
    private static final int FIRST_DESCRIPTOR = 3;

    /** Of a device of virtio. */
    private static final int MOST_QUEUES = 256;

    static Names of(PlainInterface plain, Connection connection, QemuMachine machine, QemuOptions options)
            throws RefusedException {
        int place = plain.one().index() - 1;
        String named = connection.part().attribute("target", "dev");
        String tap = named == null ? options.tap().replace("%d", Integer.toString(place)) : named;
        if (isOnTap(connection.kind())) {
            check("tap", tap, "target@dev", plain);
        }
        int queues = queues(
                machine,
                connection.part().attribute("model", "type"),
                connection.part().attribute("driver", "queues"));
        List<String> descriptors = new ArrayList<>(1);
        if (Connection.isDirect(connection.kind(), null, options)) {
            int first = FIRST_DESCRIPTOR + before(plain, machine, options);
            for (int i = 0; i < queues; i++) {
                descriptors.add(Integer.toString(first + i));
            }
        }
        return new Names("net" + place, tap, queues, descriptors);
    }

    private static boolean isOnTap(Kind kind) {
        return kind == Kind.BRIDGE
                || kind == Kind.OVS
                || kind == Kind.ETHERNET
                || kind == Kind.DIRECT
                || kind == Kind.PASSTHROUGH;
    }

    /**
     * Checks the name of a device of the host.
     *
     * @throws RefusedException if Linux takes no such name
     */
    static void check(String what, String name, String path, PlainInterface plain) throws RefusedException {
        try {
            DeviceName.parse(what, name);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    Diagnostic.error("args-name", String.valueOf(e.getMessage()), plain.location(path)));
        }
    }

    /** Descriptors of the guest's interfaces before this one. */
    private static int before(PlainInterface plain, QemuMachine machine, QemuOptions options) {
        Guest guest = plain.guest();
        int descriptors = 0;
        for (GuestInterface other : guest.interfaces()) {
            if (other.index() < plain.one().index()
                    && Connection.isDirect(other.kind(), other.element().attribute("source", "network"), options)) {
                descriptors += queues(
                        machine,
                        other.element().attribute("model", "type"),
                        other.element().attribute("driver", "queues"));
            }
        }
        return descriptors;
    }

    /** libvirt reads queues only of a virtio device. */
    private static int queues(QemuMachine machine, @Nullable String model, @Nullable String queues) {
        boolean virtio = Kind.isVirtio(model == null ? machine.model() : model);
        String several = queues == null || !virtio ? null : QemuValue.SEVERAL.toQemu(queues);
        return several == null || several.length() > 3 ? 1 : Math.min(Integer.parseInt(several), MOST_QUEUES);
    }
}
