package dev.xmlnet.cli.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.xml.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where libvirt keeps its files is known through links; elsewhere its head tells. */
class LibvirtFilesTest {
    private static final String GUEST = "<domain><name>web</name></domain>\n";

    @TempDir
    private Path temporary;

    private String warning(Path file, String text) throws IOException {
        Diagnostic warning =
                LibvirtFiles.warning(file, text, temporary.toRealPath().resolve("etc/libvirt"));
        return warning == null ? null : warning.message();
    }

    private Path file(String name) throws IOException {
        Path file = temporary.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, GUEST);
    }

    @Test
    void aFileOfTheConfigurationIsLibvirts() throws IOException {
        assertThat(warning(file("etc/libvirt/qemu/web.xml"), GUEST))
                .isEqualTo(
                        "the file is libvirtd's own, which overwrites the edit; use virsh edit NAME or virsh net-edit"
                                + " NAME, or virsh define (net-define) with a copy");
    }

    @Test
    void soIsALinkToOneAndOneBelowALink() throws IOException {
        Path file = file("etc/libvirt/qemu/web.xml");
        Path link = Files.createSymbolicLink(temporary.resolve("link.xml"), file);
        Path folder = Files.createSymbolicLink(temporary.resolve("guests"), file.getParent());
        assertThat(warning(link, GUEST)).isNotNull();
        assertThat(warning(folder.resolve("web.xml"), GUEST)).isNotNull();
    }

    @Test
    void aCopyElsewhereIsAPersons() throws IOException {
        assertThat(warning(file("home/etc/libvirt.d/web.xml"), GUEST)).isNull();
        assertThat(warning(file("etc/libvirt-web.xml"), GUEST)).isNull();
    }

    /** The words of libvirt 9.0. */
    @Test
    void theHeadNamesTheCommand() throws IOException {
        String head = """
                <!--
                WARNING: THIS IS AN AUTO-GENERATED FILE. CHANGES TO IT ARE LIKELY TO BE
                OVERWRITTEN AND LOST. Changes to this xml configuration should be made using:
                  virsh %s default
                or other application using the libvirt API.
                -->

                """;
        Path file = file("home/default.xml");
        assertThat(warning(file, head.formatted("net-edit") + GUEST))
                .isEqualTo("the file is libvirtd's own, which overwrites the edit; use virsh net-edit default, or virsh"
                        + " define (net-define) with a copy");
        assertThat(warning(file, head.formatted("edit") + GUEST)).contains("use virsh edit default,");
        assertThat(warning(file, "<!-- an AUTO-GENERATED FILE by us -->" + GUEST))
                .isNull();
    }
}
