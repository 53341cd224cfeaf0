package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.console.Console;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Screen;
import dev.xmlnet.cli.console.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the golden cases cannot say of {@code xmlnet check}: terminals, files that cannot be written, shapes. */
class CheckCommandTest {
    private static final String GUEST = """
            <domain type='kvm'>
              <name>web1</name>
              <memory unit='MiB'>512</memory>
              <os><type arch='x86_64'>hvm</type></os>
              <devices>
                <interface type='direct'>
                  <mac address='52:54:00:00:00:01'/>
            \t\t<source dev='eno1'/>
                  <model type='virtio'/>
                </interface>
              </devices>
            </domain>
            """;

    private static final String MESSAGE =
            "macvtap without a mode is vepa, where guests on one NIC reach each other only"
                    + " over a switch that sends frames back: write mode='bridge', which most want [DIR001]\n";

    @TempDir
    private Path directory;

    /** What a run gave. */
    private record Run(int exit, String out, String err) {}

    private Run check(boolean outTerminal, boolean outColours, String... arguments) {
        List<String> words = new ArrayList<>(List.of("check", "--disable", "DIR002"));
        words.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, false, UTF_8);
        ByteArrayInputStream in = new ByteArrayInputStream(new byte[0]);
        int exit = Main.run(
                words.toArray(String[]::new),
                new Streams(in, new Console(out, outTerminal, outColours), new Screen(errors, false, false)));
        return new Run(exit, strip(out), strip(err));
    }

    private String strip(ByteArrayOutputStream bytes) {
        return bytes.toString(UTF_8).replace(directory + "/", "");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @Test
    void aTerminalShowsTheLinesAndPartsTheFiles() throws IOException {
        String one = write("web1.xml", GUEST);
        String two = write("web2.xml", GUEST.replace("web1", "web2").replace("00:01", "00:02"));
        String caret = "  \t\t<source dev='eno1'/>\n  \t\t^\n";
        assertThat(check(true, false, one, two))
                .isEqualTo(new Run(
                        0,
                        "web1.xml:8:3: warning: " + MESSAGE + caret + "\nweb2.xml:8:3: warning: " + MESSAGE + caret,
                        "xmlnet: 2 files: 2 warnings\n"));
        assertThat(check(true, true, one).out())
                .isEqualTo("web1.xml:8:3: \u001b[1;33mwarning\u001b[0m: " + MESSAGE + caret);
    }

    /** Of a look across files only the place is known, so that the file is read again. */
    @Test
    void aTerminalShowsTheLinesOfWhatIsFoundAcrossFiles() throws IOException {
        String fixed = GUEST.replace("'eno1'/", "'eno1' mode='bridge'/");
        String one = write("web1.xml", fixed);
        String two = write("web2.xml", fixed.replace("web1", "web2"));
        String same = ": error: the MAC address 52:54:00:00:00:01 is another interface's too: give one of them another";
        String caret = "        <mac address='52:54:00:00:00:01'/>\n             ^\n";
        assertThat(check(true, false, one, two).out())
                .isEqualTo("web1.xml:7:12" + same + " (also at web2.xml:7:12) [MAC001]\n" + caret + "\nweb2.xml:7:12"
                        + same + " (also at web1.xml:7:12) [MAC001]\n" + caret);
    }

    @Test
    void aFileCannotMoveTheCursorOrForgeALine() throws IOException {
        String name = "a\u001b[2J\nb.xml:1:1: error: x.xml";
        String bad =
                write(name, "<domain type='kvm'><name>a</name><devices><interface type='\u0085'/></devices></domain>");
        String out = check(true, true, bad).out();
        assertThat(out.lines().filter(line -> line.startsWith("b.xml"))).isEmpty();
        assertThat(out.replaceAll("\u001b\\[(1;31|1;33|36|0)m", "")).doesNotContain("\u001b", "\u0085");
    }

    @Test
    void aFileThatCannotBeWrittenKeepsItsFindings() throws IOException {
        String file = write("web1.xml", GUEST);
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("r--r--r--"));
        assumeThat(Files.isWritable(Path.of(file)))
                .as("root can write every file")
                .isFalse();
        assertThat(check(false, false, "--fix", "-i", file))
                .isEqualTo(new Run(
                        ExitCode.INPUT,
                        "web1.xml:8:3: warning: " + MESSAGE,
                        "web1.xml: error: not written: it is read-only [not-written]\nxmlnet: 1 file: 1 warning\n"));
    }

    @Test
    void whatIsFixedIsNotFoundAgain() throws IOException {
        String file = write("web1.xml", GUEST);
        assertThat(check(false, false, "--fix", "-i", file)).isEqualTo(new Run(0, "", "xmlnet: 1 file: 1 fixed\n"));
        assertThat(Path.of(file)).hasContent(GUEST.replace("'eno1'/", "'eno1' mode='vepa'/"));
        assertThat(check(false, false, "--fix", "-i", file)).isEqualTo(new Run(0, "", ""));
    }

    /** One finding of a kind is in it: a second one is new. */
    @Test
    void aBaselineCounts() throws IOException {
        String known = directory.resolve("known.json").toString();
        String file = write("web1.xml", GUEST);
        assertThat(check(false, false, "--baseline", known, "--write-baseline", file)
                        .err())
                .isEqualTo("xmlnet: 1 file: 1 finding written to known.json\n");
        String second = GUEST.substring(GUEST.indexOf("    <interface"), GUEST.indexOf("  </devices>"));
        write(
                "web1.xml",
                "<!-- moved -->\n" + GUEST.replace("  </devices>", second.replace("00:01", "00:02") + "  </devices>"));
        assertThat(check(false, false, "--baseline", known, file))
                .isEqualTo(new Run(
                        0,
                        "web1.xml:14:3: warning: " + MESSAGE,
                        "xmlnet: 1 file: 1 warning; 1 hidden by known.json\n"));
    }

    /** What is asked for and not there counts once, and what was not asked for and is there does not. */
    @Test
    void aBaselineIsOldWhereFilesAreGone() throws IOException {
        String known = directory.resolve("known.json").toString();
        String one = write("web1.xml", GUEST);
        String two = write("web2.xml", GUEST.replace("web1", "web2").replace("00:01", "00:02"));
        check(false, false, "--baseline", known, "--write-baseline", one, two);
        assertThat(check(false, false, "--baseline", known, one).err())
                .isEqualTo("xmlnet: 1 file: 1 hidden by known.json\n");
        Files.delete(Path.of(two));
        String old =
                "xmlnet: note: 1 finding of the baseline is not found in the files that were given: if these were all,"
                        + " write it again with --write-baseline [baseline]\n";
        assertThat(check(false, false, "--baseline", known, one).err())
                .isEqualTo(old + "xmlnet: 1 file: 1 hidden by known.json\n");
        assertThat(check(false, false, "--baseline", known, one, two).err())
                .isEqualTo(old + "xmlnet: 2 files: 1 error; 1 hidden by known.json\n");
    }

    @Test
    void everyRuleIsListed() {
        JsonElement rules = JsonParser.parseString(
                check(false, false, "--rules", "--format", "json").out());
        List<String> ids = new ArrayList<>();
        for (JsonElement rule : rules.getAsJsonArray()) {
            assertThat(rule.getAsJsonObject().keySet())
                    .containsExactly("rule", "name", "severity", "needs", "since", "fix", "title", "why", "mend");
            ids.add(rule.getAsJsonObject().get("rule").getAsString());
        }
        assertThat(ids)
                .containsExactly(List.of(Rule.values()).stream().map(Rule::name).toArray(String[]::new));
    }

    @Test
    void jsonHasTheShapeOfThePage() throws IOException {
        String broken = write("broken.xml", "<domain>");
        String file = write("web1.xml", GUEST);
        JsonObject all = JsonParser.parseString(
                        check(false, false, "--format", "json", broken, file).out())
                .getAsJsonObject();
        assertThat(all.keySet()).containsExactly("version", "findings", "summary");
        assertThat(all.getAsJsonObject("summary").keySet())
                .containsExactly(
                        "files", "errors", "warnings", "notes", "failed", "ignored", "baseline", "fixed", "exitCode");
        assertThat(all.getAsJsonArray("findings"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.getAsJsonObject().keySet())
                        .containsExactly(
                                "path",
                                "line",
                                "column",
                                "rule",
                                "name",
                                "severity",
                                "message",
                                "also",
                                "more",
                                "fixable"));
    }
}
