package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.schema.LibvirtSchemas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --validate} holds a result against the installed libvirt's schema before it is written. */
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

    @BeforeEach
    void libvirtIsInstalled() {
        assumeTrue(LibvirtSchemas.installed().isPresent(), "no schemas of libvirt here (Debian: libvirt0)");
    }

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
        assertThat(err.toString(UTF_8).lines().filter(line -> line.contains(": error: ")))
                .singleElement()
                .asString()
                .startsWith(file + ":8:")
                .contains("\"sauce\"")
                .endsWith("[schema]");
    }

    @Test
    void aStateFileHasNoSchemaAndIsWritten() throws IOException {
        Path file = Files.writeString(
                directory.resolve("web.xml"), "<domstatus>\n" + GUEST.formatted("") + "</domstatus>\n");
        assertThat(convert(file.toString())).isZero();
        assertThat(err.toString(UTF_8))
                .contains(file + ": note: libvirt has no schema for <domstatus>: not validated [schema]\n");
    }

    private int convert(String... more) {
        String[] arguments = new String[more.length + 5];
        System.arraycopy(new String[] {"convert", "--to", "bridge", "--source=br0", "--validate"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        PrintStream words = new PrintStream(err, true, UTF_8);
        var nothing = new ByteArrayInputStream(new byte[0]);
        return Main.run(arguments, new Main.Streams(nothing, out, words, false, false));
    }
}
