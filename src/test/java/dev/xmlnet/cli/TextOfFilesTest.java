package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.xmlnet.cli.console.Console;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Screen;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.io.Fault;
import dev.xmlnet.report.SafeText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that came from a file acts on nothing: not on a terminal, a CI runner, a spreadsheet or a line of a report. */
class TextOfFilesTest {
    /** Sets a title, moves the cursor, begins lines, is unseen, turns the line around. */
    private static final String HOSTILE = "\u001b]0;t\u0007\u001b[31m\r\n::error::x\u0085\u009b2J\u2028::error::y\u2029"
            + "\u202Eabc\u2066\u200B\u200D\uFEFF\u061C\u00AD\u007F##[error]z ##vso[task.x]w\uDB40\uDC41";

    private static final String GUEST = "<domain type='kvm'><name>%s</name><devices><interface type='network'>"
            + "<mac address='52:54:00:00:00:01'/><source network='%s'/></interface></devices></domain>";

    /** Those that print what is not text of a file, such as colours and bars, or make it harmless themselves. */
    private static final List<String> RAW =
            List.of("Terminal.java", "Progress.java", "CheckRun.java", "XmlnetCommand.java");

    @TempDir
    private Path directory;

    private byte[] stdin = {};
    private boolean terminal;
    private String out;
    private String err;

    private int run(String... words) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int exit;
        try (PrintStream errors = new PrintStream(errBytes, false, UTF_8)) {
            exit = Main.run(
                    words,
                    new Streams(
                            new ByteArrayInputStream(stdin),
                            new Console(outBytes, terminal, false),
                            new Screen(errors, terminal, false)));
        }
        out = outBytes.toString(UTF_8);
        err = errBytes.toString(UTF_8);
        return exit;
    }

    private static void isHarmless(String printed) {
        assertThat(printed.codePoints().filter(c -> c != '\n' && c != '\t').filter(SafeText::isUnseen))
                .as(printed)
                .isEmpty();
        assertThat(printed.lines().map(String::stripLeading)).noneMatch(line -> line.startsWith("::"));
        assertThat(printed).doesNotContain("##[", "##vso[");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static String text(String hostile) {
        StringBuilder xml = new StringBuilder();
        hostile.codePoints()
                .filter(c -> c >= ' ' || c == '\n' || c == '\r')
                .forEach(c -> xml.append("&#").append(c).append(';'));
        return xml.toString();
    }

    /** {@code xmlnet check *.xml} where a file is called {@code @x.xml}: what is in it would be options. */
    @Test
    void aPathThatBeginsWithAnAtSignIsNoListOfWords() throws IOException {
        Path words = write("x.xml", "--rules");
        assertThat(run("check", "@" + words)).isEqualTo(ExitCode.INPUT);
        assertThat(out).contains("there is no such file or directory [XML001]").hasLineCount(1);
    }

    /** Paths hold all but a zero and a slash. */
    static Stream<String> names() {
        return Stream.of(
                "a\n::error file=x::pwned\nb.xml",
                "::error::pwned.xml",
                " ::warning::x.xml",
                ":",
                " :",
                HOSTILE + ".xml");
    }

    @ParameterizedTest
    @MethodSource("names")
    void ofNamesOfFiles(String name) throws Exception {
        Path file = write(name, GUEST.formatted("web1", "default"));
        Path broken = write("x" + name, "<domain");
        for (String path : List.of(file.toString(), broken.toString(), directory.toString(), name)) {
            for (List<String> words : List.of(
                    List.of("convert", "--to", "bridge", "--check"),
                    List.of("convert", "--to", "direct", "--source", "eno1", "--report", "json"),
                    List.of("check"),
                    List.of("check", "--format", "json"),
                    List.of("check", "--format", "sarif"),
                    List.of("list"),
                    List.of("list", "--format", "csv"),
                    List.of("list", "--format", "json"))) {
                run(Stream.concat(words.stream(), Stream.of(path)).toArray(String[]::new));
                isHarmless(out);
                isHarmless(err);
            }
        }
    }

    @Test
    void ofNamesThatAreLinesOfStandardOutput() throws Exception {
        assertThat(SafeText.line("::error::pwned.xml")).isEqualTo("\uFFFD::error::pwned.xml");
        assertThat(SafeText.line("\u00A0\u3000::error::")).isEqualTo("\u00A0\u3000\uFFFD::error::");
        assertThat(SafeText.line("a::b # #c ##d")).isEqualTo("a::b # #c ##d");
        assertThat(SafeText.visible("a##vso[b##[c")).isEqualTo("a#\uFFFD#vso[b#\uFFFD#[c");
        assertThat(SafeText.visible("a\tb\u00e9\uD83D\uDE00\uD83D")).isEqualTo("a\tb\u00e9\uD83D\uDE00\uFFFD");
    }

    @Test
    void ofListsOfFiles() throws Exception {
        stdin = (HOSTILE + "\0" + HOSTILE + "-").getBytes(UTF_8);
        for (String command : List.of("check", "list")) {
            run(command, "-0", "--files-from", "-");
            isHarmless(out);
            isHarmless(err);
        }
        run("check", "--files-from", HOSTILE);
        isHarmless(err);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ofDocuments(boolean seen) throws Exception {
        terminal = seen;
        write("guest.xml", GUEST.formatted(text(HOSTILE), text(HOSTILE)));
        write("raw.xml", GUEST.formatted(HOSTILE.replaceAll("[\u0000-\u001F]", ""), "default"));
        write("other.xml", "<x>::error::" + text(HOSTILE) + "</x>");
        write("broken.xml", "<domain>\n\n   ::error::x <" + text(HOSTILE));
        for (String file : List.of("guest.xml", "raw.xml", "other.xml", "broken.xml", ".")) {
            String path = directory.resolve(file).toString();
            for (List<String> words : List.of(
                    List.of("convert", "--to", "bridge", "--check"),
                    List.of("convert", "--to", "direct", "--source", "eno1", "--check"),
                    List.of("convert", "--to", "direct", "--source", "eno1", "--report", "json"),
                    List.of("check"),
                    List.of("check", "--format", "json"),
                    List.of("check", "--format", "sarif"),
                    List.of("list"),
                    List.of("list", "--format", "csv"),
                    List.of("list", "--format", "json"))) {
                run(Stream.concat(words.stream(), Stream.of(path)).toArray(String[]::new));
                isHarmless(out);
                isHarmless(err);
            }
        }
    }

    @Test
    void ofAMapFile() throws Exception {
        Path map = write("map", HOSTILE.replace("\n", "\u000B").replace("\r", "") + ":brigde\n");
        assertThat(run("convert", "--map-file", map.toString(), "--check", directory.toString()))
                .isEqualTo(ExitCode.USAGE);
        isHarmless(err);
        assertThat(err).contains("is not a target");
    }

    @Test
    void ofABaselineAndHostFacts() throws Exception {
        Path guest = write("g.xml", GUEST.formatted("web1", "default"));
        Path json =
                write("b.json", "[{\"ifname\": \"" + HOSTILE.replaceAll("[\u0000-\u001F]", "") + "\", \"\\u001b\": ]");
        run("check", "--baseline", json.toString(), guest.toString());
        isHarmless(err);
        run("check", "--host-facts", json.toString(), guest.toString());
        isHarmless(err);
        run("check", "--baseline", directory.resolve(HOSTILE).toString(), guest.toString());
        isHarmless(err);
    }

    @Test
    void ofTemplatesAndSchemas() throws Exception {
        Path guest = write("g.xml", GUEST.formatted("web1", "default"));
        write("t.xsl", """
                <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
                  <xsl:template name="xsl:initial-template">
                    <xsl:message select="'%1$s'"/>
                    <xsl:sequence select="trace('%1$s', '%1$s')"/>
                    <xsl:message terminate="yes" select="'%1$s'"/>
                  </xsl:template>
                </xsl:stylesheet>
                """.formatted(text(HOSTILE)));
        run("convert", "--templates", directory.toString(), "--to", "t", "--check", guest.toString());
        isHarmless(err);
        write(
                "u.xsl",
                "<xsl:stylesheet version=\"3.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:"
                        + "template name=\"xsl:initial-template\"><xsl:sequence select=\"'" + text(HOSTILE)
                        + "' + no-such()\"/></xsl:template></xsl:stylesheet>");
        run("convert", "--templates", directory.toString(), "--to", "u", "--check", guest.toString());
        isHarmless(err);
        write(
                "domain.rng",
                "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"><start><ref name=\"" + text(HOSTILE)
                        + "\"/></start></grammar>");
        run("check", "--schemas", directory.toString(), guest.toString());
        isHarmless(err);
        assertThat(err).contains("--schemas");
    }

    @Test
    void ofTheCommandLine() {
        for (String[] words : new String[][] {
            {HOSTILE},
            {"check", "--" + HOSTILE},
            {"convert", "--to", HOSTILE, "-"},
            {"network", HOSTILE, HOSTILE},
            {"check", "--libvirt", HOSTILE, "-"},
            {"check", "--disable", HOSTILE, "-"},
            {"list", "--format", HOSTILE, "-"}
        }) {
            run(words);
            isHarmless(err);
        }
    }

    @Test
    void nothingElsePrints() throws Exception {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/dev/xmlnet"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                String code = Files.readString(source).replaceAll("(?m)^ *\\*.*", "");
                String name = source.getFileName().toString();
                assertThat(code).as(name).doesNotContain("System.err", "System.out", "printStackTrace");
                assertThat(code.contains(".raw()") && !RAW.contains(name))
                        .as(name)
                        .isFalse();
            }
        }
    }

    @Test
    void ofABug() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Screen screen = new Screen(new PrintStream(bytes, true, UTF_8), false, false);
        Fault.of(new IllegalStateException(HOSTILE, new IOException(HOSTILE))).print(HOSTILE, screen);
        isHarmless(bytes.toString(UTF_8));
        assertThat(bytes.toString(UTF_8)).contains("Caused by: java.io.IOException", "\tat dev.xmlnet.cli");
    }

    @Test
    void jsonLosesNothing() throws Exception {
        String name = "a\n" + HOSTILE + ".xml";
        Path file = write(name, GUEST.formatted("web1", "no-such' type='x"));
        run("list", "--format", "json", file.toString());
        assertThat(first("interfaces").get("path").getAsString()).isEqualTo(file.toString());
        run("check", "--format", "json", file.toString());
        assertThat(first("findings").get("path").getAsString()).isEqualTo(file.toString());
        run("convert", "--to", "bridge", "--report", "json", file.toString());
        assertThat(first("files").get("path").getAsString()).isEqualTo(file.toString());
    }

    private JsonObject first(String array) {
        return JsonParser.parseString(out)
                .getAsJsonObject()
                .getAsJsonArray(array)
                .get(0)
                .getAsJsonObject();
    }

    @Test
    void sarifNamesTheFile() throws Exception {
        Path file = write(HOSTILE + " %41.xml", "<domain");
        run("check", "--format", "sarif", file.toString());
        String uri = JsonParser.parseString(out)
                .getAsJsonObject()
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("results")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("locations")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("physicalLocation")
                .getAsJsonObject("artifactLocation")
                .get("uri")
                .getAsString();
        assertThat(uri).matches("[-._~/A-Za-z0-9%:]+");
        assertThat(Path.of(URI.create(uri))).isEqualTo(file);
    }

    @Test
    void githubGetsOneCommandAFinding() throws Exception {
        Path file =
                write("a,b:c%\n::error::x\u001b.xml", "<domain type='kvm' x='" + text("\n::error::y, 100%0A") + "'/>");
        run("check", "--format", "github", file.toString());
        assertThat(out.lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("::(error|warning|notice) file=[^:,]*"
                        + "a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ax\uFFFD\\.xml,line=1,col=\\d+,title=[^:,]*::.*"));
        assertThat(out.codePoints().filter(c -> c != '\n').filter(SafeText::isUnseen))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "&#9;=1",
                "&apos;=1",
                "\uFF1D1",
                "::error::x",
                " ::error::x",
                "&#13;=1",
                "&#10;=1"
            })
    void aSpreadsheetComputesNothing(String name) throws Exception {
        Path file = write("g.xml", GUEST.formatted(name, name));
        run("list", "--format", "csv", file.toString());
        List<String> lines = out.lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).matches("\"?'.*|\uFFFD.*");
        assertThat(lines.get(1).split(",")[3]).matches("\"?'.*|\uFFFD.*");
        isHarmless(out);
    }
}
