package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.io.LibvirtFiles;
import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.report.SafeText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that a message suggests, typed into bash. */
class SuggestedCommandsTest {
    private static final Pattern COMMAND = Pattern.compile("`((?:virsh|xmlnet) [^`]*)`");
    private static final String UUID = "c7a5fdbd-edaf-9455-926a-d65c16db1809";

    @TempDir
    private Path directory;

    private String out;
    private String err;

    private void run(String... words) {
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try (PrintStream errors = new PrintStream(errBytes, false, UTF_8)) {
            Main.run(words, Streams.plain(new ByteArrayInputStream(new byte[0]), outBytes, errors));
        }
        out = outBytes.toString(UTF_8);
        err = errBytes.toString(UTF_8);
    }

    /** Those that libvirt takes. */
    static Stream<String> names() {
        return Stream.of(
                "web1",
                "-x",
                "--config",
                "-",
                "--",
                "a'b",
                "'",
                "a b",
                " a ",
                "a$(touch pwned)",
                "a`touch pwned`b",
                "a;b",
                "a&b|c<d>",
                "a\"b\\c",
                "\\",
                "#x",
                "~root",
                "*",
                "a!b",
                "[a]",
                "{a,b}",
                "=x",
                "$HOME",
                "\u00fc\u4e2d\u0416",
                "a\u202eb",
                "\u200b",
                "a\u3164",
                "a##[error]b",
                "a##vso[x]",
                "\ud83d\ude00",
                "e\u0301",
                "a\u00a0b",
                "a\tb",
                "-a'b\u200b",
                "\u0085",
                "$'a'",
                "a\\012b");
    }

    private static String escaped(String name) {
        StringBuilder xml = new StringBuilder();
        name.codePoints().forEach(c -> xml.append("&#").append(c).append(';'));
        return xml.toString();
    }

    private List<String> commands() {
        List<String> commands = new ArrayList<>(
                COMMAND.matcher(err).results().map(found -> found.group(1)).toList());
        assertThat(commands).as(err).isNotEmpty();
        assertThat(commands).noneMatch(command -> command.contains("\uFFFD"));
        return commands;
    }

    /** What bash makes of it. */
    private static List<String> words(String command) throws Exception {
        // An array shows the words; the functions keep virsh from being run.
        Process bash = new ProcessBuilder(
                        "bash", "-c", "virsh() { printf '%s\\0' \"$@\"; }; xmlnet() { virsh \"$@\"; }; " + command)
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        List<String> words = new ArrayList<>(List.of(said.split("\0", -1)));
        words.remove(words.size() - 1);
        return words;
    }

    @ParameterizedTest
    @MethodSource("names")
    void ofAGuest(String name) throws Exception {
        Path guest = directory.resolve("g.xml");
        for (String target : List.of("bridge", "direct")) {
            Files.writeString(
                    guest,
                    "<domain type='kvm'><name>" + escaped(name) + "</name><devices><interface type='bridge'>"
                            + "<source bridge='br1'/></interface></devices></domain>");
            run("convert", "--to", target, "--source", "eno1", "--check", guest.toString());
            List<List<String>> lines = new ArrayList<>();
            for (String command : commands()) {
                List<String> words = words(command);
                if (!words.contains("define")) {
                    lines.add(words);
                }
            }
            assertThat(lines)
                    .isNotEmpty()
                    .allSatisfy(words -> assertThat(
                                    words.get(1).replaceFirst(name.startsWith("-") ? "^--domain=" : "^$", ""))
                            .isEqualTo(name));
            asksLibvirt(name);
            run("convert", "--to", target, "--source", "eno1", "--report", "json", guest.toString());
            String json = JsonParser.parseString(out)
                    .getAsJsonObject()
                    .getAsJsonArray("files")
                    .get(0)
                    .getAsJsonObject()
                    .getAsJsonArray("interfaces")
                    .get(0)
                    .getAsJsonObject()
                    .getAsJsonObject("live")
                    .get("command")
                    .getAsString();
            assertThat(COMMAND.matcher(json).results().map(MatchResult::group)).isNotEmpty();
        }
        assertThat(Path.of("pwned")).doesNotExist();
    }

    /** Runs each command on a libvirt that has such a guest. */
    private void asksLibvirt(String name) throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/virsh"))) {
            return;
        }
        Path node = directory.resolve("node.xml");
        Files.writeString(
                node,
                "<node><domain type='test'><name>" + escaped(name) + "</name><uuid>" + UUID
                        + "</uuid><memory>1000</memory><os><type>hvm</type></os></domain></node>");
        for (String command : commands()) {
            ProcessBuilder bash = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
            bash.environment().put("LIBVIRT_DEFAULT_URI", "test://" + node);
            bash.directory(directory.toFile());
            Process process = bash.start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            // The guest runs, and FILE is not there.
            boolean found = said.contains(UUID) || said.contains("Domain is already active") || said.contains("'FILE'");
            assertThat(found).as(command + ": " + said).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void ofANetwork(String name) throws Exception {
        Path network = Files.writeString(
                directory.resolve("n.xml"),
                "<network><name>" + escaped(name) + "</name><forward mode='bridge'/><bridge name='br0'/></network>");
        run("convert", "--to", "nat", "--check", network.toString());
        List<String> words = words(commands().get(0));
        assertThat(words).contains(name);
        Files.writeString(
                network, "<network><name>" + escaped(name) + "</name><ip address='10.0.0.1' prefix='24'/></network>");
        run("convert", "--to", "nat", "--check", network.toString());
        for (String command : commands()) {
            if (!command.contains("net-define")) {
                String word = words(command).get(1);
                assertThat(name.startsWith("-") ? word.replaceFirst("^--network=", "") : word)
                        .isEqualTo(name);
            }
        }
    }

    /** virsh takes a number for the id of a guest that runs. */
    @Test
    void aGuestWhoseNameIsANumber() throws Exception {
        Path guest = Files.writeString(
                directory.resolve("g.xml"),
                "<domain type='kvm'><name>7</name><uuid>" + UUID
                        + "</uuid><devices><interface type='bridge'><source bridge='br1'/></interface></devices></domain>");
        run("convert", "--to", "bridge", "--source", "br0", "--check", guest.toString());
        assertThat(words(commands().get(0))).startsWith("update-device", UUID);
    }

    @Test
    void everyTextIsOneWord() throws Exception {
        for (String text : List.of("", "a\nb", "\n", "\r", "a\u0001", "-\n", "\u001b]0;x\u0007", "'\n'")) {
            assertThat(words("virsh " + ShellWord.of(text))).isEqualTo(Collections.singletonList(text));
            assertThat(ShellWord.of(text).codePoints()).noneMatch(SafeText::isUnseen);
        }
    }

    /** The head of a file names a command; only libvirt's own form is told. */
    @Test
    void ofTheHeadOfAFile() throws IOException {
        String head =
                "<!--\nWARNING: THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE\nOVERWRITTEN AND LOST."
                        + " Changes to this xml configuration should be made using:\n  virsh %s\nor other -->";
        assertThat(edit(head.formatted("edit web1"))).contains("virsh edit web1,");
        assertThat(edit(head.formatted("net-edit web-1.x"))).contains("virsh net-edit web-1.x,");
        for (String bad :
                List.of("edit $(reboot)", "edit a;reboot", "edit -x", "xedit a", "edit `reboot`", "edit a|b", "edit")) {
            assertThat(edit(head.formatted(bad))).doesNotContain("reboot", "-x", "|", "xedit a");
        }
    }

    private String edit(String text) throws IOException {
        Path file = directory.resolve("etc/g.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return String.valueOf(LibvirtFiles.warning(file, text, file.getParent().toRealPath()));
    }
}
