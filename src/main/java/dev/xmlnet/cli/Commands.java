package dev.xmlnet.cli;

import dev.xmlnet.cli.address.AddressCommand;
import dev.xmlnet.cli.args.ArgsCommand;
import dev.xmlnet.cli.check.CheckCommand;
import dev.xmlnet.cli.completion.CompletionCommand;
import dev.xmlnet.cli.convert.ConvertCommand;
import dev.xmlnet.cli.explain.ExplainCommand;
import dev.xmlnet.cli.host.HostCommand;
import dev.xmlnet.cli.list.ListCommand;
import dev.xmlnet.cli.network.NetworkCommand;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.reserve.ReserveCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands, in the order of the help. */
final class Commands {
    static final List<Command> ALL = List.of(
            new ConvertCommand(),
            new NetworkCommand(),
            new CheckCommand(),
            new ListCommand(),
            new AddressCommand(),
            new ReserveCommand(),
            new ArgsCommand(),
            new HostCommand(),
            new ExplainCommand(),
            new CompletionCommand());

    private Commands() {}

    /** Returns the command of a name; null if there is none. */
    static @Nullable Command named(String name) {
        for (Command command : ALL) {
            if (command.name().equals(name)) {
                return command;
            }
        }
        return null;
    }
}
