package dev.xmlnet.cli.completion;

import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.convert.Selection;
import dev.xmlnet.convert.TargetWord;
import dev.xmlnet.libvirt.value.ForwardMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion of command lines in a shell, with the values of options: no other run has to know them as a list. */
final class Completion {
    static final List<String> SHELLS = List.of("bash", "zsh", "fish");
    private static final List<String> RULES = names(Rule.values());

    /** By the command and the option or position: {@code check --format}, {@code network MODE}. */
    private static final Map<String, List<String>> VALUES = values();

    private Completion() {}

    private static Map<String, List<String>> values() {
        Map<String, List<String>> values = new TreeMap<>();
        values.put("convert --to", TargetWord.words());
        values.put("convert --from", Selection.words());
        values.put("convert --mode", List.of("bridge", "private", "vepa", "passthrough", "client", "server"));
        values.put("convert --report", List.of("json"));
        values.put("check --format", List.of("text", "json", "sarif", "github", "gitlab", "junit"));
        values.put("check --disable", RULES);
        values.put("list --format", List.of("table", "json", "csv"));
        values.put("args --to", List.of("virt-install", "virt-xml", "qemu", "qemu-nic", "qemu-legacy"));
        values.put("args --read", List.of("virt-install", "qemu"));
        values.put("args --from", Selection.words());
        values.put("args --format", List.of("text", "json"));
        values.put("network --virtualport", List.of("openvswitch"));
        values.put("network MODE", ForwardMode.words());
        values.put("explain RULE", RULES);
        for (String command : List.of("convert", "check", "list", "network")) {
            values.put(command + " --color", List.of("auto", "always", "never"));
        }
        for (String command : List.of("convert", "check", "network")) {
            values.put(command + " --libvirt", List.of("host"));
        }
        return values;
    }

    private static List<String> names(Rule... rules) {
        return Stream.of(rules).map(Rule::name).toList();
    }

    /**
     * The script of the shell of that name. That of bash is zsh's too.
     *
     * @throws UsageException if there is none of its name
     */
    static String script(CommandLine root, String shell) {
        if (!SHELLS.contains(shell)) {
            throw new UsageException("there is no completion for '" + shell + "'; there is one for bash, zsh and fish");
        }
        root.getSubcommands().forEach((name, command) -> addValues(name, command.getCommandSpec()));
        return shell.equals("fish") ? FishCompletion.of(root) : AutoComplete.bash("xmlnet", root);
    }

    private static void addValues(String command, CommandSpec spec) {
        for (OptionSpec option : new ArrayList<>(spec.options())) {
            List<String> values = VALUES.get(command + " " + option.longestName());
            if (values != null) {
                spec.remove(option);
                spec.addOption(
                        OptionSpec.builder(option).completionCandidates(values).build());
            }
        }
        for (PositionalParamSpec position : new ArrayList<>(spec.positionalParameters())) {
            List<String> values = VALUES.get(command + " " + position.paramLabel());
            if (values != null) {
                spec.remove(position);
                spec.addPositional(PositionalParamSpec.builder(position)
                        .completionCandidates(values)
                        .build());
            }
        }
    }
}
