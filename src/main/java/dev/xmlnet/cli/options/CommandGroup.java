package dev.xmlnet.cli.options;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command whose second word is a command of its own; of a command line, the one that is named is built alone. */
public interface CommandGroup extends Command {
    /** The commands, in the order of the help. */
    List<Command> commands();

    /** One sentence for the help. */
    String description();

    /** Returns the command of a name; null if there is none. */
    default @Nullable Command named(String word) {
        return commands().stream()
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElse(null);
    }

    @Override
    default CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage().description(description()).synopsisSubcommandLabel("COMMAND");
        Options.declareHelp(spec);
        for (Command command : commands()) {
            spec.addSubcommand(command.name(), new CommandLine(command.spec(command.name())));
        }
        return spec;
    }

    @Override
    default int run(ParseResult parsed, Streams streams) {
        throw new UsageException("a command is missing: "
                + String.join(", ", commands().stream().map(Command::name).toList()));
    }
}
