package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.host.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code xmlnet host} prints for each set-up in each dialect: a directory a set-up, with its arguments, the text of each dialect and its notes or its
 * refusal. src/test/host/dialects executes the same files. {@code -Dgolden.update=true} writes them anew.
 */
class HostDialectTest {
    private static final Path CASES = Path.of("src/test/resources/host/new");

    static Stream<Arguments> cases() throws IOException {
        try (Stream<Path> setups = Files.list(CASES)) {
            return setups.sorted().toList().stream()
                    .flatMap(setup -> Dialect.words().stream().map(word -> Arguments.of(setup.getFileName(), word)));
        }
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cases")
    void aSetUpIsPrinted(Path setup, String dialect) throws IOException {
        Path directory = CASES.resolve(setup);
        List<String> words = new ArrayList<>(List.of("host"));
        words.addAll(List.of(Files.readString(directory.resolve("args")).strip().split("\\s+")));
        words.addAll(List.of("--for", dialect));
        InProcess.Result run = InProcess.run(new byte[0], words);
        Path text = directory.resolve(dialect);
        Path notes = directory.resolve(dialect + ".notes");
        if (Boolean.getBoolean("golden.update")) {
            write(text, run.out());
            write(notes, run.err());
        }
        assertThat(new String(run.out(), UTF_8)).isEqualTo(read(text));
        assertThat(new String(run.err(), UTF_8)).isEqualTo(read(notes));
        assertThat(run.exit()).isEqualTo(Files.exists(text) ? ExitCode.OK : ExitCode.USAGE);
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            Files.deleteIfExists(file);
        } else {
            Files.write(file, bytes);
        }
    }
}
