package dev.xmlnet.cli.completion;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion for fish, which picocli does not write. */
final class FishCompletion {
    private final StringBuilder script = new StringBuilder();

    private FishCompletion() {}

    /** The script for a command whose options have the values that complete them. */
    static String of(CommandLine root) {
        FishCompletion completion = new FishCompletion();
        completion.root(root.getCommandSpec());
        root.getSubcommands().forEach((name, line) -> completion.command(name, line.getCommandSpec()));
        return completion.script.append('\n').toString();
    }

    private void root(CommandSpec root) {
        String condition = "__fish_use_subcommand";
        for (Map.Entry<String, CommandLine> entry : root.subcommands().entrySet()) {
            CommandSpec command = entry.getValue().getCommandSpec();
            line(condition)
                    .append(" -f -a ")
                    .append(entry.getKey())
                    .append(describe(command.usageMessage().description()));
        }
        root.options().forEach(option -> option(condition, option));
    }

    private void command(String name, CommandSpec command) {
        String condition = "'__fish_seen_subcommand_from " + name + "'";
        command.options().forEach(option -> option(condition, option));
        for (PositionalParamSpec position : command.positionalParameters()) {
            if (position.completionCandidates() != null) {
                line(condition)
                        .append(" -f -a '")
                        .append(words(position.completionCandidates()))
                        .append('\'');
            }
        }
    }

    private void option(String condition, OptionSpec option) {
        if (option.hidden()) {
            return;
        }
        StringBuilder line = line(condition);
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.completionCandidates() != null) {
            line.append(" -x -a '").append(words(option.completionCandidates())).append('\'');
        } else if (option.arity().max() > 0) {
            line.append(takesPath(option.paramLabel()) ? " -r" : " -x");
        }
        // fish shows the description beside each of the values, where it says nothing of that one.
        if (option.completionCandidates() == null) {
            line.append(describe(option.description()));
        }
    }

    private static boolean takesPath(String label) {
        return label.contains("DIR") || label.contains("FILE") || label.contains("PATH");
    }

    private StringBuilder line(String condition) {
        return script.append(script.length() == 0 ? "" : "\n")
                .append("complete -c xmlnet -n ")
                .append(condition);
    }

    private static String words(Iterable<String> candidates) {
        return String.join(" ", candidates);
    }

    /** The first sentence, in quotes of fish: a quote and a backslash have a backslash before them. */
    private static String describe(String... description) {
        String text = String.join(" ", description).replace("%n", " ").replace("%%", "%");
        int end = text.indexOf(". ");
        String sentence = (end < 0 ? text : text.substring(0, end + 1)).strip();
        return sentence.isEmpty()
                ? ""
                : " -d '" + sentence.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
