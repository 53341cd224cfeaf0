package dev.xmlnet.args.virtinstall;

import dev.xmlnet.args.ReadCommand;
import dev.xmlnet.args.ReadInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.args.shell.Command;
import dev.xmlnet.args.shell.Expansion;
import dev.xmlnet.args.shell.Program;
import dev.xmlnet.args.shell.Word;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads the interfaces of a command line of virt-install or virt-xml, or of its {@code --network} options alone. */
public final class VirtInstallCommand {
    private final Command command;
    private final VirtInstallReader reader;
    private final List<ReadInterface> interfaces = new ArrayList<>();
    private final List<Diagnostic> told = new ArrayList<>();
    private boolean network;
    private @Nullable Word bridge;
    private @Nullable Word mac;

    private VirtInstallCommand(Command command, Version version) {
        this.command = command;
        this.reader = new VirtInstallReader(version);
    }

    /** True if a command is one of these programs', or its options alone. */
    public static boolean isOne(Command command) {
        Program program = Program.of(command);
        String first = command.words().get(0).text();
        return program == Program.VIRT_INSTALL
                || program == Program.VIRT_XML
                || first.equals("-w")
                || first.equals("--network")
                || first.startsWith("--network=");
    }

    /**
     * Reads a command that is one.
     *
     * @param version the virt-install whose options are taken
     */
    public static ReadCommand read(Command command, Version version) {
        VirtInstallCommand reading = new VirtInstallCommand(command, version);
        reading.read();
        return new ReadCommand(reading.interfaces, reading.told);
    }

    private void read() {
        boolean bare = Program.of(command) == null;
        List<Word> words = bare ? command.words() : command.arguments();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            String text = word.text();
            int equals = text.startsWith("--") ? text.indexOf('=') : -1;
            String name = equals < 0 ? text : text.substring(0, equals);
            boolean next = equals < 0 && i + 1 < words.size();
            switch (name) {
                case "-w", "--network", "-b", "--bridge", "-m", "--mac" -> {
                    if (equals < 0 && !next) {
                        error("args-value", name + " has no value; add it", word.location());
                        continue;
                    }
                    Word value = next ? words.get(i + 1) : word;
                    take(name, value, next ? 0 : equals + 1);
                    i += next ? 1 : 0;
                }
                case "--nonetworks" -> network = true;
                case "--edit" -> edit(word);
                case "--remove-device" ->
                    told.add(Diagnostic.note(
                            "args-ignored", "--remove-device removes an interface; nothing to read", word.location()));
                default -> {
                    // not of the network
                }
            }
        }
        old();
    }

    private void edit(Word word) {
        error(
                "args-edit",
                "--edit changes an interface that only the host knows; read its XML instead",
                word.location());
    }

    private void take(String name, Word value, int from) {
        if (!value.isKnown()) {
            value.expansions().stream().map(Expansion::diagnostic).forEach(told::add);
            network = true;
        } else if (name.equals("-b") || name.equals("--bridge")) {
            bridge = value;
        } else if (name.equals("-m") || name.equals("--mac")) {
            mac = value;
        } else {
            network = true;
            read(value.text().substring(from), index -> value.at(index + from));
        }
    }

    private void read(String text, IntFunction<Location> places) {
        try {
            ReadInterface one = reader.read(text, places);
            if (one != null) {
                interfaces.add(one);
            }
        } catch (RefusedException e) {
            told.add(e.diagnostic());
        }
    }

    /** The options that were there before {@code --network}, and what virt-install does without any. */
    private void old() {
        Word first = bridge == null ? mac : bridge;
        if (network && first != null) {
            error(
                    "args-twice",
                    "--bridge and --mac are refused beside --network; write them in that",
                    first.location());
        } else if (first != null) {
            String source = bridge == null ? "default" : SubOption.text("bridge", bridge.text());
            read(source + (mac == null ? "" : "," + SubOption.text("mac", mac.text())), index -> first.location());
        } else if (!network && Program.of(command) == Program.VIRT_INSTALL) {
            read("default", index -> command.location());
        }
    }

    private void error(String id, String message, Location location) {
        told.add(Diagnostic.error(id, message, location));
    }
}
