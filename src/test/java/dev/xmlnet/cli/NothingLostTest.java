package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a slip of the command line must not cost: a file that is no baseline, an input, a directory by an empty variable. */
class NothingLostTest {
    private static final String GUEST = """
            <domain type='kvm'>
              <name>%s</name>
              <memory unit='MiB'>512</memory>
              <os>
                <type arch='x86_64'>hvm</type>
              </os>
              <devices>
                <interface type='network'>
                  <mac address='52:54:00:00:00:01'/>
                  <source network='default'/>
                  <model type='virtio'/>
                </interface>
              </devices>
            </domain>
            """;

    @TempDir
    private Path directory;

    private Path guest;
    private String stdin = "";

    private record Run(int exit, String out, String err) {}

    @BeforeEach
    void writeGuests() throws IOException {
        directory = directory.toRealPath();
        guest = Files.writeString(directory.resolve("a.xml"), GUEST.formatted("a"));
        Files.writeString(directory.resolve("b.xml"), GUEST.formatted("b"));
    }

    private Path in(String name) {
        return directory.resolve(name);
    }

    private Run run(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] args = Stream.of(words).map(Object::toString).toArray(String[]::new);
        try (PrintStream errors = new PrintStream(err, false, UTF_8)) {
            ByteArrayInputStream in = new ByteArrayInputStream(stdin.getBytes(UTF_8));
            int exit = Main.run(args, Streams.plain(in, out, errors));
            errors.flush();
            return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
        }
    }

    private Run baseline(Object baseline, Object... paths) {
        Object[] words = Stream.concat(Stream.of("check", "--write-baseline", "--baseline", baseline), Stream.of(paths))
                .toArray();
        return run(words);
    }

    private Run convert(Object... words) {
        Object[] all = Stream.concat(Stream.of("convert", "--to", "bridge", "--source", "br1"), Stream.of(words))
                .toArray();
        return run(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "notes\n", "{\"baseline\": 2, \"findings\": []}", "{\"baseline\": 1}", "[1]", "\0"})
    void whatIsNoBaselineIsNotOverwritten(String text) throws IOException {
        Path file = Files.writeString(in("notes"), text);
        Run run = baseline(file, guest);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("notes is there and is not a baseline; name another file, or remove this one");
        assertThat(file).hasContent(text);
    }

    @Test
    void aForgottenBaselineDoesNotCostTheFirstGuest() throws IOException {
        Run run = baseline(guest, in("b.xml"));
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(guest).hasContent(GUEST.formatted("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"same", "link", "hard", "up", "proc"})
    void anInputIsNotOverwrittenByAnyPath(String how) throws IOException {
        // That it is a baseline, too, does not help.
        assertThat(baseline(in("known.json"), guest, in("b.xml")).exit()).isZero();
        Path known = in("known.json");
        byte[] before = Files.readAllBytes(known);
        Path other = other(known, how);
        Run run = baseline(other, guest, known);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("is an input");
        assertThat(known).hasBinaryContent(before);
    }

    private Path other(Path file, String how) throws IOException {
        return switch (how) {
            case "link" -> Files.createSymbolicLink(in("link"), file);
            case "hard" -> Files.createLink(in("hard"), file);
            case "up" -> Files.createDirectory(in("d")).resolve("../" + file.getFileName());
            case "proc" -> Path.of("/proc/self/root" + file);
            default -> file;
        };
    }

    @Test
    void aBaselineIsWrittenAndWrittenAgain() throws IOException {
        Path known = in("known.json");
        assertThat(baseline(known, guest, in("b.xml")).exit()).isZero();
        byte[] before = Files.readAllBytes(known);
        assertThat(baseline(known, guest).exit()).isZero();
        assertThat(known).isRegularFile();
        assertThat(Files.readAllBytes(known)).isNotEqualTo(before);
        assertThat(namesIn(directory)).containsExactly("a.xml", "b.xml", "known.json");
    }

    @Test
    void aBaselineThatGitCouldNotMergeIsWrittenAgain() throws IOException {
        Path known = in("known.json");
        assertThat(baseline(known, guest, in("b.xml")).exit()).isZero();
        String clean = Files.readString(known);
        Files.writeString(known, clean.replace("\n ]", "\n<<<<<<< HEAD\n=======\n>>>>>>> other\n ]"));
        assertThat(Files.readString(known)).isNotEqualTo(clean);
        assertThat(baseline(known, guest, in("b.xml")).exit()).isZero();
        assertThat(known).hasContent(clean);
    }

    private static List<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aBaselineThatIsALinkToNothingOrADirectoryIsRefused() throws IOException {
        Files.createSymbolicLink(in("link"), in("nothing"));
        assertThat(baseline(in("link"), guest).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(baseline(directory, guest).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(in("nothing")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "convert --to bridge -i ''",
        "convert --to bridge --check a.xml ''",
        "convert --to bridge -o '' a.xml",
        "convert --to bridge --networks '' a.xml",
        "convert --to bridge --networks d --networks '' a.xml",
        "convert --to bridge --validate --schemas '' a.xml",
        "convert --to bridge --templates '' a.xml",
        "convert --map-file '' a.xml",
        "convert --to bridge --files-from ''",
        "check ''",
        "check --baseline '' a.xml",
        "check --write-baseline --baseline '' a.xml",
        "check --host-facts '' a.xml",
        "check --schemas '' a.xml",
        "check --fix -i ''",
        "check --files-from ''",
        "list ''",
        "network isolated lab -o ''"
    })
    void anEmptyPathIsRefused(String line) throws IOException {
        // CsvSource takes the quotes of '' away where they stand alone: in the middle of a line they stay.
        Object[] words = Stream.of(line.split(" "))
                .map(word -> word.equals("''") ? "" : word.equals("a.xml") ? guest.toString() : word)
                .toArray();
        Run run = run(words);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).containsAnyOf("empty", "is missing");
        assertThat(guest).hasContent(GUEST.formatted("a"));
    }

    @Test
    void anEmptyPathInAListIsRefusedBeforeAnythingIsWritten() throws IOException {
        stdin = guest + "\0\0" + in("b.xml") + "\0";
        Run run = convert("-i", "--files-from", "-", "-0");
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--files-from -: path 2 is empty");
        assertThat(guest).hasContent(GUEST.formatted("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"same", "link", "hard", "up", "proc"})
    void anOutputNeverReplacesItsInput(String how) throws IOException {
        Path other = other(guest, how);
        Run run = convert("-o", other, guest);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("-o: " + guest + " would replace itself; that is -i");
        assertThat(guest).hasContent(GUEST.formatted("a"));
    }

    @Test
    void anOutputNeverReplacesAnotherInput() throws IOException {
        Path out = Files.createDirectory(in("out"));
        Files.createSymbolicLink(out.resolve("a.xml"), in("b.xml"));
        Run run = convert("-o", out, guest, in("b.xml"));
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("-o: " + guest + " would replace " + in("b.xml"));
        assertThat(in("b.xml")).hasContent(GUEST.formatted("b"));
    }

    @Test
    void twoResultsNeverBecomeOneFileByALinkBetweenDirectories() throws IOException {
        Path tree = Files.createDirectories(in("in/x")).getParent();
        Files.createDirectory(tree.resolve("y"));
        Files.writeString(tree.resolve("x/g.xml"), GUEST.formatted("x"));
        Files.writeString(tree.resolve("y/g.xml"), GUEST.formatted("y"));
        // More than once, since two workers write at a time.
        for (int time = 0; time < 50; time++) {
            Path out = Files.createDirectories(in("out" + time + "/x")).getParent();
            Files.createSymbolicLink(out.resolve("y"), out.resolve("x"));
            Run run = convert("-o", out, tree);
            assertThat(run.exit()).isEqualTo(ExitCode.INPUT);
            assertThat(run.err()).containsOnlyOnce("choose another directory");
        }
    }

    @Test
    void anOutputThatIsALinkToNothingIsTold() throws IOException {
        Path link = Files.createSymbolicLink(in("link"), in("nothing"));
        Run run = convert("-o", link, guest);
        assertThat(run.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(run.err()).contains("not written: it is a link to a file that is not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"convert", "check"})
    void aDeviceOfAListCostsItselfOnly(String command) throws IOException {
        Files.writeString(in("list"), "/dev/null\n" + guest + "\n");
        List<String> words = new ArrayList<>(
                List.of(command, "-i", "--files-from", in("list").toString()));
        words.addAll(command.equals("check") ? List.of("--fix") : List.of("--to", "bridge", "--source", "br9"));
        Run run = run(words.toArray());
        assertThat(run.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(run.out() + run.err()).contains("/dev/null", "a pipe or a device cannot be written back");
        assertThat(Files.readString(guest).contains("br9")).isEqualTo(command.equals("convert"));
    }

    @Test
    void aPipeThatIsNamedIsReadOnceAndNotWritten() throws Exception {
        Path pipe = in("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "skipped: there is no mkfifo");
        for (List<String> words : List.of(
                List.of("convert", "--to", "bridge", "--source", "br1", "--from", "network=default"),
                List.of("convert", "--to", "network", "--source", "lan", "--diff", "--networks", directory.toString()),
                List.of("check"),
                List.of("list"))) {
            Process writer = new ProcessBuilder("cp", guest.toString(), pipe.toString()).start();
            Run run = run(
                    Stream.concat(words.stream(), Stream.of(pipe.toString())).toArray());
            assertThat(run.exit()).isZero();
            assertThat(writer.waitFor()).isZero();
        }
        Run run = convert("-i", pipe);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("is a pipe or a device, which cannot be written back");
        assertThat(run("check", "--fix", "-i", pipe).exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aDeviceThatIsEmptyIsNoDocument() {
        Run run = convert("/dev/null");
        assertThat(run.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(run.err()).startsWith("/dev/null").doesNotContain("no such file");
    }

    @Test
    void aWalkPassesOverWhatOtherRunsAreWriting() throws IOException {
        long pid = ProcessHandle.current().pid();
        Path own = Files.createDirectory(in(".xmlnet-" + pid + "-0-77"));
        Files.writeString(own.resolve("new1"), GUEST.formatted("c"));
        Run run = run("list", directory);
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).hasSize(3);
    }

    /** The number 0 is no process's; a process lives under the own number, and under that of the first. */
    @ParameterizedTest
    @CsvSource({"true, -i", "true, -o", "false, -i"})
    void whatKilledRunsLeftIsRemovedAndNothingElse(boolean changes, String mode) throws IOException {
        Path file = Files.writeString(in(".xmlnet-0-5"), "half");
        Files.writeString(in(".xmlnet-1-5"), "of a process that lives");
        Files.writeString(in(".xmlnet-notes"), "mine");
        Files.writeString(in(".xmlnet-0-5-6-7"), "mine");
        Path far = Files.createDirectory(in(".xmlnet-0-abc123-1"));
        Path old = Files.createDirectory(in(".xmlnet-0-abc123-2"));
        Files.writeString(old.resolve("new1"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS)));
        Path full = Files.createDirectory(in(".xmlnet-0-abc123-3"));
        Files.writeString(full.resolve("mine.xml"), "mine");
        Files.setLastModifiedTime(full, FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS)));
        Run run = mode.equals("-o")
                ? convert("-o", in("out.xml"), guest)
                : convert("-i", changes ? guest : in("b.xml"), "--mac", "52:54:00:00:00:0" + (changes ? 1 : 9));
        assertThat(run.exit()).isZero();
        assertThat(file).doesNotExist();
        assertThat(old).doesNotExist();
        assertThat(far).exists();
        assertThat(namesIn(directory))
                .contains(".xmlnet-1-5", ".xmlnet-notes", ".xmlnet-0-5-6-7", ".xmlnet-0-abc123-3");
        assertThat(full.resolve("mine.xml")).exists();
    }

    @Test
    void aFileOfSeveralNamesIsRefusedWithALine() throws IOException {
        Files.createLink(in("copy"), guest);
        Run run = convert("-i", guest, in("b.xml"));
        assertThat(run.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(run.err()).contains("not written: it has 2 names (hard links), and only this one would change");
        assertThat(guest).hasContent(GUEST.formatted("a"));
        assertThat(in("b.xml")).content().contains("br1");
    }
}
