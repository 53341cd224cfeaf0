package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository as real ones are, made by git itself: which files a walk looks at, by all commands. */
class RepositoryWalkTest {
    private static final String NOTE =
            "xmlnet: note: 3 files passed over: 2 templates, 1 neither guest nor network [not-checked]\n";

    /** What is looked at where nobody says more. */
    private static final List<String> SEEN = List.of(
            "build/kept.xml",
            "etc/libvirt/qemu/networks/lan.xml",
            "etc/libvirt/qemu/web1.xml",
            "guests/bom.xml",
            "guests/byte\uFFFD.xml",
            "guests/untracked.xml",
            "guests/ä.xml",
            "module/in-module.xml",
            "nested/in-nested.xml",
            "snapshots/before.xml");

    @TempDir
    private Path temporary;

    private Path top;

    @BeforeEach
    void makeARepository() throws Exception {
        top = Files.createDirectory(temporary.toRealPath().resolve("repository"));
        git(top, "init", "-q");
        write(".gitignore", "build/\n*.tmp.xml\n");
        write("guests/bom.xml", "\uFEFF" + guest("bom"));
        write("guests/ä.xml", guest("umlaut"));
        write("guests/copy.tmp.xml", guest("ignored-by-name"));
        writeNameOfBytes("guests/byte", ".xml", guest("byte"));
        writeNameOfBytes("guests/ignored", ".tmp.xml", guest("ignored-byte"));
        write("build/copy.xml", guest("ignored-by-directory"));
        write("build/deep/copy.xml", guest("ignored-deep"));
        write("build/kept.xml", guest("tracked"));
        write(".github/hidden.xml", guest("hidden"));
        write("etc/libvirt/qemu/web1.xml", guest("web1"));
        write("etc/libvirt/qemu/networks/lan.xml", "<network><name>lan</name><nonsense/></network>");
        link("etc/libvirt/qemu/autostart/web1.xml", "../web1.xml");
        link("etc/libvirt/qemu/networks/autostart/lan.xml", "../lan.xml");
        link("all", "guests");
        write("snapshots/before.xml", "<domainsnapshot><name>b</name>" + guest("before") + "</domainsnapshot>");
        write("templates/jinja.xml", guest("{{ name }}"));
        write("templates/erb.xml", "<domain type='kvm'><% if nic %></domain>");
        write("pom.xml", "<project/>");
        Path other = Files.createDirectory(temporary.resolve("other"));
        git(other, "init", "-q");
        Files.writeString(other.resolve(".gitignore"), "made-in-module.xml\n");
        Files.writeString(other.resolve("in-module.xml"), guest("in-module"));
        commit(other);
        git(top, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other.toString(), "module");
        write("module/made-in-module.xml", guest("ignored-in-module"));
        git(top, "add", "-f", "build/kept.xml");
        commit(top);
        Path nested = Files.createDirectory(top.resolve("nested"));
        git(nested, "init", "-q");
        Files.writeString(nested.resolve(".gitignore"), "made-in-nested.xml\n");
        Files.writeString(nested.resolve("in-nested.xml"), guest("in-nested"));
        Files.writeString(nested.resolve("made-in-nested.xml"), guest("ignored-in-nested"));
        write("guests/untracked.xml", guest("untracked"));
        write(".git/in-git.xml", guest("in-git"));
    }

    private static String guest(String name) {
        return """
                <domain type='kvm'>
                  <name>%s</name>
                  <devices>
                    <interface type='network'>
                      <source network='default'/>
                    </interface>
                  </devices>
                </domain>
                """.formatted(name);
    }

    private void write(String name, String text) throws IOException {
        Path file = top.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void link(String name, String target) throws IOException {
        Files.createDirectories(top.resolve(name).getParent());
        Files.createSymbolicLink(top.resolve(name), Path.of(target));
    }

    /** A name that is no UTF-8, which Java cannot say: a shell can. */
    private void writeNameOfBytes(String begin, String end, String text) throws Exception {
        write("text", text);
        run(top, Map.of(), "bash", "-c", "mv text $'" + begin + "\\xff" + end + "'");
    }

    private static void commit(Path directory) throws Exception {
        git(directory, "add", ".");
        git(directory, "-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "-q", "-m", "all");
    }

    private static void git(Path directory, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(words));
        run(directory, Map.of("GIT_CONFIG_GLOBAL", "/dev/null"), command.toArray(String[]::new));
    }

    private static Run run(Path directory, Map<String, String> environment, String... words) throws Exception {
        Path err = Files.createTempFile("err", null);
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(directory.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        Run ended = new Run(process.waitFor(), out, Files.readString(err, ISO_8859_1));
        assertThat(words[0].equals("git") ? ended.err() : "").isEmpty();
        return ended;
    }

    /** In a process of its own, since the current directory counts. */
    private static Run xmlnet(Path directory, String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(":"))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .reduce((one, other) -> one + ":" + other)
                        .orElseThrow(),
                Main.class.getName()));
        words.addAll(List.of(arguments));
        return run(directory, Map.of("LC_ALL", "C.UTF-8"), words.toArray(String[]::new));
    }

    private Run inProcess(String... words) {
        return Run.of(InputStream.nullInputStream(), List.of(words)).below(top);
    }

    /** The paths that check looks at: each gets a finding, since no guest has a MAC address, and the network is none. */
    private List<String> seen(String... words) {
        List<String> all = new ArrayList<>(List.of("check", "--format", "json"));
        all.addAll(Arrays.asList(words));
        return paths(inProcess(all.toArray(String[]::new)).out());
    }

    private static List<String> paths(String json) {
        List<String> paths = new ArrayList<>();
        for (JsonElement one : JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("findings")) {
            paths.add(one.getAsJsonObject().get("path").getAsString());
        }
        return paths.stream().distinct().sorted().toList();
    }

    @Test
    void checkLooksAtWhatCounts() {
        assertThat(seen(top.toString())).isEqualTo(SEEN);
    }

    @Test
    void convertWritesWhatCounts() {
        Run run = inProcess("convert", "--to", "bridge", "--source", "br0", "--check", top.toString());
        List<String> guests = new ArrayList<>(SEEN);
        guests.remove("etc/libvirt/qemu/networks/lan.xml");
        assertThat(run.out().lines()).isEqualTo(guests);
        assertThat(run.err()).contains(NOTE);
    }

    @Test
    void listListsWhatCounts() {
        Run run = inProcess("list", "--format", "csv", top.toString());
        List<String> guests = new ArrayList<>(SEEN);
        guests.remove("etc/libvirt/qemu/networks/lan.xml");
        assertThat(run.out().lines().skip(1).map(line -> line.split(",")[11]).toList())
                .isEqualTo(guests);
        assertThat(run.err()).isEqualTo(NOTE);
    }

    @Test
    void noPathIsThisDirectory() throws Exception {
        for (String command : List.of("check", "list")) {
            Run run = xmlnet(top.resolve("etc"), command, "--format", "json");
            assertThat(run).isEqualTo(xmlnet(top.resolve("etc"), command, "--format", "json", "."));
            assertThat(run.out()).contains("\"path\": \"./libvirt/qemu/web1.xml\"");
        }
        assertThat(xmlnet(top, "convert", "--to", "bridge", "--check").err()).contains("no PATH");
    }

    @Test
    void noIgnoreLooksAtAllButGitsOwn() {
        List<String> all = new ArrayList<>(SEEN);
        all.addAll(List.of(
                ".github/hidden.xml",
                "build/copy.xml",
                "build/deep/copy.xml",
                "guests/copy.tmp.xml",
                "guests/ignored\uFFFD.tmp.xml",
                "module/made-in-module.xml",
                "nested/made-in-nested.xml"));
        assertThat(seen("--no-ignore", top.toString()))
                .isEqualTo(all.stream().sorted().toList());
    }

    @Test
    void whatIsNamedIsDone() {
        assertThat(seen(top.resolve("build").toString()))
                .containsExactly("build/copy.xml", "build/deep/copy.xml", "build/kept.xml");
        assertThat(seen(top.resolve("build/deep").toString())).containsExactly("build/deep/copy.xml");
        assertThat(seen(top.resolve(".github").toString())).containsExactly(".github/hidden.xml");
        assertThat(seen(top.resolve("all").toString()))
                .containsExactly("all/bom.xml", "all/byte\uFFFD.xml", "all/untracked.xml", "all/ä.xml");
        assertThat(seen(top.resolve("guests/copy.tmp.xml").toString())).containsExactly("guests/copy.tmp.xml");
        assertThat(seen(top.resolve("guests/byte\uFFFD.xml").toString())).containsExactly("guests/byte\uFFFD.xml");
    }

    @Test
    void excludesOfTheConfigurationHoldForDirectoriesAndLists() throws Exception {
        write(".xmlnet.toml", "exclude = [\"guests/**\", \"**/in-*.xml\", \"build/kept.xml\"]\n");
        Run run = xmlnet(top, "check", "--format", "json");
        assertThat(paths(run.out()))
                .containsExactly(
                        "./etc/libvirt/qemu/networks/lan.xml", "./etc/libvirt/qemu/web1.xml", "./snapshots/before.xml");
        Files.writeString(top.resolve("paths"), "guests/bom.xml\nsnapshots/before.xml\n");
        assertThat(paths(xmlnet(top, "check", "--format", "json", "--files-from", "paths")
                        .out()))
                .containsExactly("snapshots/before.xml");
        assertThat(paths(xmlnet(top.resolve("guests"), "check", "--format", "json", "bom.xml")
                        .out()))
                .containsExactly("bom.xml");
        assertThat(xmlnet(top, "convert", "--to", "bridge", "--source", "br0", "--check", ".")
                        .out())
                .isEqualTo("./etc/libvirt/qemu/web1.xml\n./snapshots/before.xml\n");
    }

    @Test
    void standardInputStandsForItsFile() {
        String named = top.resolve("guests/bom.xml").toString();
        byte[] edited = guest("edited")
                .replace("<source ", "<mac address='52:54:00:00:00:01'/><source ")
                .getBytes(UTF_8);
        Run run = Run.of(
                        new ByteArrayInputStream(edited),
                        List.of("list", "--format", "csv", "--stdin-filename", named, named, "-", top + "/guests"))
                .below(top);
        assertThat(run.out()).contains("edited,1,", ",guests/bom.xml,").doesNotContain("bom,1,");
    }

    @Test
    void whereGitFailsNothingIsIgnored() throws Exception {
        Files.writeString(top.resolve(".git/config"), "[core]\n\trepositoryformatversion = 99\n");
        assertThat(seen(top.resolve("build").toString())).hasSize(3);
        assertThat(seen(top.toString()))
                .contains("build/copy.xml")
                .doesNotContain(".github/hidden.xml", ".git/in-git.xml");
    }
}
