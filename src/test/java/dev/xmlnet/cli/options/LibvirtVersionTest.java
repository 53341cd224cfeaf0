package dev.xmlnet.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.libvirt.value.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the host runs: as a person says, or as a virsh says that these tests put in place of the machine's. */
class LibvirtVersionTest {
    @TempDir
    private Path temporary;

    private Path directory;

    @BeforeEach
    void makeARepository() throws IOException {
        directory = temporary.toRealPath();
        Files.createDirectories(directory.resolve(".git"));
    }

    /** A virsh that answers {@code version --daemon} and {@code --version}. */
    private String virsh(String toVersion, String toOption) throws IOException {
        Path file = directory.resolve("virsh");
        Files.writeString(
                file,
                "#!/bin/sh\ncase \"$*\" in\n'version --daemon') " + toVersion + ";;\n--version) " + toOption
                        + ";;\n*) exit 9;;\nesac\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file.toString();
    }

    private static Version host(String virsh) {
        return LibvirtVersion.read("host", "--libvirt", virsh);
    }

    @Test
    void theDaemonCountsMoreThanTheLibrary() throws IOException {
        String answer = "printf 'Using library: libvirt 11.3.0\\nUsing API: QEMU 11.3.0\\n"
                + "Running hypervisor: QEMU 10.0.2\\nRunning against daemon: 9.0.0\\n'";
        assertThat(host(virsh(answer, "exit 1"))).isEqualTo(new Version(9, 0, 0));
    }

    @Test
    void theLibraryCountsWhereTheDaemonIsNotTold() throws IOException {
        assertThat(host(virsh("echo 'Using library: libvirt 11.3.1'", "exit 1")))
                .isEqualTo(new Version(11, 3, 1));
    }

    @Test
    void withoutADaemonTheInstalledVersionCounts() throws IOException {
        String refused = "echo 'error: failed to connect to the hypervisor' >&2; exit 1";
        assertThat(host(virsh(refused, "echo 8.0.0"))).isEqualTo(new Version(8, 0, 0));
    }

    @Test
    void aVirshThatTellsNothingIsAnError() throws IOException {
        String virsh = virsh("exit 1", "echo unknown");
        assertThatThrownBy(() -> host(virsh))
                .isInstanceOf(UsageException.class)
                .hasMessage("--libvirt host: virsh does not tell its version; give the version, such as 11.3");
    }

    @Test
    void aMissingVirshIsAnError() {
        assertThatThrownBy(() -> host("/nowhere/virsh"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--libvirt host: virsh is missing or does not answer; give the version, such as 11.3");
    }

    @Test
    void aNumberIsAVersion() {
        assertThat(LibvirtVersion.read("11.3", "--libvirt", "/nowhere/virsh")).isEqualTo(new Version(11, 3, 0));
        assertThatThrownBy(() -> LibvirtVersion.read("new", "--libvirt", "/nowhere/virsh"))
                .hasMessage("--libvirt: 'new' is not a version of libvirt, such as 11.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"libvirt = '9.0'\n", "[check]\nlibvirt = '9.0'\n", "libvirt = '9.0'\n[check]\nstrict = true\n"})
    void theFileSaysItForEveryCommand(String toml) throws IOException {
        CheckConfig config = read(toml);
        assertThat(LibvirtVersion.given(null, config)).isEqualTo(new Version(9, 0, 0));
        assertThat(LibvirtVersion.given("11.0", config)).isEqualTo(new Version(11, 0, 0));
    }

    @Test
    void theFileMayAskTheHost() throws IOException {
        assertThat(read("libvirt = 'host'\n").libvirt()).isEqualTo("host");
    }

    @Test
    void aFileThatSaysNothingGivesNoVersion() throws IOException {
        assertThat(LibvirtVersion.given(null, read("[check]\nstrict = true\n"))).isNull();
        assertThat(LibvirtVersion.given(null, CheckConfig.NONE)).isNull();
    }

    @Test
    void twoInOneFileAreAMistake() {
        assertThatThrownBy(() -> read("libvirt = '9.0'\n[check]\nlibvirt = '9.0'\n"))
                .hasMessage(".xmlnet.toml:3:1: 'libvirt' stands at the top too; remove this one");
    }

    @Test
    void aWrongVersionIsToldWithItsPlace() {
        assertThatThrownBy(() -> read("libvirt = 'newest'\n"))
                .hasMessage(".xmlnet.toml:1:1: 'newest' is not a version of libvirt, such as 11.3");
    }

    private CheckConfig read(String toml) throws IOException {
        Path file = directory.resolve(CheckConfig.NAME);
        Files.writeString(file, toml);
        return CheckConfigFile.read(file, directory);
    }
}
