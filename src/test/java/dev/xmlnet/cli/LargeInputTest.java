package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.xmlnet.cli.console.ExitCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is too large costs a line, and so does what is wrong sixty thousand times in one. */
class LargeInputTest {
    private static final String GUEST = """
            <domain type='kvm'>
              <name>a</name>
              <memory unit='MiB'>512</memory>
              <os>
                <type arch='x86_64'>hvm</type>
              </os>
              <devices>
            %s  </devices>
            </domain>
            """;
    private static final String INTERFACE = """
                <interface type='network'>
                  <mac address='52:54:00:00:00:01'/>
                  <source network='default'/>
                  <model type='virtio'/>
                </interface>
            """;

    /** More than the memory of any Java that runs the tests suffices for. */
    private static final long LARGE = 40L << 30;

    @TempDir
    private Path directory;

    private Path guest;

    @BeforeEach
    void writeGuest() throws IOException {
        directory = directory.toRealPath();
        guest = Files.writeString(directory.resolve("guest.xml"), GUEST.formatted(INTERFACE));
    }

    private Run run(InputStream in, Object... words) {
        return Run.of(in, Stream.of(words).map(Object::toString).toList()).below(directory);
    }

    private Run run(Object... words) {
        return run(InputStream.nullInputStream(), words);
    }

    /** A file without blocks on the disk. */
    private Path sparse(String name, long size) throws IOException {
        Path file = directory.resolve(name);
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(size);
        }
        return file;
    }

    @Test
    void aFileThatIsTooLargeCostsALineAndTheOthersAreDone() throws IOException {
        sparse("huge.xml", LARGE);
        Run run = run("convert", "--to", "bridge", "--source", "br0", "-i", directory);
        assertThat(run.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(run.err())
                .contains("huge.xml: error: the file has 40960 MB, and 2 GB is the most that can be read; split it"
                        + " [too-large]\n")
                .contains("xmlnet: 2 files: 1 changed, 0 with losses, 1 failed\n");
        assertThat(Files.readString(guest)).contains("<source bridge='br0'/>");
    }

    @Test
    void theMemoryThatWouldSufficeIsNamed() throws IOException {
        long memory = Runtime.getRuntime().maxMemory();
        Path large = sparse("large.xml", Math.min(memory / 4, 2_000_000_000));
        Run run = run("list", large);
        assertThat(run.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(run.err())
                .matches("large.xml: error: the file has \\d+ MB, and " + (memory >> 20) + " MB of memory suffice for "
                        + ((memory / 32) >> 20)
                        + " MB; give Java more, such as XMLNET_JAVA_OPTS=-Xmx\\d+g \\[too-large]\n");
    }

    @Test
    void checkFindsIt() throws IOException {
        sparse("huge.xml", LARGE);
        Run run = run("check", directory);
        assertThat(run.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(run.out())
                .isEqualTo("huge.xml:1:1: error: the file has 40960 MB, and 2 GB is the most that can be read; split it"
                        + " [XML001]\n");
        assertThat(run.err()).contains("xmlnet: 2 files: 1 error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"convert --to bridge", "check", "list"})
    @EnabledOnOs(OS.LINUX)
    void aDeviceWithoutEndIsReadOnlySoFar(String command) {
        Run run = run(Stream.concat(Stream.of(command.split(" ")), Stream.of("/dev/zero"))
                .toArray());
        assertThat(run.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(run.out() + run.err()).contains("/dev/zero:").contains("error: the file has more than ");
    }

    @Test
    void soIsAPipeWithoutEnd() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                return length;
            }
        };
        Run run = run(endless, "convert", "--to", "bridge", "-");
        assertThat(run.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(run.err())
                .startsWith("<stdin>: error: the file has more than ")
                .endsWith(" [too-large]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--map-file", "--files-from"})
    void aListThatIsTooLargeIsAMistakeOfTheCommandLine(String option) throws IOException {
        Path list = sparse("list", LARGE);
        Run run = option.equals("--map-file")
                ? run("convert", option, list, guest)
                : run("convert", "--to", "bridge", option, list);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("xmlnet convert: error: " + option + " list: the file has 40960 MB, and 2 GB is the most");
    }

    @Test
    void aMapFileInAnotherEncodingIsSaidToBe() throws IOException {
        Path map =
                Files.write(directory.resolve("map"), "# für\nnetwork:bridge\n".getBytes(StandardCharsets.ISO_8859_1));
        Run run = run("convert", "--map-file", map, guest);
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith(
                        "xmlnet convert: error: --map-file map: the file is not in UTF-8; convert it, as with iconv\n");
    }

    @Test
    void aNetworkThatIsTooLargeIsUnknown() throws IOException {
        Path networks = Files.createDirectory(directory.resolve("networks"));
        sparse("networks/huge.xml", LARGE);
        Run run = run("convert", "--to", "bridge", "--source", "br0", "--networks", networks, guest);
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("<source bridge='br0'/>");
    }

    /** Each has the MAC address of the others. */
    private static String withInterfaces(int count) {
        return GUEST.formatted(INTERFACE.repeat(count));
    }

    private Run check(String document, Object... words) {
        Object[] all = Stream.concat(Stream.of("check"), Stream.of(words)).toArray();
        return run(
                new ByteArrayInputStream(document.getBytes(UTF_8)),
                Stream.concat(Stream.of(all), Stream.of("-")).toArray());
    }

    @Test
    void aHundredFindingsOfOneKindAreToldAndTheOthersCounted() {
        Run run = check(withInterfaces(1234), "--disable", "ADR001");
        List<String> lines =
                run.out().lines().filter(line -> line.contains("[MAC001]")).toList();
        assertThat(lines).hasSize(101);
        assertThat(lines.get(99)).contains("the MAC address 52:54:00:00:00:01 is another interface's too");
        assertThat(lines.get(100))
                .isEqualTo("<stdin>:509:12: error: and 1,134 more findings of MAC001 in this file; fix those above"
                        + " first, or see all by --verbose [MAC001]");
        assertThat(run.err()).contains("1 file: 1234 errors");
        assertThat(check(withInterfaces(1234), "--disable", "ADR001", "--verbose")
                        .out()
                        .lines())
                .hasSize(1234);
        assertThat(check(withInterfaces(1234), "--disable", "ADR001", "--format", "github")
                        .out()
                        .lines())
                .hasSize(1234);
        assertThat(check(withInterfaces(100), "--disable", "ADR001").out()).doesNotContain("more findings of");
    }

    @Test
    void aProgramIsToldOfEach() {
        Run run = check(withInterfaces(300), "--disable", "ADR001", "--format", "json");
        JsonArray findings = JsonParser.parseString(run.out()).getAsJsonObject().getAsJsonArray("findings");
        assertThat(findings).hasSize(300);
    }

    @Test
    void aBaselineHasThemAll() throws IOException {
        Path many = Files.writeString(directory.resolve("many.xml"), withInterfaces(300));
        Path known = directory.resolve("known.json");
        run("check", "--disable", "ADR001", "--write-baseline", "--baseline", known, many);
        Files.writeString(many, withInterfaces(301));
        Run run = run("check", "--disable", "ADR001", "--baseline", known, many);
        assertThat(run.err()).contains("1 file: 1 error");
    }
}
