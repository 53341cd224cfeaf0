package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.cli.console.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the documentation shows is what the program does: each {@code $ ./xmlnet} line in a {@code
 * console} block is run, in the project's folder, and its output compared. {@code
 * -Dgolden.update=true} writes the outputs anew, for review.
 */
class DocumentationTest {
    private static final Pattern BLOCK = Pattern.compile("(?s)```console\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final String PROMPT = "$ ./xmlnet ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "docs/address.md",
                "docs/args.md",
                "docs/check.md",
                "docs/convert.md",
                "docs/first-evening.md",
                "docs/host.md",
                "docs/list.md",
                "docs/network.md",
                "docs/reserve.md"
            })
    void showsWhatTheProgramDoes(String page) throws IOException {
        Path file = Path.of(page);
        String text = Files.readString(file);
        String current = BLOCK.matcher(text).replaceAll(DocumentationTest::rerun);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, current);
        }
        assertThat(text).isEqualTo(current);
        assertThat(text).contains(PROMPT);
    }

    private static String rerun(java.util.regex.MatchResult block) {
        StringBuilder out = new StringBuilder("```console\n");
        boolean ours = false;
        for (String line : block.group(1).split("\n")) {
            if (line.startsWith("$ ")) {
                ours = line.startsWith(PROMPT);
                out.append(line).append('\n');
                out.append(ours ? run(line.substring(PROMPT.length())) : "");
            } else if (!ours) {
                out.append(line).append('\n');
            }
        }
        return Matcher.quoteReplacement(out.append("```").toString());
    }

    /** Standard output, then standard error. */
    private static String run(String arguments) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(arguments);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, UTF_8);
        ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
        Main.run(words.toArray(String[]::new), Streams.plain(nothing, out, errors));
        return out.toString(UTF_8) + err.toString(UTF_8);
    }
}
