package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.xmlnet.cli.console.Console;
import dev.xmlnet.cli.console.Screen;
import dev.xmlnet.cli.console.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code xmlnet convert} does with files, directories and streams; what it does to XML is in the golden cases. */
class ConvertCommandTest {
    private static final String GUEST = """
            <domain type='kvm'>
              <name>a</name>
              <devices>
                <interface type='network'>
                  <source network='default'/>
                </interface>
              </devices>
            </domain>
            """;
    private static final String DONE =
            GUEST.replace("type='network'", "type='bridge'").replace("network='default'", "bridge='br7'");
    private static final String LOSING =
            GUEST.replace("</interface>", "<portForward proto='tcp'><range start='22'/></portForward></interface>");
    private static final String[] TO_BRIDGE = {"convert", "--to", "bridge", "--source", "br7"};

    @TempDir
    private Path here;

    private byte[] stdin = {};
    private boolean terminal;
    private boolean colours;

    /** What a run gave, with paths as seen from the directory of the test. */
    private record Run(int exit, String out, String err) {}

    @BeforeEach
    void makeSomeGuests() throws IOException {
        write("guest.xml", GUEST);
    }

    private Path write(String name, String content) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private String read(String name) throws IOException {
        return Files.readString(here.resolve(name));
    }

    /** Words that begin with {@code ./} are paths in the directory of the test. */
    private Run run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = run(out, new PrintStream(err, false, UTF_8), words);
        return new Run(exit, clean(out), clean(err));
    }

    private int run(OutputStream out, PrintStream err, String... words) {
        String[] args = Arrays.stream(words)
                .map(word -> word.replaceFirst("^\\./", here + "/"))
                .toArray(String[]::new);
        return Main.run(
                args,
                new Streams(
                        new ByteArrayInputStream(stdin),
                        new Console(out, false, false),
                        new Screen(err, terminal, colours)));
    }

    private String clean(ByteArrayOutputStream bytes) {
        return bytes.toString(UTF_8)
                .replace(here + "/", "")
                .replace(here.toString().substring(1) + "/", "");
    }

    private Run bridge(String... words) {
        return run(Stream.concat(Stream.of(TO_BRIDGE), Stream.of(words)).toArray(String[]::new));
    }

    private List<String> paths(Run run) {
        return run.out().lines().toList();
    }

    @Test
    void aDirectoryMeansItsXmlFilesThatHoldAGuestAllTheWayDown() throws IOException {
        write("d/b.xml", GUEST);
        write("d/sub/deep/a.xml", GUEST);
        write("d/done.xml", DONE);
        write("d/net.xml", "<network><name>default</name></network>");
        write("d/pool.xml", "<pool><domain/></pool>");
        write("d/broken-but-no-guest.xml", "<a>");
        write("d/guest.XML~", GUEST);
        write("d/notes.txt", GUEST);
        write("d/utf16.xml", "");
        Files.write(here.resolve("d/utf16.xml"), ("\uFEFF" + GUEST).getBytes(UTF_16LE));
        Run run = bridge("--check", "./d");
        assertThat(paths(run)).containsExactly("d/b.xml", "d/sub/deep/a.xml", "d/utf16.xml");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void linksInADirectoryAreNotFollowedButALinkThatIsNamedIs() throws IOException {
        write("d/guest.xml", GUEST);
        Files.createDirectories(here.resolve("d/autostart"));
        Files.createSymbolicLink(here.resolve("d/autostart/guest.xml"), Path.of("../guest.xml"));
        Files.createSymbolicLink(here.resolve("d/loop"), Path.of("../d"));
        Files.createSymbolicLink(here.resolve("link.xml"), Path.of("d/guest.xml"));
        Files.createSymbolicLink(here.resolve("link"), Path.of("d"));
        assertThat(paths(bridge("--check", "./d"))).containsExactly("d/guest.xml");
        assertThat(paths(bridge("--check", "./link.xml"))).containsExactly("link.xml");
        assertThat(paths(bridge("--check", "./link"))).containsExactly("link/guest.xml");
    }

    @Test
    void aFileThatIsNamedTwiceIsDoneOnce() throws IOException {
        Files.createSymbolicLink(here.resolve("link.xml"), Path.of("guest.xml"));
        Run run = bridge(
                "--check",
                "./guest.xml",
                "./guest.xml",
                "./../" + here.getFileName() + "/guest.xml",
                "./link.xml",
                "./");
        assertThat(run.out()).hasLineCount(1);
        assertThat(bridge("-i", "./guest.xml", "./link.xml").exit()).isZero();
        assertThat(read("guest.xml")).isEqualTo(DONE);
        assertThat(here.resolve("link.xml")).isSymbolicLink();
    }

    @ParameterizedTest(name = "-0 {0}, from standard input {1}")
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void aListOfPathsIsReadByLinesOrByNul(boolean nul, boolean fromStdin) throws IOException {
        String odd = nul ? "d/a\nb.xml" : "d/a b.xml";
        write(odd, GUEST);
        String list = here.resolve(odd) + (nul ? "\0" : "\r\n") + here.resolve("guest.xml") + (nul ? "\0" : "\n\n");
        List<String> words = new ArrayList<>(List.of("--check", "--files-from", fromStdin ? "-" : "./list"));
        if (nul) {
            words.add("-0");
        }
        write("list", list);
        stdin = list.getBytes(UTF_8);
        Run run = bridge(words.toArray(String[]::new));
        assertThat(run.out()).isEqualTo(odd.replace('\n', '\uFFFD') + "\nguest.xml\n");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void aHyphenIsStandardInput() {
        stdin = GUEST.getBytes(UTF_8);
        assertThat(bridge("-").out()).isEqualTo(DONE);
        assertThat(bridge("--check", "-").out()).isEqualTo("<stdin>\n");
        stdin = "<domain>".getBytes(UTF_8);
        Run broken = bridge("-");
        assertThat(broken.exit()).isEqualTo(3);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err()).startsWith("<stdin>:1:8: error: not well-formed XML: ");
    }

    @Test
    void inPlaceWritesWhatChangesAndDoesNotTouchTheRest() throws IOException {
        Path done = write("done.xml", DONE);
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(done, longAgo);
        Object inode = Files.getAttribute(done, "unix:ino");
        Run run = bridge("-i", "./guest.xml", "./done.xml");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(read("guest.xml")).isEqualTo(DONE);
        assertThat(Files.getLastModifiedTime(done)).isEqualTo(longAgo);
        assertThat(Files.getAttribute(done, "unix:ino")).isEqualTo(inode);
        try (Stream<Path> files = Files.list(here)) {
            assertThat(files.map(f -> f.getFileName().toString()).sorted()).containsExactly("done.xml", "guest.xml");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--check", "--diff", "--report=json"})
    void whatOnlyLooksWritesNothing(String mode) throws IOException {
        FileTime before = Files.getLastModifiedTime(here.resolve("guest.xml"));
        bridge(mode, "./guest.xml");
        assertThat(read("guest.xml")).isEqualTo(GUEST);
        assertThat(Files.getLastModifiedTime(here.resolve("guest.xml"))).isEqualTo(before);
    }

    @Test
    void outputToADirectoryKeepsTheTreeAndWritesTheUnchangedToo() throws IOException {
        write("d/sub/a.xml", GUEST);
        write("d/done.xml", DONE);
        write("d/notes.xml", "<notes/>");
        Run run = bridge("-o", "./out", "./d", "./guest.xml");
        assertThat(run.exit()).isZero();
        try (Stream<Path> files = Files.walk(here.resolve("out"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(f -> here.relativize(f).toString())
                            .sorted())
                    .containsExactly("out/done.xml", "out/guest.xml", "out/sub/a.xml");
        }
        assertThat(read("out/sub/a.xml")).isEqualTo(DONE);
        assertThat(read("d/sub/a.xml")).isEqualTo(GUEST);
    }

    @Test
    void outputOfOneInputIsAFileOrGoesIntoADirectoryThatIsThere() throws IOException {
        Files.createDirectory(here.resolve("there"));
        bridge("-o", "./new.xml", "./guest.xml");
        bridge("-o", "./there", "./guest.xml");
        assertThat(bridge("-o", "./not/there/guest.xml", "./guest.xml").exit()).isEqualTo(2);
        assertThat(here.resolve("not")).doesNotExist();
        assertThat(Stream.of("new.xml", "there/guest.xml").map(name -> {
                    try {
                        return read(name);
                    } catch (IOException e) {
                        return e.toString();
                    }
                }))
                .containsOnly(DONE);
    }

    @Test
    void aBrokenFileHidesNoOther() throws IOException {
        write("a-broken.xml", GUEST.substring(0, 90));
        write("z.xml", GUEST);
        Run run = bridge("-i", "./a-broken.xml", "./guest.xml", "./none.xml", "./z.xml");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(read("guest.xml") + read("z.xml")).isEqualTo(DONE + DONE);
        assertThat(read("a-broken.xml")).isEqualTo(GUEST.substring(0, 90));
        assertThat(run.err()).endsWith("xmlnet: 3 files: 2 changed, 0 with losses, 2 failed\n");
        assertThat(run.err().lines().filter(line -> line.contains(": error: ")).map(line -> line.split(":")[0]))
                .containsExactlyInAnyOrder("a-broken.xml", "none.xml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "guest.xml           |          | 0",
                "done.xml            | --check  | 0",
                "guest.xml           | --check  | 1",
                "losing.xml          |          | 0",
                "losing.xml          | --strict | 1",
                "guest.xml           | --strict | 0",
                "none.xml            |          | 3",
                "broken.xml          | --check  | 3",
                "guest.xml done.xml  |          | 2",
                "guest.xml done.xml  | --check  | 1",
                "broken.xml guest.xml | --check | 3",
                "guest.xml           | -i --diff | 2",
                "guest.xml           | --report=xml | 2",
                "guest.xml           | -0       | 2",
                "guest.xml           | --no-such | 2",
                "-                   | -i       | 2",
                "''                  |          | 2"
            })
    void theExitCodeSaysWhatHappened(String names, String options, int exit) throws IOException {
        write("done.xml", DONE);
        write("losing.xml", LOSING);
        write("broken.xml", "<domain>");
        List<String> words = new ArrayList<>();
        if (options != null) {
            words.addAll(List.of(options.split(" ")));
        }
        for (String name : names.split(" ")) {
            if (!name.isEmpty()) {
                words.add(name.equals("-") ? name : "./" + name);
            }
        }
        Run run = bridge(words.toArray(String[]::new));
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(exit == 2 ? run.out() : "").isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsSaidAndNothingIsLeftBehind() throws Exception {
        Path disk = Files.createDirectory(here.resolve("disk"));
        assumeTrue(
                exec("mount", "-t", "tmpfs", "-o", "size=16k", "xmlnet-test", disk.toString()) == 0,
                "skipped: only root (with CAP_SYS_ADMIN) can mount a small tmpfs");
        try {
            String padding = "<!--" + "x".repeat(9_000) + "-->\n";
            Files.writeString(disk.resolve("guest.xml"), padding + GUEST);
            Run run = bridge("-i", "./disk/guest.xml");
            assertThat(run.exit()).isEqualTo(3);
            assertThat(run.err().lines().filter(line -> line.contains(": error: ")))
                    .containsExactly("disk/guest.xml: error: not written: No space left on device [not-written]");
            assertThat(read("disk/guest.xml")).isEqualTo(padding + GUEST);
            try (Stream<Path> files = Files.list(disk)) {
                assertThat(files).hasSize(1);
            }
        } finally {
            exec("umount", disk.toString());
        }
    }

    private static int exec(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void standardOutputThatBreaksIsAnErrorInOneLine() {
        assertThat(wordsOnOutputThatFailsWith("No space left on device"))
                .isEqualTo("xmlnet: error: standard output: No space left on device\n");
    }

    @Test
    void aReaderThatHasSeenEnoughIsNoNews() {
        assertThat(wordsOnOutputThatFailsWith("Broken pipe")).isEmpty();
    }

    /** What is said after the notes. */
    private String wordsOnOutputThatFailsWith(String reason) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit =
                run(broken, new PrintStream(err, true, UTF_8), "convert", "--to", "bridge", "--check", "./guest.xml");
        assertThat(exit).isEqualTo(3);
        return err.toString(UTF_8).replaceAll("(?m)^.*: note: .*\n", "");
    }

    @Test
    void aTerminalGetsTheSourceLineAndACaret() throws IOException {
        terminal = true;
        write("a.xml", "<domain>\n\t<x b='\ud83d\udc0e\u001b[2J'><y></x>\n");
        assertThat(bridge("./a.xml").err().lines().skip(1))
                .startsWith("  \t<x b='\ud83d\udc0e\uFFFD[2J'><y></x>")
                .last()
                .satisfies(caret -> assertThat(caret).matches("  \t +\\^"));
        terminal = false;
        assertThat(bridge("./a.xml").err()).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, false"})
    void coloursAreOnlyForWhoWantsThem(boolean onTerminal, boolean wanted) throws IOException {
        terminal = onTerminal;
        colours = wanted;
        write("a.xml", "<domain>");
        String first = bridge("./a.xml").err().lines().findFirst().orElseThrow();
        assertThat(first).startsWith(wanted ? "a.xml:1:8: \u001b[1;31merror\u001b[0m: " : "a.xml:1:8: error: ");
        assertThat(first.indexOf('\u001b') >= 0).isEqualTo(wanted);
    }

    @Test
    void notesOfAKindAreToldOnceAndWarningsFiveTimes() throws IOException {
        for (int i = 10; i < 20; i++) {
            write("d/" + i + ".xml", LOSING);
        }
        Run run = run("convert", "--to", "bridge", "--source", "br8", "--check", "./d");
        List<String> lines = run.err().lines().toList();
        assertThat(lines.stream().filter(line -> line.contains("[lost-portForward]")))
                .hasSize(5);
        assertThat(lines.stream().filter(line -> line.contains("[live]"))).hasSize(1);
        assertThat(lines)
                .filteredOn(line -> line.contains("(10 places) [host-bridge]"))
                .hasSize(1);
        assertThat(lines.stream().filter(line -> line.startsWith("xmlnet: ") && !line.contains("places")))
                .containsExactly(
                        "xmlnet: more warnings of these kinds: lost-portForward 5; --verbose shows all",
                        "xmlnet: 10 files: 10 would change, 10 with losses, 0 failed");
    }

    @Test
    void aLongBatchShowsItsProgressOnATerminalOnly() throws IOException {
        for (int i = 0; i < 520; i++) {
            write("many/" + i + ".xml", DONE);
        }
        assertThat(bridge("--check", "./many").err())
                .isEqualTo("xmlnet: 520 files: 0 would change, 0 with losses, 0 failed\n");
        terminal = true;
        Run run = bridge("--check", "./many");
        assertThat(run.err()).contains("\r").contains("520");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theReportSaysWhatWasKeptAddedAndDropped() throws IOException {
        write(
                "b.xml",
                "<domain type='kvm'><name>b</name><devices>\n<interface type='network'><mac address='52:54:00:00:00:0A'/>"
                        + "<source network='default'/><filterref filter='f'/><boot order='1'/></interface></devices></domain>");
        write("c.xml", "<domain>");
        Run run = run("convert", "--to", "passt", "--report", "json", "./b.xml", "./c.xml");
        JsonArray files = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonArray("files");
        assertThat(files).hasSize(2);
        JsonObject good = files.get(0).getAsJsonObject();
        assertThat(good.keySet()).containsExactly("path", "changed", "failed", "interfaces", "diagnostics");
        assertThat(good.get("path").getAsString()).isEqualTo("b.xml");
        assertThat(good.get("changed").getAsBoolean()).isTrue();
        JsonObject one = good.getAsJsonArray("interfaces").get(0).getAsJsonObject();
        assertThat(one.keySet())
                .containsExactly(
                        "guest", "index", "mac", "line", "column", "from", "to", "kept", "added", "dropped", "live");
        assertThat(List.of(one.get("guest"), one.get("mac"), one.get("from"), one.get("to"))
                        .toString())
                .isEqualTo("[\"b\", \"52:54:00:00:00:0a\", \"network default\", \"passt\"]");
        assertThat(one.get("line").getAsInt() + ":" + one.get("column").getAsInt())
                .isEqualTo("2:1");
        assertThat(one.getAsJsonArray("kept")).hasToString("[\"mac\",\"boot\"]");
        assertThat(one.getAsJsonArray("added")).hasToString("[\"<backend type='passt'/>\"]");
        JsonObject dropped = one.getAsJsonArray("dropped").get(0).getAsJsonObject();
        assertThat(dropped.keySet()).containsExactly("part", "verdict", "loss", "why");
        assertThat(dropped.get("part").getAsString()).isEqualTo("<filterref filter='f'/>");
        assertThat(dropped.get("verdict").getAsString() + " "
                        + dropped.get("loss").getAsString())
                .isEqualTo("ignored firewall");
        assertThat(one.getAsJsonObject("live").keySet()).containsExactly("possible", "why", "command");
        JsonObject bad = files.get(1).getAsJsonObject();
        assertThat(bad.get("failed").getAsBoolean()).isTrue();
        assertThat(bad.getAsJsonArray("interfaces")).isEmpty();
        JsonObject error = bad.getAsJsonArray("diagnostics").get(0).getAsJsonObject();
        assertThat(error.keySet()).containsExactly("severity", "id", "line", "column", "message");
        assertThat(error.get("severity").getAsString() + " " + error.get("id").getAsString())
                .isEqualTo("error not-well-formed");
        assertThat(run.exit()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "--help, 'Usage: xmlnet ', 0",
        "'convert --help', 'Usage: xmlnet convert ', 0",
        "--version, 'xmlnet ', 0"
    })
    void helpAndVersionGoToStandardOutput(String words, String begin, int exit) {
        Run run = run(words.split(" "));
        assertThat(run.out()).startsWith(begin);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(exit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                         | xmlnet: error: a command is missing",
                "convrt                     | xmlnet: error: there is no command 'convrt'; did you mean convert?",
                "convert x.xml              | xmlnet convert: error: --to TARGET is missing (or --map)",
                "convert --to brigde x.xml  | xmlnet convert: error: 'brigde' is not a target; did you mean bridge?"
            })
    void aWrongCommandLineIsSaidInWordsWithTheWayToHelp(String words, String first) {
        Run run = run(words.isEmpty() ? new String[0] : words.split(" "));
        assertThat(run.err().lines().findFirst()).contains(first);
        assertThat(run.err()).endsWith("--help'.\n");
        assertThat(run.exit()).isEqualTo(2);
    }

    @Provide
    Arbitrary<Integer> shuffles() {
        return Arbitraries.integers().between(1, 1_000_000);
    }

    /** jqwik knows no {@code @TempDir}. */
    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void theOrderOfThePathsOnTheCommandLineChangesNothing(@ForAll("shuffles") int seed) throws IOException {
        here = Files.createTempDirectory("xmlnet-order");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String name = "./" + (i % 7) + "-" + i + ".xml";
            write(name, i % 5 == 0 ? "<domain>" : i % 3 == 0 ? LOSING : GUEST);
            names.add(name);
        }
        Collections.sort(names);
        Run first = bridgeDiff(names);
        Collections.shuffle(names, new Random(seed));
        assertThat(bridgeDiff(names)).isEqualTo(first);
        List<String> heads =
                first.out().lines().filter(line -> line.startsWith("--- ")).toList();
        assertThat(heads).isSorted().hasSizeGreaterThan(10);
        try (Stream<Path> files = Files.list(here)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(here);
    }

    private Run bridgeDiff(List<String> names) {
        List<String> words = new ArrayList<>(List.of("convert", "--to", "bridge", "--source", "br8", "--diff"));
        words.addAll(names);
        return run(words.toArray(String[]::new));
    }
}
