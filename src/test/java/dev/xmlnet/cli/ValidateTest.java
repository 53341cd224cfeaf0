package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.schema.Schemas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --validate} holds a result against a schema before it is written, and says whose. */
class ValidateTest {
    private static final String GUEST = """
            <domain type='kvm'>
              <name>web</name>
              <memory>1</memory>
              <os><type>hvm</type></os>
              <devices>
                <interface type='network'>
                  <source network='default'/>%s
                </interface>
              </devices>
            </domain>
            """;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aValidResultIsWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("web.xml"), GUEST.formatted(""));
        assertThat(convert("-i", file.toString())).isZero();
        assertThat(file)
                .hasContent(GUEST.formatted("")
                        .replace("network'>", "bridge'>")
                        .replace("network='default'", "bridge='br0'"));
    }

    @Test
    void anInvalidResultIsNotWrittenAndSaysWhere() throws IOException {
        String invalid = GUEST.formatted("\n      <sauce/>");
        Path file = Files.writeString(directory.resolve("web.xml"), invalid);
        assertThat(convert("-i", file.toString())).isEqualTo(ExitCode.INPUT);
        assertThat(file).hasContent(invalid);
        assertThat(errors())
                .containsExactly(file + ":8:7: error: domain/devices/interface: <sauce> is not known here;"
                        + " did you mean <source>? [schema]");
    }

    /** The lines above go away in the result; what is told is where the fault stands in the file. */
    @Test
    void theFaultIsWhereThePersonSeesIt() throws IOException {
        String invalid = GUEST.formatted("\n      <target dev='vnet0'/>\n      <alias name='net0'/>\n      <sauce/>");
        Path file = Files.writeString(directory.resolve("web.xml"), invalid);
        assertThat(convert("-i", file.toString())).isEqualTo(ExitCode.INPUT);
        assertThat(errors())
                .containsExactly(file + ":10:7: error: domain/devices/interface: <sauce> is not known here;"
                        + " did you mean <source>? [schema]");
    }

    @Test
    void aStateFileHasNoSchemaAndIsWritten() throws IOException {
        Path file = Files.writeString(
                directory.resolve("web.xml"), "<domstatus>\n" + GUEST.formatted("") + "</domstatus>\n");
        assertThat(convert(file.toString())).isZero();
        assertThat(words()).contains(file + ":1:1: note: there is no schema for <domstatus>: not validated [schema]");
    }

    @Test
    void aNetworkGoesByTheSchemaThatXmlnetBrings() throws IOException {
        Path file = Files.writeString(
                directory.resolve("net.xml"), "<network>\n  <name>a</name>\n  <forward mode='nta'/>\n</network>\n");
        assertThat(convert(file.toString())).isEqualTo(ExitCode.INPUT);
        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith(file + ":3:12: error: network/forward: 'nta' is not");
    }

    @Test
    void aNetworkThatIsValidAfterwardsIsWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("net.xml"), """
                <network>
                  <name>a</name>
                  <forward mode='nat'/>
                  <bridge name='virbr1'/>
                  <ip address='10.0.0.1' prefix='24'/>
                </network>
                """);
        assertThat(convert("-i", file.toString())).isZero();
        assertThat(file).hasContent("""
                <network>
                  <name>a</name>
                  <forward mode='bridge'/>
                  <bridge name='br0'/>
                </network>
                """);
    }

    @Test
    void itSaysOnceWhoseSchemasAreUsed() throws IOException {
        Path file = Files.writeString(directory.resolve("web.xml"), GUEST.formatted(""));
        assertThat(convert("--diff", file.toString(), file.toString())).isZero();
        String embedded = "xmlnet's own schemas, as of libvirt 12.9";
        String used = Schemas.installed()
                .map(installed -> "guests are validated by " + installed.name() + ", networks by " + embedded)
                .orElse("validated by " + embedded + "; of a guest, they know its interfaces and leave the rest open");
        assertThat(words()).containsOnlyOnce("xmlnet: note: " + used + " [schema]");
    }

    @Test
    void schemasOfOnesOwnAreUsed() throws IOException {
        Path file = Files.writeString(directory.resolve("web.xml"), GUEST.formatted(""));
        Files.writeString(
                directory.resolve("domain.rng"),
                "<element name='domain' xmlns='http://relaxng.org/ns/structure/1.0'><text/></element>");
        assertThat(convert("--schemas", directory.toString(), file.toString())).isEqualTo(ExitCode.INPUT);
        assertThat(words())
                .anyMatch(
                        line -> line.contains("validated by libvirt's own schemas in " + directory + ", networks by"));
        assertThat(errors()).isNotEmpty().allMatch(line -> line.startsWith(file + ":"));
    }

    @Test
    void aDirectoryWithoutSchemasIsAUsageError() {
        assertThat(convert("--schemas", directory.toString(), "web.xml")).isEqualTo(ExitCode.USAGE);
        assertThat(words()).anyMatch(line -> line.contains("--schemas: there is no domain.rng in " + directory));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a                                                                       | 1:2",
                "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start><ref name='b'/></start></grammar> | 1:61"
            })
    void aBrokenSchemaIsAnErrorAtItsPlace(String schema, String place) throws IOException {
        Path file = Files.writeString(directory.resolve("web.xml"), GUEST.formatted(""));
        Path broken = Files.writeString(directory.resolve("domain.rng"), schema);
        assertThat(convert("--schemas", directory.toString(), file.toString())).isEqualTo(ExitCode.INPUT);
        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith(file + ": error: not validated, so not written: " + broken + ":" + place
                        + ": not a RELAX NG schema: ");
    }

    private List<String> words() {
        return err.toString(UTF_8).lines().toList();
    }

    private List<String> errors() {
        return words().stream().filter(line -> line.contains(": error: ")).toList();
    }

    private int convert(String... more) {
        String[] arguments = new String[more.length + 5];
        System.arraycopy(new String[] {"convert", "--to", "bridge", "--source=br0", "--validate"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        PrintStream words = new PrintStream(err, true, UTF_8);
        var nothing = new ByteArrayInputStream(new byte[0]);
        return Main.run(arguments, Streams.plain(nothing, out, words));
    }
}
