package dev.xmlnet.args.qemu;

import dev.xmlnet.args.ArgsTable;
import dev.xmlnet.args.KindRow;
import dev.xmlnet.args.Lost;
import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.libvirt.DeviceModel;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.xml.Diagnostic;
import java.util.List;

/** What a person has to know of a kind of connection, beside its parts. */
final class Backgrounds {
    private static final int LAST_OF_ONE_DIGIT = 9;

    private final PlainInterface plain;
    private final Connection connection;
    private final Kind kind;
    private final Values values;
    private final Losses losses;

    Backgrounds(PlainInterface plain, Connection connection, Values values, Losses losses) {
        this.plain = plain;
        this.connection = connection;
        this.kind = connection.kind();
        this.values = values;
        this.losses = losses;
    }

    /** Adds it, and takes for said what the kind itself says. */
    void tell() {
        KindRow row = ArgsTable.get().kind(kind);
        for (Lost lost : row == null ? List.<Lost>of() : row.lost()) {
            losses.add(
                    lost.severity() == Lost.Weight.WARNING
                            ? Diagnostic.warning("lost-" + kind.word(), lost.why(), plain.location("@type"))
                            : Diagnostic.note("lost-" + kind.word(), lost.why(), plain.location("@type")));
        }
        if (plain.kind() == Kind.NETWORK) {
            values.use("source@network");
            if (connection.isDefined()) {
                values.use("source@portgroup");
            }
        }
        switch (kind) {
            case OVS -> values.use("virtualport@type");
            case ETHERNET -> values.use("target@managed");
            case DIRECT, PASSTHROUGH -> {
                values.use("source@mode");
                tellOfDescriptors();
            }
            case USER, PASST -> tellOfForwards();
            case HOSTDEV -> {
                if ("vfio".equals(values.peek("driver@name"))) {
                    values.use("driver@name");
                }
            }
            case VHOSTUSER -> tellOfMemory();
            default -> {}
        }
        tellOfModel();
        if (values.peek("mac@address") == null && kind != Kind.HOSTDEV) {
            losses.add(Diagnostic.warning(
                    "default-mac",
                    "no MAC address: QEMU gives every such guest 52:54:00:12:34:56; add <mac>",
                    plain.location("mac")));
        }
    }

    /** QEMU does not start with a model that it does not know. */
    private void tellOfModel() {
        String model = kind == Kind.HOSTDEV ? null : values.peek("model@type");
        if (model != null && !DeviceModel.isKnown(model)) {
            losses.add(Diagnostic.warning("args-model", DeviceModel.unknown(model), plain.location("model@type")));
        }
    }

    private void tellOfDescriptors() {
        String numbers = values.get("fds");
        String last = numbers == null ? "" : numbers.substring(numbers.lastIndexOf(':') + 1);
        if (last.length() > 1 || (!last.isEmpty() && Integer.parseInt(last) > LAST_OF_ONE_DIGIT)) {
            losses.add(Diagnostic.note(
                    "args-descriptors",
                    "descriptor " + last + " needs bash; other shells open by <> only those up to 9",
                    plain.location("driver@queues")));
        }
    }

    private void tellOfForwards() {
        if (kind == Kind.PASST) {
            values.use("backend@type");
        }
        if (plain.part().child("portForward") == null) {
            return;
        }
        for (String path :
                new String[] {"@proto", "@address", "/range@start", "/range@end", "/range@to", "/range@exclude"}) {
            values.use("portForward" + path);
        }
        for (String lost : new Forwards(plain.part()).lost()) {
            losses.add(Diagnostic.warning("lost-forward", lost, plain.location("portForward")));
        }
        if (kind == Kind.USER) {
            losses.add(Diagnostic.note(
                    "args-forward",
                    "libvirt forwards ports only with passt; QEMU's user network does it here",
                    plain.location("portForward")));
        }
    }

    private void tellOfMemory() {
        boolean shared = plain.guest().hasSharedMemory();
        String message = values.get("memory") != null
                ? "vhost-user needs shared memory: the printed memory must be all of QEMU's -m"
                : shared
                        ? "vhost-user needs the guest's shared memory on QEMU's line, too"
                        : "vhost-user needs shared memory; add -object memory-backend-memfd with share=on";
        losses.add(
                values.get("memory") != null || shared
                        ? Diagnostic.note("args-memory", message, plain.location("source"))
                        : Diagnostic.warning("args-memory", message, plain.location("source")));
    }
}
