package dev.xmlnet.args.qemu.read;

import dev.xmlnet.args.ReadCommand;
import dev.xmlnet.args.ReadInterface;
import dev.xmlnet.args.qemu.line.NetworkReader;
import dev.xmlnet.args.qemu.line.QemuNetwork;
import dev.xmlnet.args.shell.Command;
import dev.xmlnet.args.shell.CommandText;
import dev.xmlnet.args.shell.Program;
import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads interfaces from command lines of QEMU.
 *
 * <pre>{@code
 * CommandText text = CommandText.ofScript("kvm -nic bridge,br=br0,model=virtio,mac=52:54:00:aa:00:01");
 * for (ReadCommand guest : QemuReader.read(text, ReadOptions.defaults())) {
 *     guest.interfaces(); // <interface type='bridge'>...
 *     guest.all(); // what is lost, was assumed or is wrong
 * }
 * }</pre>
 */
public final class QemuReader {
    private QemuReader() {}

    /**
     * Reads each command of QEMU in a text; where there is none, a single command that is nothing but options.
     *
     * @return what each guest has, in the order of the text; none if no command is of QEMU
     */
    public static List<ReadCommand> read(CommandText text, ReadOptions options) {
        List<Command> commands = text.commands().stream()
                .filter(command -> Program.of(command) == Program.QEMU)
                .toList();
        List<Command> bare = text.commands().stream()
                .filter(command -> command.words().get(0).text().startsWith("-"))
                .toList();
        if (commands.isEmpty() && bare.size() == 1 && text.commands().size() == 1) {
            commands = bare;
        }
        return commands.stream().map(command -> read(command, options)).toList();
    }

    /** Reads one command of QEMU. */
    public static ReadCommand read(Command command, ReadOptions options) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        QemuNetwork network = NetworkReader.read(command, diagnostics);
        List<ReadInterface> interfaces = InterfaceMapper.map(network, options, diagnostics);
        return new ReadCommand(interfaces, diagnostics);
    }
}
