package dev.xmlnet.cli.completion;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code xmlnet completion}. */
public final class CompletionCommand implements Command {
    @Override
    public String name() {
        return "completion";
    }

    @Override
    public CommandSpec spec(String shown) {
        CommandSpec spec = CommandSpec.create().name(shown);
        spec.usageMessage()
                .description("Prints the completion of a shell.")
                .footer("", "bash, zsh: source <(xmlnet completion zsh)", "fish:      xmlnet completion fish | source");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("SHELL")
                .arity("0..1")
                .type(String.class)
                .description("bash, zsh or fish; bash where none is given.")
                .completionCandidates(Completion.SHELLS)
                .build());
        Options.declareHelp(spec);
        return spec;
    }

    @Override
    public boolean isAboutAll() {
        return true;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        String script =
                Completion.script(parsed.commandSpec().root().commandLine(), parsed.matchedPositionalValue(0, "bash"));
        try {
            streams.out().stream().write(script.getBytes(StandardCharsets.UTF_8));
            streams.out().stream().flush();
            return ExitCode.OK;
        } catch (IOException e) {
            return streams.brokenOutput(e);
        }
    }
}
