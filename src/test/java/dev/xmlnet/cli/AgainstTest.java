package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ADR002: what {@code --against} a revision of git finds, in a repository of its own. */
class AgainstTest {
    private static final String ADDRESS = "<address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>";
    private static final String GUEST = """
            <domain type='kvm'>
              <name>web1</name>
              <memory unit='MiB'>512</memory>
              <os>
                <type arch='x86_64' machine='q35'>hvm</type>
              </os>
              <devices>
                <interface type='network'>
                  <mac address='52:54:00:00:00:01'/>
                  <source network='default'/>
                  <model type='virtio'/>
                  %s
                </interface>
              </devices>
            </domain>
            """;

    @TempDir
    private Path directory;

    private Path guest;

    @BeforeEach
    void commitAGuest() throws Exception {
        guest = directory.resolve("web1.xml");
        Files.writeString(guest, GUEST.formatted(ADDRESS));
        git("init", "-q");
        git("add", ".");
        git("-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "-q", "-m", "guest");
    }

    @Test
    void nothingChanged() throws Exception {
        assertThat(check("HEAD")).isEqualTo(new Run(0, "", ""));
    }

    @Test
    void theSameAddressInOtherDigitsIsNoMove() throws Exception {
        Files.writeString(guest, GUEST.formatted("<address type='pci' bus='1' slot='0'/>"));
        assertThat(check("HEAD").out()).doesNotContain("ADR002");
    }

    @Test
    void anAddressThatMoved() throws Exception {
        Files.writeString(guest, GUEST.formatted(ADDRESS.replace("bus='0x01'", "bus='0x02'")));
        assertThat(check("HEAD"))
                .isEqualTo(new Run(
                        0,
                        "web1.xml:12:7: warning: the address of the interface was 0000:01:00.0 and is 0000:02:00.0: the"
                                + " guest may name its NIC anew; keep the old one, or see to the guest's configuration"
                                + " [ADR002]\n",
                        "xmlnet: 1 file: 1 warning\n"));
    }

    @Test
    void anAddressThatIsGone() throws Exception {
        Files.writeString(guest, GUEST.formatted("<boot order='1'/>"));
        assertThat(check("HEAD").out())
                .isEqualTo("web1.xml:8:5: warning: the address of the interface was 0000:01:00.0 and is gone: libvirt"
                        + " chooses another, and the guest may name its NIC anew; keep the <address> [ADR002]\n");
    }

    @Test
    void aNewFileWasNothingBefore() throws Exception {
        Files.writeString(
                directory.resolve("web2.xml"),
                GUEST.formatted("").replace("web1", "web2").replace(":01", ":02"));
        git("add", ".");
        assertThat(check("HEAD").out()).isEmpty();
    }

    @Test
    void aRevisionThatIsNone() throws Exception {
        Run run = check("no-such-branch");
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).isEqualTo("""
                        xmlnet check: error: --against no-such-branch: git says: fatal: Needed a single revision
                        Try 'xmlnet check --help'.
                        """);
    }

    private Run check(String revision) {
        List<String> words = List.of("check", "--against", revision, directory.toString());
        return Run.of(InputStream.nullInputStream(), words).below(directory);
    }

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
