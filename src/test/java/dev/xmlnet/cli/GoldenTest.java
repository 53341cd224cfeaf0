package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden cases: a directory each in {@code src/test/resources/golden}. The tests run on a copy.
 *
 * <ul>
 *   <li>{@code args}: the command line, one line, in words as a shell reads them. A word that begins with {@code ./} is a
 *       path in the case; in what is printed, the path of the case is left out.
 *   <li>{@code input.xml}, {@code in/}: the inputs. Standard input is {@code input.xml} too.
 *   <li>{@code templates/}, {@code networks/}, {@code schemas/}, {@code map.txt}, {@code paths.txt}, {@code host.json},
 *       {@code baseline.json}: what options name. A path of {@code paths.txt} that begins with {@code ./} is in the case too.
 *   <li>{@code expected.xml}: what {@code convert} prints, to the byte; absent if the input comes back as it was. After a
 *       failure (exit code 2 or more) nothing is printed.
 *   <li>{@code expected.stdout}: what is printed by {@code check}, {@code list}, {@code address} and {@code args}, and with {@code -i}, {@code -o}, {@code
 *       --diff}, {@code --check}, {@code --report} and {@code --help}; absent if nothing.
 *   <li>{@code expected.stderr}: absent if nothing.
 *   <li>{@code expected/}: files that are other than before, or new; all others must be untouched.
 *   <li>{@code exit}: the exit code; absent if 0.
 *   <li>{@code once}: why a second run does more, where that is right.
 * </ul>
 *
 * <p>{@code -Dgolden.case=REGEX} runs some. {@code -Dtest=GoldenTest#isAsExpected -Dgolden.update=true} writes what is
 * expected anew, in the sources, for a person to judge.
 */
class GoldenTest {
    private static final Set<String> KNOWN = Set.of(
            "args",
            "input.xml",
            "in",
            "templates",
            "networks",
            "map.txt",
            "paths.txt",
            "host.json",
            "baseline.json",
            "schemas",
            "expected.xml",
            "expected.stdout",
            "expected.stderr",
            "expected",
            "exit",
            "once");
    private static final Set<String> MODES = Set.of(
            "list",
            "address",
            "host",
            "reserve",
            "args",
            "-i",
            "--in-place",
            "-o",
            "--output",
            "--diff",
            "--check",
            "--report",
            "--help",
            "--version");
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Path SOURCES = Path.of("src", "test", "resources", "golden");
    private static final Pattern LOSS = Pattern.compile("(warning|error): ");

    @TempDir
    private Path temporary;

    /** What a run gave; paths are without the directory of the case. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares runs.
    private record Run(int exit, byte[] out, String err) {}

    static Stream<String> cases() throws IOException, URISyntaxException {
        Pattern wanted = Pattern.compile(System.getProperty("golden.case", ".*"));
        try (Stream<Path> directories = Files.list(root())) {
            List<String> names = directories
                    .map(path -> path.getFileName().toString())
                    .filter(name -> wanted.matcher(name).matches())
                    .sorted()
                    .toList();
            return names.stream();
        }
    }

    static Stream<String> conversions() throws IOException, URISyntaxException {
        List<String> names = new ArrayList<>();
        for (String name : cases().toList()) {
            Path directory = root().resolve(name);
            if (printsXml(words(directory)) && exit(directory) < ExitCode.USAGE) {
                names.add(name);
            }
        }
        return names.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isAsExpected(String name) throws Exception {
        Path directory = root().resolve(name);
        checkNames(directory);
        Path work = copy(directory);
        Map<String, byte[]> before = tree(work);
        Run run = run(work, words(directory));
        if (UPDATE) {
            update(SOURCES.resolve(name), run, before, tree(work));
            return;
        }
        assertThat(run.err()).as(name + ": standard error").isEqualTo(textOf(directory.resolve("expected.stderr")));
        assertThat(run.exit()).as(name + ": exit code").isEqualTo(exit(directory));
        assertSame(name + ": standard output", run.out(), expectedOut(directory, run.exit()));
        before.putAll(tree(directory.resolve("expected")));
        Map<String, byte[]> after = tree(work);
        assertThat(after.keySet()).as(name + ": files").isEqualTo(before.keySet());
        for (Map.Entry<String, byte[]> file : before.entrySet()) {
            assertSame(name + ": " + file.getKey(), after.get(file.getKey()), file.getValue());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversions")
    void secondRunChangesNothing(String name) throws Exception {
        Path directory = root().resolve(name);
        if (Files.exists(directory.resolve("once"))) {
            return;
        }
        Path work = copy(directory);
        byte[] first = run(work, words(directory)).out();
        Files.write(work.resolve("input.xml"), first);
        Run second = run(work, words(directory));
        assertThat(second.err()).as(name + ": standard error of the second run").doesNotContainPattern(LOSS);
        assertSame(name + ": the second run", second.out(), first);
        assertThat(second.exit()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void lineEndsStay(String name) throws Exception {
        Path directory = root().resolve(name);
        byte[] input = bytesOf(directory.resolve("input.xml"));
        byte[] withCrLf = crLf(input);
        if (withCrLf == null || !printsXml(words(directory))) {
            return;
        }
        Path work = copy(directory);
        Run lf = run(work, words(directory));
        Files.write(work.resolve("input.xml"), withCrLf);
        Run crLf = run(work, words(directory));
        assertThat(crLf.err()).as(name + ": standard error with CR LF").isEqualTo(lf.err());
        assertThat(crLf.exit()).isEqualTo(lf.exit());
        assertSame(name + ": the result with CR LF", crLf.out(), lf.out().length == 0 ? lf.out() : crLf(lf.out()));
    }

    static Stream<String> guestConversions() throws IOException, URISyntaxException {
        return conversions().filter(name -> !name.startsWith("network-"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guestConversions")
    void onlyInterfacesChange(String name) throws Exception {
        Path directory = root().resolve(name);
        Path work = copy(directory);
        String before = SourceText.read(work.resolve("input.xml")).text();
        byte[] out = run(work, words(directory)).out();
        assertThat(withoutInterfaces(SourceText.of(out).text())).as(name).isEqualTo(withoutInterfaces(before));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversions")
    void nothingSelectedChangesNothing(String name) throws Exception {
        Path work = copy(root().resolve(name));
        List<String> words = List.of("convert", "--to", "user", "--alias", "ua-none-has-this", "./input.xml");
        Run run = run(work, words);
        assertThat(run.err()).doesNotContainPattern(LOSS);
        assertThat(run.exit()).isZero();
        assertSame(name + ": the input", run.out(), Files.readAllBytes(work.resolve("input.xml")));
    }

    // Running

    private static Run run(Path work, List<String> words) throws IOException {
        String prefix = work + "/";
        String[] args = words.stream()
                .map(word -> word.startsWith("./") ? prefix + word.substring(2) : word)
                .toArray(String[]::new);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Path input = work.resolve("input.xml");
        byte[] in = Files.exists(input) ? Files.readAllBytes(input) : new byte[0];
        int exit;
        try (PrintStream errors = new PrintStream(err, false, UTF_8)) {
            exit = Main.run(args, Streams.plain(new ByteArrayInputStream(in), out, errors));
        }
        boolean bytes = printsXml(words);
        byte[] shown =
                bytes ? out.toByteArray() : strip(out.toString(UTF_8), prefix).getBytes(UTF_8);
        return new Run(exit, shown, strip(err.toString(UTF_8), prefix));
    }

    /** The head of a diff has a letter before the path. */
    private static String strip(String text, String prefix) {
        return text.replace("-- a" + prefix, "-- a/")
                .replace("++ b" + prefix, "++ b/")
                .replace(prefix, "");
    }

    private static boolean printsXml(List<String> words) {
        boolean one = words.contains("./input.xml") || words.contains("-");
        return one && !words.get(0).equals("check") && words.stream().noneMatch(MODES::contains);
    }

    /** Words as a shell reads them: blanks part them, quotes of both kinds hold them together. */
    private static List<String> words(Path directory) throws IOException {
        String line = Files.readString(directory.resolve("args")).stripTrailing();
        assertThat(line).as("args is one line").doesNotContain("\n");
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote == 0 && c == ' ') {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
        }
        assertThat((int) quote).as("the quotes of args are closed").isZero();
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }

    // Cases

    private static Path root() throws URISyntaxException {
        return UPDATE
                ? SOURCES
                : Path.of(GoldenTest.class.getResource("/golden").toURI());
    }

    private static void checkNames(Path directory) throws IOException {
        List<String> words = words(directory);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                assertThat(KNOWN).as("a file of %s", directory).contains(name);
                boolean expectation = Set.of("args", "exit", "once").contains(name) || name.startsWith("expected");
                boolean named = words.stream().anyMatch(word -> word.matches("\\./" + Pattern.quote(name) + "(/.*)?"));
                boolean standard = name.equals("input.xml") && words.contains("-");
                boolean listed = name.equals("in") && Files.exists(directory.resolve("paths.txt"));
                assertThat(expectation || named || standard || listed)
                        .as("args says what %s is for", file)
                        .isTrue();
            }
        }
        String xml = printsXml(words) ? "expected.stdout" : "expected.xml";
        assertThat(directory.resolve(xml)).as("the other name is for it").doesNotExist();
        Path expected = directory.resolve("expected.xml");
        if (Files.exists(expected)) {
            assertThat(Files.readAllBytes(expected))
                    .as("where nothing changes, there is no expected.xml")
                    .isNotEqualTo(Files.readAllBytes(directory.resolve("input.xml")));
        }
    }

    private static int exit(Path directory) throws IOException {
        String text = textOf(directory.resolve("exit")).strip();
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static byte[] expectedOut(Path directory, int exit) throws IOException {
        if (!printsXml(words(directory))) {
            return bytesOf(directory.resolve("expected.stdout"));
        }
        Path expected = directory.resolve("expected.xml");
        if (exit >= ExitCode.USAGE) {
            assertThat(expected).as("after a failure nothing is printed").doesNotExist();
            return new byte[0];
        }
        return Files.readAllBytes(Files.exists(expected) ? expected : directory.resolve("input.xml"));
    }

    private static String textOf(Path file) throws IOException {
        return new String(bytesOf(file), UTF_8);
    }

    private static byte[] bytesOf(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }

    private Path copy(Path directory) throws IOException {
        Path work = Files.createTempDirectory(temporary.toRealPath(), "case");
        for (Map.Entry<String, byte[]> file : tree(directory).entrySet()) {
            String name = file.getKey();
            if (!name.startsWith("expected") && !Set.of("args", "exit", "once").contains(name)) {
                Path to = work.resolve(name);
                Files.createDirectories(to.getParent());
                Files.write(to, name.equals("paths.txt") ? absolute(file.getValue(), work) : file.getValue());
            }
        }
        return work;
    }

    private static byte[] absolute(byte[] list, Path work) {
        String paths =
                new String(list, UTF_8).replaceAll("(?m)(^|\0)\\./", "$1" + Matcher.quoteReplacement(work + "/"));
        return paths.getBytes(UTF_8);
    }

    /** All files below a directory; none if it is not there. */
    private static Map<String, byte[]> tree(Path directory) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> walk = Files.walk(directory)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    files.put(directory.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static void assertSame(String what, byte[] is, byte[] wanted) {
        if (!Arrays.equals(is, wanted)) {
            // As text it can be read; what only the bytes show is said after it.
            assertThat(readable(is)).as(what).isEqualTo(readable(wanted));
            fail(what + " differs in its bytes, not in its text");
        }
    }

    private static String readable(byte[] bytes) {
        try {
            return SourceText.of(bytes).text().replace("\r", "␍");
        } catch (DocumentException e) {
            return Arrays.toString(bytes);
        }
    }

    // Line ends, interfaces

    /** The same text with CR LF; null if it has CR already, or cannot be read. */
    private static byte[] crLf(byte[] bytes) throws IOException {
        try {
            SourceText source = SourceText.of(bytes);
            if (source.text().contains("\r")) {
                return null;
            }
            byte[] body = source.text().getBytes(source.charset());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(bytes, 0, bytes.length - body.length);
            out.write(source.text().replace("\n", "\r\n").getBytes(source.charset()));
            return out.toByteArray();
        } catch (DocumentException e) {
            return null;
        }
    }

    /** Cuts out each interface and the blanks before it; leaves comments and CDATA as they are. */
    private static String withoutInterfaces(String text) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int end = skip(text, i);
            if (end > i) {
                out.append(text, i, end);
            } else if (text.startsWith("<interface", i) && " \t\r\n/>".indexOf(text.charAt(i + 10)) >= 0) {
                end = endOfInterface(text, i);
                out.setLength(out.toString().stripTrailing().length());
            } else {
                end = i + 1;
                out.append(text.charAt(i));
            }
            i = end;
        }
        return out.toString();
    }

    private static int endOfInterface(String text, int start) {
        int i = start;
        boolean open = false;
        while (true) {
            int end = skip(text, i);
            if (end > i) {
                i = end;
            } else if (text.charAt(i) == '>' && !open) {
                open = true;
                if (text.charAt(i - 1) == '/') {
                    return i + 1;
                }
                i++;
            } else if (text.startsWith("</interface", i)) {
                return text.indexOf('>', i) + 1;
            } else {
                i++;
            }
        }
    }

    private static int skip(String text, int i) {
        if (text.startsWith("<!--", i)) {
            return text.indexOf("-->", i) + 3;
        }
        return text.startsWith("<![CDATA[", i) ? text.indexOf("]]>", i) + 3 : i;
    }

    // Update

    private static void update(Path directory, Run run, Map<String, byte[]> before, Map<String, byte[]> after)
            throws IOException {
        boolean xml = printsXml(words(directory));
        byte[] unchanged = xml && run.exit() < ExitCode.USAGE ? before.get("input.xml") : new byte[0];
        put(directory.resolve(xml ? "expected.xml" : "expected.stdout"), run.out(), unchanged);
        put(directory.resolve("expected.stderr"), run.err().getBytes(UTF_8), new byte[0]);
        put(directory.resolve("exit"), (run.exit() + "\n").getBytes(UTF_8), "0\n".getBytes(UTF_8));
        for (String name : tree(directory.resolve("expected")).keySet()) {
            Files.delete(directory.resolve("expected").resolve(name));
        }
        for (Map.Entry<String, byte[]> file : after.entrySet()) {
            Path expected = directory.resolve("expected").resolve(file.getKey());
            put(expected, file.getValue(), before.get(file.getKey()));
        }
    }

    private static void put(Path file, byte[] bytes, byte[] none) throws IOException {
        if (Arrays.equals(bytes, none)) {
            Files.deleteIfExists(file);
        } else {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        }
    }
}
