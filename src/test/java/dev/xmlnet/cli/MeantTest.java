package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.options.Meant;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A word that is near by its meaning is answered with the word that is meant; meant.txt has no word that is known. */
class MeantTest {
    static List<Arguments> words() throws Exception {
        List<Arguments> words = new ArrayList<>();
        String text;
        try (InputStream in = Meant.class.getResourceAsStream("meant.txt")) {
            text = new String(in.readAllBytes(), UTF_8);
        }
        for (String line : text.lines().filter(one -> one.contains("|")).toList()) {
            String[] parts = line.split("\\|");
            for (String word : parts[1].strip().split(" ")) {
                words.add(Arguments.of(parts[0].strip(), word, parts[2].strip()));
            }
        }
        return words;
    }

    @ParameterizedTest
    @MethodSource("words")
    void eachIsAnswered(String where, String word, String meant) throws Exception {
        List<String> line = switch (where) {
            case "command" -> List.of(word);
            case "--to" -> List.of("convert", "--to", word, "samples/guest.xml");
            case "--from" -> List.of("convert", "--from", word, "--to", "user", "samples/guest.xml");
            case "MODE" -> List.of("network", word, "lab");
            default -> List.of(where.replace(" option", ""), word);
        };
        Run run = Run.of(InputStream.nullInputStream(), line);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("'" + word + "'", "did you mean " + meant + "?");
    }

    /** What is meant is there: an option of the command, or a word that it takes. */
    @ParameterizedTest
    @MethodSource("words")
    void whatIsMeantIsThere(String where, String word, String meant) throws Exception {
        String command = switch (where) {
            case "command" -> meant.split(" ")[0];
            case "MODE" -> "network";
            default -> where.startsWith("--") ? "convert" : where.replace(" option", "");
        };
        String help =
                Run.of(InputStream.nullInputStream(), List.of("help", command)).out();
        List<String> words = Stream.of(meant.split("[ ,=]+"))
                .filter(one -> one.startsWith("-"))
                .collect(Collectors.toCollection(ArrayList::new));
        words.add("xmlnet " + command);
        assertThat(help).as(word).contains(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --to bridge                  | a command is missing before '--to': convert
                    --baseline x                 | a command is missing before '--baseline': check
                    samples/guest.xml            | a command is missing before 'samples/guest.xml', such as check or list
                    --sorce=x                    | there is no option '--sorce'
                    convert --to bridge=br0 x    | did you mean --to bridge --source br0?
                    network nat lab x            | 'x' is one argument too many; what is taken is MODE and NAME
                    """)
    void aWordAtTheWrongPlaceIsTold(String line, String told) throws Exception {
        Run run = Run.of(InputStream.nullInputStream(), List.of(line.split(" ")));
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(told);
    }
}
