package dev.xmlnet.cli.check;

import dev.xmlnet.check.Check;
import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.check.CheckOptions.Fixing;
import dev.xmlnet.cli.check.CheckOptions.Format;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.options.AllowRead;
import dev.xmlnet.cli.options.CheckConfig;
import dev.xmlnet.cli.options.CheckConfigFile;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.JsonOption;
import dev.xmlnet.cli.options.LibvirtVersion;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.report.Baseline;
import dev.xmlnet.report.JsonRules;
import dev.xmlnet.schema.Schemas;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet check}: what the command line and {@code .xmlnet.toml} say together. */
public final class CheckCommand implements Command {
    /** Begins what takes longest, the schema of guests: two cores can do both. */
    @Override
    public void prepare() {
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

    @Override
    public String name() {
        return "check";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description("Finds what is wrong with guests and networks, before libvirt meets it.")
                .sortOptions(false)
                .footer("", "A rule is explained by xmlnet explain ID, every option in docs/check.md.");
        CheckOptions.declare(spec);
        return spec;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        CheckOptions options = CheckOptions.of(parsed);
        if (options.rules()) {
            return printRules(options, streams);
        }
        Path here = Path.of("").toAbsolutePath();
        Path file = CheckConfig.find(here);
        CheckConfig config = file == null ? CheckConfig.NONE : CheckConfigFile.read(file, here, options.allowed());
        Check check = check(options, config, streams);
        String known = options.baseline() == null ? config.baseline() : options.baseline();
        if (options.writesBaseline() && known == null) {
            throw new UsageException("--write-baseline goes with --baseline FILE");
        }
        Baseline baseline = known == null || options.writesBaseline() ? null : JsonOption.baseline(known);
        Inputs inputs = options.inputs().inputsOrHere(config, streams);
        if (options.fixing() == Fixing.IN_PLACE) {
            inputs.mustBeFiles();
        }
        BaselineFile target = options.writesBaseline() && known != null
                ? BaselineFile.of(known, options.baseline() == null ? config : null, inputs)
                : null;
        return new CheckRun(options, config, known, target, baseline, streams).run(inputs, check);
    }

    private static int printRules(CheckOptions options, Streams streams) {
        try {
            Writer out = new OutputStreamWriter(streams.out().stream(), StandardCharsets.UTF_8);
            if (options.format() == Format.JSON) {
                JsonRules.write(out);
            } else {
                RuleList.text(out);
            }
            return ExitCode.OK;
        } catch (IOException e) {
            return streams.brokenOutput(e);
        }
    }

    private static Check check(CheckOptions options, CheckConfig config, Streams streams) {
        Set<Rule> disabled = EnumSet.noneOf(Rule.class);
        disabled.addAll(config.disabled());
        disabled.addAll(options.disabled());
        Check check = Check.all().without(disabled);
        Version libvirt = LibvirtVersion.noted(LibvirtVersion.given(options.libvirt(), config), streams.err());
        if (libvirt != null) {
            check = check.libvirt(libvirt);
        }
        String schemas = options.schemas() == null ? config.schemas() : options.schemas();
        if (schemas != null) {
            check = check.schemas(schemas(schemas, options.allowed()));
        }
        String host = options.hostFacts() == null ? config.hostFacts() : options.hostFacts();
        return host == null ? check : check.host(JsonOption.facts("--host-facts", host));
    }

    private static Schemas schemas(String directory, List<Path> allowed) {
        try {
            Schemas schemas = Schemas.in(Path.of(directory), allowed);
            // Now, and not at the first file: a schema that is broken is no fault of a guest.
            schemas.compile("domain");
            schemas.compile("network");
            return schemas;
        } catch (IllegalArgumentException | IOException e) {
            throw new UsageException("--schemas: " + AllowRead.words(e));
        }
    }
}
