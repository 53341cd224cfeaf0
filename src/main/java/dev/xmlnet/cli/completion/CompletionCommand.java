package dev.xmlnet.cli.completion;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.options.Command;
import dev.xmlnet.cli.options.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Model.CommandSpec;
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
        spec.usageMessage().description("Prints the completion for bash and zsh: source <(xmlnet completion)");
        Options.declareHelp(spec);
        return spec;
    }

    @Override
    public boolean isAboutAll() {
        return true;
    }

    @Override
    public int run(ParseResult parsed, Streams streams) {
        String script = Completion.bash(parsed.commandSpec().root().commandLine());
        try {
            streams.out().stream().write(script.getBytes(StandardCharsets.UTF_8));
            streams.out().stream().flush();
            return ExitCode.OK;
        } catch (IOException e) {
            return streams.brokenOutput(e);
        }
    }
}
