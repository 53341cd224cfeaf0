package dev.xmlnet.cli.host.needs;

import dev.xmlnet.cli.console.Columns;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.cli.io.Definitions;
import dev.xmlnet.cli.options.CheckConfigFile;
import dev.xmlnet.cli.options.InputOptions;
import dev.xmlnet.cli.options.JsonOption;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.host.needs.Answer;
import dev.xmlnet.host.needs.Conflict;
import dev.xmlnet.host.needs.Conflicts;
import dev.xmlnet.host.needs.HostAnswers;
import dev.xmlnet.host.needs.HostNeeds;
import dev.xmlnet.host.needs.Need;
import dev.xmlnet.host.needs.Uses;
import dev.xmlnet.report.NeededThing;
import dev.xmlnet.report.NeedsReport;
import dev.xmlnet.xml.Severity;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What all inputs need of their host: the work, what is printed, the exit code. */
final class NeedsRun {
    private static final List<String> HEADINGS = List.of("NEED", "NAME", "GUESTS", "NETWORKS", "EXAMPLE");
    private static final List<String> HEADINGS_OF_HOST =
            List.of("NEED", "NAME", "GUESTS", "NETWORKS", "EXAMPLE", "STATE", "COMMAND");

    private final Streams streams;
    private final InputOptions input;
    private final boolean json;
    private final @Nullable String facts;

    /** Reads what was given. */
    NeedsRun(ParseResult parsed, Streams streams) {
        this.streams = Options.streams(parsed, streams);
        input = new InputOptions(parsed);
        json = Options.flag(parsed, "--json");
        facts = Options.path(parsed, "--facts");
    }

    /** Does it, and returns the exit code. */
    int run() {
        HostAnswers host = facts == null ? null : new HostAnswers(JsonOption.facts("--facts", facts));
        Definitions<Uses> definitions =
                new Definitions<>(streams, "it needs nothing of a host", Uses::of);
        List<Uses> files = new ArrayList<>();
        definitions.read(input.inputsOrHere(CheckConfigFile.here(), streams), files::add);
        HostNeeds needs = HostNeeds.of(files);
        List<NeededThing> things = things(needs, host);
        List<Conflict> conflicts = Conflicts.of(needs, host);
        try {
            print(things, conflicts, needs.unknownNetworks());
        } catch (IOException e) {
            return streams.brokenOutput(e);
        }
        tell(conflicts, needs.unknownNetworks());
        definitions.printPassedOver();
        if (things.isEmpty() && definitions.complete()) {
            streams.err().remark("xmlnet: note: nothing is needed of the host [no-need]");
        }
        int exit = definitions.exitCode();
        return exit == ExitCode.OK && isWrong(things, conflicts) ? ExitCode.FINDINGS : exit;
    }

    private List<NeededThing> things(HostNeeds needs, @Nullable HostAnswers host) {
        List<NeededThing> things = new ArrayList<>();
        Remedies remedies = host == null || facts == null ? null : new Remedies(host, facts);
        for (Need need : needs.all()) {
            Answer answer = host == null ? null : host.of(need);
            String command = remedies == null || answer == null ? null : remedies.of(need, answer);
            things.add(new NeededThing(need, answer, command));
        }
        return things;
    }

    private static boolean isWrong(List<NeededThing> things, List<Conflict> conflicts) {
        return conflicts.stream().anyMatch(one -> one.diagnostic().severity() == Severity.ERROR)
                || things.stream()
                        .map(NeededThing::answer)
                        .anyMatch(answer -> answer != null && answer.state() == Answer.State.MISSING);
    }

    private void print(List<NeededThing> things, List<Conflict> conflicts, Set<String> unknown) throws IOException {
        Writer out = new BufferedWriter(
                new OutputStreamWriter(streams.out().stream(), StandardCharsets.UTF_8));
        if (json) {
            NeedsReport.json(things, conflicts, unknown, out);
        } else {
            Columns columns = new Columns(facts == null ? HEADINGS : HEADINGS_OF_HOST);
            things.forEach(thing -> columns.add(cells(thing)));
            for (String line : columns.lines()) {
                out.append(line).append('\n');
            }
        }
        out.flush();
    }

    private static List<@Nullable String> cells(NeededThing thing) {
        Need need = thing.need();
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(need.what().word());
        cells.add(need.name());
        cells.add(Integer.toString(need.guests()));
        cells.add(Integer.toString(need.networks()));
        cells.add(need.example().toString());
        cells.add(thing.answer() == null ? null : thing.answer().state().word());
        cells.add(thing.command());
        return cells;
    }

    /** The conflicts, and the networks that nobody knows. */
    private void tell(List<Conflict> conflicts, Set<String> unknown) {
        Terminal terminal = new Terminal(streams.err(), true);
        conflicts.forEach(one -> terminal.print(one.place().path(), one.diagnostic(), null));
        terminal.close();
        if (!unknown.isEmpty()) {
            streams.err()
                    .remark("xmlnet: note: "
                            + (unknown.size() == 1 ? "1 network is" : unknown.size() + " networks are")
                            + " not among the files, so what the host needs for guests on them is unknown: "
                            + String.join(", ", unknown) + " [unknown-network]");
        }
    }
}
