package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.Meant;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.host.Dialect;
import dev.xmlnet.host.HostTemplate;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.host.plan.NicFacts;
import dev.xmlnet.xml.DocumentException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The dialect, and where what is written in it goes. */
final class DialectOptions {
    private final @Nullable String word;
    private final @Nullable NicFacts nic;
    private final @Nullable String templates;
    private final @Nullable String output;

    /**
     * Reads what was given; what manages the NIC is the dialect where nobody says another.
     *
     * @param nic the NIC as facts show it; null if there are none
     */
    DialectOptions(ParseResult parsed, @Nullable HostFacts facts, @Nullable NicFacts nic) {
        String given = Options.text(parsed, "--for");
        Dialect own = facts == null || nic == null ? null : Dialect.of(nic.manager(), facts);
        word = given == null && own != null ? own.word() : given;
        this.nic = nic;
        templates = Options.path(parsed, "--templates");
        output = Options.path(parsed, "-o");
    }

    /** Adds the options to a command. */
    static void declare(CommandSpec spec) {
        spec.addOption(
                Options.text("--for", "DIALECT", String.join(", ", Dialect.words()) + ", or one of --templates."));
        spec.addOption(Options.text("--templates", "DIR", "Stylesheets of your own, NAME.xsl for --for NAME."));
        spec.addOption(OptionSpec.builder("-o", "--output")
                .type(String.class)
                .paramLabel("DIR")
                .description("Writes the files below a directory, as /etc would be; without it they are printed.")
                .build());
    }

    /**
     * The dialect that files are said to be in; null if nobody said.
     *
     * @throws UsageException if there is none of its name
     */
    static @Nullable Dialect given(ParseResult parsed) {
        String word = Options.text(parsed, "--for");
        return word == null ? null : dialect(word);
    }

    private static Dialect dialect(String word) {
        Dialect dialect = Dialect.of(word);
        if (dialect == null) {
            throw new UsageException(
                    "'" + word + "' is not a dialect; " + Meant.hint("dialect", word, Dialect.words(), "there are"));
        }
        return dialect;
    }

    /** Where files go; null for standard output. */
    @Nullable
    Path output() {
        return output == null ? null : Path.of(output);
    }

    /**
     * The stylesheet of the dialect; a person's own goes before one that xmlnet brings along.
     *
     * @throws UsageException if there is none of its name, or it is wrong
     */
    HostTemplate template() {
        if (word == null) {
            throw new UsageException(
                    "--for is missing; name what manages the host's network: " + String.join(", ", Dialect.words()));
        }
        try {
            HostTemplate own = templates == null ? null : HostTemplate.in(Path.of(templates), word);
            if (own != null) {
                return own;
            }
        } catch (DocumentException e) {
            var place = e.diagnostic().location();
            throw new UsageException(templates + "/" + word + ".xsl" + (place == null ? "" : ":" + place.line()) + ": "
                    + e.diagnostic().message());
        }
        Dialect dialect = dialect(word);
        if (nic != null) {
            PlanOptions.plan(() -> {
                nic.refuseManager(dialect.program());
                return dialect;
            });
        }
        return HostTemplate.of(dialect);
    }
}
