package dev.xmlnet.cli.explain;

import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.Options;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet explain}: what a rule of check is about, and what to do about its findings. */
public final class ExplainCommand implements Command {
    private static final int WIDTH = 100;

    @Override
    public String name() {
        return "explain";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description("Explains rules of check: what is wrong, why it matters, what to do.")
                .footer("", "All of them: docs/rules.md; a line each: xmlnet check --rules.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("RULE")
                .arity("1..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("The id or name of a rule, such as MAC001 or duplicate-mac.")
                .build());
        Options.declareHelp(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        List<String> ids = parsed.matchedPositionalValue(0, List.of());
        if (ids.isEmpty()) {
            throw new UsageException("a RULE is missing; xmlnet check --rules lists them");
        }
        List<Rule> rules = new ArrayList<>();
        for (String id : ids) {
            rules.add(rule(id));
        }
        try {
            Writer out = new OutputStreamWriter(streams.out().stream(), StandardCharsets.UTF_8);
            for (int i = 0; i < rules.size(); i++) {
                out.append(i == 0 ? "" : "\n");
                explain(rules.get(i), out);
            }
            out.flush();
            return ExitCode.OK;
        } catch (IOException e) {
            return streams.brokenOutput(e);
        }
    }

    private static Rule rule(String id) {
        for (Rule rule : Rule.values()) {
            if (rule.name().equals(id.toUpperCase(Locale.ROOT)) || rule.word().equals(id)) {
                return rule;
            }
        }
        String hint = Rule.hint(id);
        throw new UsageException(
                "there is no rule '" + id + "'" + (hint.isEmpty() ? "; xmlnet check --rules lists them" : hint));
    }

    private static void explain(Rule rule, Writer out) throws IOException {
        out.append(rule.name() + " " + rule.word() + " (" + rule.severity().word() + ")\n");
        paragraph(rule.title() + ".", out);
        out.append('\n');
        paragraph(rule.why(), out);
        out.append('\n');
        paragraph("What to do: " + rule.mend(), out);
        if (rule.fix() != null) {
            paragraph("--fix: " + rule.fix() + ".", out);
        }
        for (Rule.Needs need : rule.needs()) {
            paragraph("Needs: " + words(need) + ".", out);
        }
        if (rule.since() != null) {
            paragraph("From libvirt " + rule.since() + " on.", out);
        }
        if (rule != Rule.XML001) {
            paragraph(
                    "To turn it off: --disable " + rule
                            + (rule == Rule.SUP001
                                    ? "."
                                    : ", or <!-- xmlnet: ignore " + rule + " reason --> before the element."),
                    out);
        }
    }

    private static String words(Rule.Needs need) {
        return switch (need) {
            case FILES -> "the other files of the host, too";
            case HOST -> "what the host has (--host-facts)";
            case VERSION -> "the host's libvirt (--libvirt)";
            case GIT -> "an older revision (--against)";
        };
    }

    /** Breaks lines between words. */
    private static void paragraph(String text, Writer out) throws IOException {
        int column = 0;
        for (String word : text.split(" ")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                out.append('\n');
                column = 0;
            } else if (column > 0) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        out.append('\n');
    }
}
