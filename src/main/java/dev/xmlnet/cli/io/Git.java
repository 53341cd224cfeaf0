package dev.xmlnet.cli.io;

import dev.xmlnet.xml.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** git, asked about the repository that a directory is in, which somebody else may have written. */
public final class Git {
    /** A repository's configuration may name a file system monitor to run; one that lies inside another one's files is none. */
    private static final List<String> GIT =
            List.of("git", "--no-pager", "-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit");

    /** What was left out of a partial clone is not fetched, which could run a program too. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_NO_LAZY_FETCH",
            "1",
            "GIT_ALLOW_PROTOCOL",
            "none",
            "GIT_TERMINAL_PROMPT",
            "0",
            "GIT_OPTIONAL_LOCKS",
            "0");

    private Git() {}

    /**
     * Runs it to its end.
     *
     * @throws IOException if it is missing, or does not end in time
     */
    public static Program.Ended run(Duration limit, Path directory, String... words) throws IOException {
        return Program.run(limit, command(directory, words), Git::alone);
    }

    /** Starts it to answer what it is asked. */
    public static Process start(Path directory, String... words) throws IOException {
        return Program.start(command(directory, words), Git::alone);
    }

    private static List<String> command(Path directory, String... words) {
        List<String> command = new ArrayList<>(GIT);
        command.addAll(List.of("-C", directory.toString()));
        command.addAll(List.of(words));
        return command;
    }

    /** A hook that runs xmlnet has the repository of the commit in its environment, perhaps another one. */
    private static void alone(Map<String, String> environment) {
        environment.keySet().removeIf(Git::isOfARepository);
        environment.putAll(ENVIRONMENT);
    }

    /** What {@code git rev-parse --local-env-vars} names, and what changes the output. */
    private static boolean isOfARepository(String name) {
        return name.startsWith("GIT_")
                && !name.startsWith("GIT_CONFIG_GLOBAL")
                && !name.startsWith("GIT_CONFIG_SYSTEM")
                && !name.equals("GIT_CONFIG_NOSYSTEM")
                && !name.equals("GIT_EXEC_PATH")
                && !name.equals("GIT_CEILING_DIRECTORIES")
                && !name.equals("GIT_DISCOVERY_ACROSS_FILESYSTEM");
    }
}
