package dev.xmlnet.cli;

import dev.xmlnet.check.Check;
import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Repository;
import dev.xmlnet.cli.CheckJob.Checked;
import dev.xmlnet.cli.Main.Streams;
import dev.xmlnet.schema.Schemas;
import dev.xmlnet.xml.Severity;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet check}. */
final class CheckCommand {
    private static final Comparator<Finding> BY_PLACE = Comparator.<Finding>comparingInt(
                    finding -> finding.location().line())
            .thenComparingInt(finding -> finding.location().column())
            .thenComparing(Finding::rule);

    private final Streams streams;
    private final List<String> paths;
    private final Map<String, List<Finding>> findings = new TreeMap<>();
    private Repository repository;

    /** Reads what was given. */
    CheckCommand(ParseResult parsed, Streams streams) {
        this.streams = streams;
        paths = parsed.matchedPositionalValue(0, List.of());
    }

    /** Begins what takes longest, the schema of guests, while the command line is read: two cores can do both. */
    static void prepare() {
        Thread thread = new Thread(CheckCommand::compile, "xmlnet-schema");
        thread.setDaemon(true);
        thread.start();
    }

    private static void compile() {
        try {
            Schemas.embedded().compile("domain");
        } catch (IOException e) {
            // Whoever needs the schema meets it again.
        }
    }

    /** What a command line may say. */
    static CommandSpec spec(String name) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage()
                .description("Finds what is wrong with guests and networks, before libvirt meets it.")
                .sortOptions(false)
                .footer("", "Every rule is explained in docs/rules.md, every option in docs/check.md.");
        XmlnetCommand.declareHelp(spec);
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("PATH")
                .arity("0..*")
                .index("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("Files, directories (their *.xml that hold a guest or network), or - for standard input.")
                .build());
        return spec;
    }

    /** Does it, and returns the exit code. */
    int run() {
        Inputs inputs = Inputs.of(paths, null, false, streams.in());
        Check check = Check.all();
        repository = new Repository(check);
        Batch.run(inputs.found(), new CheckJob(check, streams.in())::run, this::take);
        repository.findings().forEach((path, some) -> of(path).addAll(some));
        PrintWriter out = new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8));
        boolean error = false;
        for (Map.Entry<String, List<Finding>> entry : findings.entrySet()) {
            entry.getValue().sort(BY_PLACE);
            for (Finding finding : entry.getValue()) {
                error |= finding.severity() == Severity.ERROR;
                out.println(entry.getKey() + ":" + finding.location().line() + ":"
                        + finding.location().column() + ": "
                        + finding.severity().word() + ": " + finding.text() + " ["
                        + finding.rule() + "]");
            }
        }
        out.flush();
        return error ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private void take(Checked checked) {
        if (checked.examined() != null) {
            repository.add(checked.examined());
        }
        of(checked.input().shown()).addAll(checked.findings());
    }

    private List<Finding> of(String path) {
        return findings.computeIfAbsent(path, p -> new ArrayList<>());
    }
}
