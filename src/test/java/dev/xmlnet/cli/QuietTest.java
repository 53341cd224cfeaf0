package dev.xmlnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.cli.console.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much a batch says, and in which colours. */
class QuietTest {
    private static final int GUESTS = 40;

    @TempDir
    private Path directory;

    @BeforeEach
    void fortyGuests() throws IOException {
        write(GUESTS);
    }

    private void write(int guests) throws IOException {
        String sample = Files.readString(Path.of("samples/guest.xml"));
        for (int i = 0; i < guests; i++) {
            String mac = String.format("52:54:00:00:%02x:%02x", i / 256, i % 256);
            String guest = sample.replace("web1", "web" + i).replace("52:54:00:6b:3c:58", mac);
            Files.writeString(directory.resolve(String.format("web%05d.xml", i)), guest);
        }
    }

    private Run run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add(directory.toString());
        return Run.of(InputStream.nullInputStream(), all);
    }

    @Test
    void fortyGuestsToABridgeAreAScreen() {
        Run run = run("convert", "--to", "bridge", "--source", "br0", "-i");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat((run.out() + run.err()).lines().count()).isBetween((long) GUESTS, 50L);
        List<String> lines = run.err().lines().toList();
        int table = lines.indexOf("GUEST  FROM             TO          LIVE  LOSSES");
        assertThat(lines.get(table + 1)).isEqualTo("web0   network default  bridge br0  yes   -");
        assertThat(lines.subList(lines.size() - 2, lines.size()))
                .containsExactly(
                        "web39  network default  bridge br0  yes   -",
                        "xmlnet: 40 files: 40 changed, 0 with losses, 0 failed");
    }

    @Test
    void oneGuestMoreAndThoseThatChangeAlikeAreOneRow() throws IOException {
        write(GUESTS + 1);
        assertThat(run("convert", "--to", "direct", "--source", "eno1", "-n")
                        .err()
                        .lines())
                .containsSequence(
                        "GUEST             FROM             TO           LIVE  LOSSES",
                        "web0 and 40 more  network default  direct eno1  no    FIREWALL");
        assertThat(run("convert", "--to", "bridge", "-n", "-v").err().lines().filter(line -> line.startsWith("web")))
                .hasSize(GUESTS + 1);
    }

    @Test
    void quietSaysNothingButErrors() throws IOException {
        Run run = run("convert", "--to", "direct", "--source", "eno1", "-i", "-q");
        assertThat(run.out() + run.err()).isEmpty();
        Files.writeString(directory.resolve("bad.xml"), "<domain>");
        assertThat(run("convert", "--to", "bridge", "-i", "--quiet").err().lines())
                .singleElement()
                .asString()
                .contains("bad.xml:1:8: error: ");
        assertThat(run("check", "--libvirt", "12.5", "-q").err()).isEmpty();
        assertThat(run("list", "-q").err().lines()).hasSize(1);
    }

    @Test
    void quietAndVerboseExcludeEachOther() {
        Run run = run("convert", "--to", "bridge", "-i", "-q", "-v");
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("xmlnet convert: error: -q and -v exclude each other\n");
        assertThat(run("check", "--color", "blue").err())
                .startsWith("xmlnet check: error: --color blue: it is auto, always or never\n");
    }

    @Test
    void aDiffIsInColoursWhereAPersonWantsThem() throws Exception {
        String plain = run("convert", "--to", "bridge", "--diff").out();
        String coloured =
                run("convert", "--to", "bridge", "--diff", "--color", "always").out();
        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(plain);
        assertThat(coloured.lines())
                .contains(
                        "\u001b[31m-    <interface type='network'>\u001b[m",
                        "\u001b[32m+    <interface type='bridge'>\u001b[m",
                        "\u001b[36m@@ -26,15 +26,13 @@\u001b[m")
                .filteredOn(line -> line.startsWith("\u001b[1m"))
                .hasSize(2 * GUESTS);
    }

    @Test
    void checkFixesInColoursToo() throws IOException {
        Path guest = directory.resolve("web00000.xml");
        Files.writeString(guest, Files.readString(guest).replace("<model type='virtio'/>", "<model type=' virtio'/>"));
        String diff = run("check", "--fix", "--diff", "--color", "always").out();
        assertThat(diff.replaceAll("\u001b\\[[0-9]*m", ""))
                .isEqualTo(run("check", "--fix", "--diff").out());
    }
}
