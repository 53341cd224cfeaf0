package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule, by documents that break it and their nearest neighbours that do not: a directory a case in {@code
 * src/test/resources/rules/ID}.
 *
 * <ul>
 *   <li>{@code wrong/}, {@code right/}: the documents.
 *   <li>{@code wrong.txt}: what {@code xmlnet check wrong} prints on standard output, to the byte; it names the rule.
 *   <li>{@code right.txt}: the same for {@code right}; it never names the rule, and is absent if nothing is printed.
 *   <li>{@code args}: more options, one line; a word that begins with {@code ./} is a path in the case.
 *   <li>{@code host.json}: what {@code --host-facts} reads.
 *   <li>{@code judge}: what libvirt says of them, which RulesJudgeTest holds it to.
 * </ul>
 *
 * <p>{@code -Dgolden.update=true} writes what is expected anew, in the sources, for a person to judge.
 */
public class RuleCasesTest {
    private static final Set<String> KNOWN =
            Set.of("wrong", "right", "wrong.txt", "right.txt", "args", "host.json", "judge");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Path SOURCES = Path.of("src", "test", "resources", "rules");

    /** The cases, such as {@code MAC001/between-guests}. */
    public static Stream<String> cases() throws IOException, URISyntaxException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> rules = Files.list(root())) {
            for (Path rule : rules.toList()) {
                try (Stream<Path> cases = Files.list(rule)) {
                    cases.forEach(one -> names.add(rule.getFileName() + "/" + one.getFileName()));
                }
            }
        }
        return names.stream().sorted();
    }

    /** Where the cases are. */
    public static Path root() throws URISyntaxException {
        return Path.of(RuleCasesTest.class.getResource("/rules").toURI());
    }

    /** What needs a repository of git is AgainstTest's. */
    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleHasACase(Rule rule) throws Exception {
        assertThat(cases().anyMatch(name -> name.startsWith(rule.name() + "/")))
                .isNotEqualTo(rule.needs().contains(Rule.Needs.GIT));
    }

    @Test
    void everyCaseIsOfARule() throws Exception {
        assertThat(cases()).allMatch(name -> Rule.named(name.substring(0, name.indexOf('/'))) != null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isAsExpected(String name) throws Exception {
        Path directory = root().resolve(name);
        String id = name.substring(0, name.indexOf('/'));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(KNOWN);
        }
        String wrong = check(directory, "wrong");
        String right = check(directory, "right");
        if (UPDATE) {
            write(SOURCES.resolve(name).resolve("wrong.txt"), wrong);
            write(SOURCES.resolve(name).resolve("right.txt"), right);
            return;
        }
        assertThat(wrong).isEqualTo(text(directory.resolve("wrong.txt"))).contains("[" + id + "]");
        assertThat(right).isEqualTo(text(directory.resolve("right.txt"))).doesNotContain("[" + id + "]");
    }

    /** The options of a case; paths in it are made whole. */
    static List<String> options(Path directory) throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : text(directory.resolve("args")).split("\\s+")) {
            if (!word.isEmpty()) {
                words.add(
                        word.startsWith("./")
                                ? directory.resolve(word.substring(2)).toString()
                                : word);
            }
        }
        return words;
    }

    private static String check(Path directory, String documents) throws IOException {
        List<String> words = new ArrayList<>(List.of("check"));
        options(directory).forEach(word -> words.add(word.replace("/documents/", "/" + documents + "/")));
        words.add(directory.resolve(documents).toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit;
        try (PrintStream errors = new PrintStream(err, false, UTF_8)) {
            Streams streams = Streams.plain(new ByteArrayInputStream(new byte[0]), out, errors);
            exit = Main.run(words.toArray(String[]::new), streams);
        }
        String printed = out.toString(UTF_8).replace(directory + "/", "");
        assertThat(err.toString(UTF_8)).doesNotContain("error: ", "\tat ");
        assertThat(exit)
                .as(printed)
                .isEqualTo(
                        printed.contains("[XML001]")
                                ? ExitCode.INPUT
                                : printed.contains(": error: ") ? ExitCode.FINDINGS : ExitCode.OK);
        return printed;
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static void write(Path file, String text) throws IOException {
        if (text.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.writeString(file, text);
        }
    }
}
