package dev.xmlnet.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file has besides its bytes stays when it is replaced; Python sets and reads what Java and a bare system cannot. */
class KeptAttributesTest {
    private static final byte[] OLD = "old".getBytes(UTF_8);
    private static final byte[] NEW = "new bytes".getBytes(UTF_8);

    /** An ACL as the kernel has it: tag, permissions, id. */
    private static final String PYTHON = """
            import os, struct, sys
            def acl(text):
                tags = dict(u=1, U=2, g=4, G=8, m=16, o=32)
                out = struct.pack('<I', 2)
                for entry in text.split(','):
                    tag, who, rights = entry.split(':')
                    out += struct.pack('<HHI', tags[tag], int(rights), int(who or 0xffffffff))
                return out
            def show(path):
                for name in sorted(os.listxattr(path)):
                    print(name, os.getxattr(path, name).hex())
                stat = os.stat(path)
                print(oct(stat.st_mode), stat.st_uid, stat.st_gid)
            """;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() throws Exception {
        file = Files.write(directory.resolve("guest.xml"), OLD);
        assumeTrue(
                python("os.setxattr(sys.argv[1], 'user.try', b'')") != null, "skipped: no python3, or no attributes");
        python("os.removexattr(sys.argv[1], 'user.try')");
    }

    /** What it prints; null if it fails. */
    private String python(String program) throws IOException, InterruptedException {
        return run("python3", "-c", PYTHON + program, file.toString(), directory.toString());
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return null;
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor() == 0 ? said : null;
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private void isKept() throws Exception {
        String before = python("show(sys.argv[1])");
        AtomicFile.replace(file, OLD, NEW);
        assertThat(file).hasBinaryContent(NEW);
        assertThat(python("show(sys.argv[1])")).isEqualTo(before);
        AtomicFile.create(file, OLD);
        assertThat(python("show(sys.argv[1])")).isEqualTo(before);
    }

    @Test
    void extendedAttributes() throws Exception {
        assertThat(python("os.setxattr(sys.argv[1], 'user.note', b'x'); os.setxattr(sys.argv[1], 'user.empty', b'')"))
                .isNotNull();
        isKept();
    }

    @Test
    void labels() throws Exception {
        assumeTrue(
                isRoot()
                        && python("os.setxattr(sys.argv[1], 'security.selinux', b'u:object_r:t:s0\\0');"
                                        + "os.setxattr(sys.argv[1], 'trusted.note', b'x')")
                                != null,
                "skipped: only root labels, and only where the kernel leaves it to root");
        isKept();
    }

    /** The bits of the group are the mask of an ACL: without the ACL the group would have them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "u::6,U:2000:6,g::4,G:3000:4,m::6,o::0",
                "u::6,U:2000:6,g::0,m::6,o::0",
                "u::6,U:2000:0,g::4,m::4,o::4",
                "u::6,g::4,G:3000:6,m::4,o::0"
            })
    void accessControlLists(String acl) throws Exception {
        assertThat(python("os.setxattr(sys.argv[1], 'system.posix_acl_access', acl('" + acl + "'))"))
                .isNotNull();
        isKept();
    }

    /** A new file would have the ACL of its directory, cut to the mode; the old one has none, or another. */
    @ParameterizedTest
    @CsvSource({"0o640", "0o600", "0o660", "0o664"})
    void theAclOfTheDirectoryIsNotInherited(String mode) throws Exception {
        assertThat(python("os.setxattr(sys.argv[2], 'system.posix_acl_default', acl('u::7,U:2000:7,g::5,m::7,o::5'));"
                        + "os.chmod(sys.argv[1], " + mode + ")"))
                .isNotNull();
        String before = python("show(sys.argv[1])");
        AtomicFile.replace(file, OLD, NEW);
        String after = python("show(sys.argv[1])");
        if (mode.equals("0o600")) {
            // No right comes of an ACL whose mask is empty.
            assertThat(after).endsWith(before);
        } else {
            assertThat(after).isEqualTo(before);
        }
        assertThat(file).hasBinaryContent(NEW);
    }

    @ParameterizedTest
    @CsvSource({"0o4755", "0o2755", "0o1644", "0o7777", "0o400", "0o000"})
    void allBitsOfTheMode(String mode) throws Exception {
        assumeTrue(isRoot(), "skipped: only root may keep them all");
        python("os.chown(sys.argv[1], 1234, 2345); os.chmod(sys.argv[1], " + mode + ")");
        isKept();
    }

    @Test
    void severalNames() throws Exception {
        Path other = Files.createLink(directory.resolve("other"), file);
        assertThatThrownBy(() -> AtomicFile.replace(file, OLD, NEW))
                .hasMessageContaining("it has 2 names (hard links), and only this one would change");
        assertThatThrownBy(() -> AtomicFile.create(file, NEW)).hasMessageContaining("2 names");
        assertThat(file).hasBinaryContent(OLD);
        assertThat(Files.isSameFile(file, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"+i, file", "+a, file", "+i, directory"})
    void attributesOfTheFileSystem(String flag, String what) throws Exception {
        Path path = what.equals("file") ? file : directory;
        assumeTrue(isRoot() && run("chattr", flag, path.toString()) != null, "skipped: no chattr here");
        try {
            assertThatThrownBy(() -> AtomicFile.replace(file, OLD, NEW)).isInstanceOf(IOException.class);
        } finally {
            run("chattr", flag.replace('+', '-'), path.toString());
        }
        assertThat(file).hasBinaryContent(OLD);
        assertThat(directory.toFile().list()).containsExactly("guest.xml");
    }

    /** A file that is mounted cannot be renamed over, as some on NFS cannot: the system says that it is busy. */
    @Test
    void aFileThatIsMounted() throws Exception {
        Path elsewhere = Files.write(directory.resolve("elsewhere"), OLD);
        assumeTrue(
                isRoot() && run("mount", "--bind", elsewhere.toString(), file.toString()) != null,
                "skipped: only root (with CAP_SYS_ADMIN) can mount a file");
        try {
            assertThatThrownBy(() -> AtomicFile.replace(file, OLD, NEW)).isInstanceOf(IOException.class);
            assertThat(file).hasBinaryContent(OLD);
        } finally {
            run("umount", file.toString());
        }
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("guest.xml", "elsewhere");
    }

    /** While another program has the lock, nothing is written; it counts for the file, whatever its name. */
    @Test
    void aFileThatAnotherProcessHasLocked() throws Exception {
        List<String> command = new ArrayList<>(List.of("python3", "-c"));
        command.add("""
                import fcntl, sys, time
                f = open(sys.argv[1], 'r+')
                fcntl.lockf(f, fcntl.LOCK_EX)
                print('locked', flush=True)
                time.sleep(1)
                f.write('theirs')
                f.flush()
                """);
        command.add(file.toString());
        Process other = new ProcessBuilder(command).start();
        assertThat(other.inputReader().readLine()).isEqualTo("locked");
        assertThatThrownBy(() -> AtomicFile.replace(file, OLD, NEW))
                .isInstanceOf(AtomicFile.ConcurrentChangeException.class);
        assertThat(other.waitFor()).isZero();
        assertThat(file).hasContent("theirs");
    }
}
