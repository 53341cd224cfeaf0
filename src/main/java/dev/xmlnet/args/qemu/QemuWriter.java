package dev.xmlnet.args.qemu;

import dev.xmlnet.args.ArgsTable;
import dev.xmlnet.args.KindRow;
import dev.xmlnet.args.PartRow;
import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.QemuMachine;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.args.Written;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.xml.Element;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes interfaces as QEMU's options.
 *
 * <pre>{@code
 * Written written = new QemuWriter(QemuOptions.defaults()).write(PlainInterface.of(guest, one));
 * written.words(); // -netdev, tap,id=net0,ifname=tap0,script=no,downscript=no, -device, ...
 * }</pre>
 */
public final class QemuWriter {
    private final QemuOptions options;

    /** Decides how. */
    public QemuWriter(QemuOptions options) {
        this.options = options;
    }

    /**
     * Writes one.
     *
     * @return its options, the commands of the host before and after, and what is lost; ids are unique in the guest
     * @throws RefusedException if QEMU cannot be told of it, or takes no such name
     */
    public Written write(PlainInterface plain) throws RefusedException {
        Connection connection = Connection.of(plain, options);
        KindRow row = ArgsTable.get().kind(connection.kind());
        if (row == null) {
            throw new IllegalStateException("args.txt has no kind " + connection.kind());
        }
        Checks.check(plain, connection, row);
        QemuMachine machine = machine(plain.guest());
        Values values = new Values(plain, connection, Names.of(plain, connection, machine, options));
        Device device = new Device(connection.kind(), values, machine);
        HostCommands commands = new HostCommands(connection.kind(), values);
        commands.add(row.host());
        Set<String> doneByHost = new HashSet<>();
        for (PartRow part : ArgsTable.get().parts()) {
            if (!part.host().isEmpty() && values.peek(part.path()) != null && commands.add(part.host()) > 0) {
                doneByHost.add(part.path());
            }
        }
        Losses losses = new Losses(plain, connection.kind(), values, device, doneByHost);
        connection.notes().forEach(losses::add);
        Line line = new Line(plain, connection, row, values, device, losses, options.form());
        line.write();
        losses.find();
        return new Written(
                commands.before(), line.words(), line.redirections(), commands.after(), losses.diagnostics());
    }

    private QemuMachine machine(Guest guest) {
        Element os = guest.domain().child("os");
        String arch = os == null ? null : os.attribute("type", "arch");
        String own = os == null ? null : os.attribute("type", "machine");
        return QemuMachine.of(options.machine() == null ? own : options.machine(), arch);
    }
}
