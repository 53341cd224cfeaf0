package dev.xmlnet.cli.host;

import dev.xmlnet.cli.host.facts.FactsCommand;
import dev.xmlnet.cli.host.needs.NeedsCommand;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.CommandGroup;
import java.util.List;

/** {@code xmlnet host}. */
public final class HostCommand implements CommandGroup {
    @Override
    public String name() {
        return "host";
    }

    @Override
    public String description() {
        return "Prints what a host needs for its guests' network: files, commands, or a script with a way back.";
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new FactsCommand(),
                new NeedsCommand(),
                new BridgeCommand(),
                new UnbridgeCommand(),
                new MacvtapCommand(),
                new AccessCommand(),
                new FunctionsCommand());
    }
}
