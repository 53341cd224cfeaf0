package dev.xmlnet.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole files: the old bytes or the new ones, whatever happens, and nothing left beside them. */
class AtomicFileTest {
    private static final byte[] OLD = "old".getBytes(UTF_8);
    private static final byte[] NEW = "new bytes".getBytes(UTF_8);
    private static final int BLOCK = 3_000_000;
    private static final String NOBODY = "65534";

    @TempDir
    private Path directory;

    private Path mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted != null) {
            run("umount", mounted.toString());
        }
    }

    private Path old(String name) throws IOException {
        return Files.write(directory.resolve(name), OLD);
    }

    private static List<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void replaceWritesTheNewBytesAndLeavesNothingBeside() throws IOException {
        Path file = old("guest.xml");
        AtomicFile.replace(file, OLD, NEW);
        assertThat(file).hasBinaryContent(NEW);
        assertThat(namesIn(directory)).containsExactly("guest.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "rw-r-----", "rwxrwxrwx", "rw-rw-rw-", "r--r--r--"})
    void replaceKeepsTheMode(String mode) throws IOException {
        assumeTrue(isRoot() || mode.startsWith("rw"), "skipped: a read-only file is refused, save for root");
        Path file = old("guest.xml");
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(mode);
        Files.setPosixFilePermissions(file, permissions);
        AtomicFile.replace(file, OLD, NEW);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(permissions);
    }

    @Test
    void replaceKeepsOwnerAndGroup() throws Exception {
        assumeTrue(isRoot(), "skipped: only root can give a file to another user");
        Path file = old("guest.xml");
        run("chown", "1234:2345", file.toString());
        AtomicFile.replace(file, OLD, NEW);
        assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(1234);
        assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(2345);
        assertThat(file).hasBinaryContent(NEW);
    }

    @Test
    void replaceKeepsTheLinkAndChangesItsTarget() throws IOException {
        Path file = old("guest.xml");
        Path folder = Files.createDirectory(directory.resolve("autostart"));
        Path link = Files.createSymbolicLink(folder.resolve("guest.xml"), Path.of("../guest.xml"));
        AtomicFile.replace(link, OLD, NEW);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasBinaryContent(NEW);
        assertThat(namesIn(directory)).containsExactly("autostart", "guest.xml");
        assertThat(namesIn(folder)).containsExactly("guest.xml");
    }

    @Test
    void replaceLeavesAFileAloneThatWasChangedSinceItWasRead() throws IOException {
        Path file = Files.writeString(directory.resolve("guest.xml"), "theirs");
        FileTime written = Files.getLastModifiedTime(file);
        assertThatExceptionOfType(AtomicFile.ConcurrentChangeException.class)
                .isThrownBy(() -> AtomicFile.replace(file, OLD, NEW));
        assertThat(file).hasContent("theirs");
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
        assertThat(namesIn(directory)).containsExactly("guest.xml");
    }

    @Test
    void replaceOfAFileThatIsGoneSaysSo() throws IOException {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> AtomicFile.replace(directory.resolve("none.xml"), OLD, NEW));
        assertThat(namesIn(directory)).isEmpty();
    }

    @Test
    void aNameAsLongAsLinuxTakesCanBeReplaced() throws IOException {
        Path file = old("g".repeat(251) + ".xml");
        AtomicFile.replace(file, OLD, NEW);
        assertThat(file).hasBinaryContent(NEW);
        assertThat(namesIn(directory)).hasSize(1);
    }

    @Test
    void whatAProcessOfTheSameNumberLeftIsNotInTheWay() throws Exception {
        Path file = old("guest.xml");
        Path classes = ownClasses(directory.resolve("classes"));
        Process child = new ProcessBuilder(
                        java(), "-cp", classes.toString(), Child.class.getName(), "afterCrash", file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(child.getInputStream().readAllBytes(), UTF_8).strip())
                .isEqualTo("done");
        assertThat(file).hasBinaryContent(NEW);
        assertThat(namesIn(directory)).containsExactly("classes", "guest.xml");
    }

    @Test
    void manyThreadsThatReplaceOneFileNeverMixTheirBytes() throws Exception {
        Path file = Files.write(directory.resolve("guest.xml"), block('0'));
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = Stream.of('1', '2', '3', '4')
                .map(letter -> new Thread(() -> replaceOften(file, letter, start)))
                .toList();
        threads.forEach(Thread::start);
        start.countDown();
        while (threads.stream().anyMatch(Thread::isAlive)) {
            assertThat(wholeBlock(Files.readAllBytes(file))).isTrue();
        }
        assertThat(wholeBlock(Files.readAllBytes(file))).isTrue();
        assertThat(namesIn(directory)).containsExactly("guest.xml");
    }

    private static void replaceOften(Path file, char letter, CountDownLatch start) {
        try {
            start.await();
            for (int i = 0; i < 10; i++) {
                replaceUnlessAnotherIsFirst(file, letter);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void replaceUnlessAnotherIsFirst(Path file, char letter) throws IOException {
        byte[] before = Files.readAllBytes(file);
        try {
            AtomicFile.replace(file, before, block(letter));
        } catch (AtomicFile.ConcurrentChangeException e) {
            assertThat(e).hasMessage(file.toString());
        }
    }

    private static byte[] block(char letter) {
        return String.valueOf(letter).repeat(BLOCK).getBytes(UTF_8);
    }

    private static boolean wholeBlock(byte[] bytes) {
        for (byte b : bytes) {
            if (b != bytes[0]) {
                return false;
            }
        }
        return bytes.length == BLOCK;
    }

    @Test
    void createWritesANewFileOrOverAnOlderOne() throws IOException {
        Path file = directory.resolve("out.xml");
        AtomicFile.create(file, OLD);
        assertThat(file).hasBinaryContent(OLD);
        AtomicFile.create(file, NEW);
        assertThat(file).hasBinaryContent(NEW);
        assertThat(namesIn(directory)).containsExactly("out.xml");
    }

    @Test
    void createWritesThroughALink() throws IOException {
        Path file = old("out.xml");
        Path link = Files.createSymbolicLink(directory.resolve("link.xml"), file);
        AtomicFile.create(link, NEW);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasBinaryContent(NEW);
    }

    @Test
    void createWritesIntoAPipeAndDoesNotReplaceIt() throws Exception {
        Path pipe = directory.resolve("pipe");
        assumeTrue(run("mkfifo", pipe.toString()) == 0, "skipped: there is no mkfifo");
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        AtomicFile.create(pipe, NEW);
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(reader.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(reader.getInputStream().readAllBytes()).isEqualTo(NEW);
    }

    @Test
    void aFullDiskLeavesTheOldFileAndNothingBeside() throws Exception {
        Path disk = smallDisk();
        Path file = Files.write(disk.resolve("guest.xml"), OLD);
        byte[] tooMuch = new byte[200_000];
        assertThatThrownBy(() -> AtomicFile.replace(file, OLD, tooMuch))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        assertThat(file).hasBinaryContent(OLD);
        assertThatThrownBy(() -> AtomicFile.create(disk.resolve("out.xml"), tooMuch))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        assertThat(namesIn(disk)).containsExactly("guest.xml");
    }

    private Path smallDisk() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        boolean done = run("mount", "-t", "tmpfs", "-o", "size=64k", "xmlnet-test", disk.toString()) == 0;
        assumeTrue(done, "skipped: only root (with CAP_SYS_ADMIN) can mount a small tmpfs");
        mounted = disk;
        return disk;
    }

    @Test
    void aReadOnlyDiskIsRefused() throws Exception {
        Path disk = smallDisk();
        Path file = Files.write(disk.resolve("guest.xml"), OLD);
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
        assertThatThrownBy(() -> AtomicFile.replace(file, OLD, NEW))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(file + ": it is read-only");
        assertThat(file).hasBinaryContent(OLD);
    }

    /** Root may write everywhere, so a child process of another user tries. */
    @ParameterizedTest(name = "file {0}, directory {1}: {2}")
    @CsvSource({
        "r--r--r--, rwxrwxrwx, it is read-only",
        "rw-rw-rw-, r-xr-xr-x, no permission",
        "rw-rw-rw-, rwxrwxrwx, done"
    })
    void whatAUserMayNotWriteIsLeftAlone(String mode, String folderMode, String outcome) throws Exception {
        assumeTrue(isRoot(), "skipped: only root can act as another user");
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Path file = Files.write(folder.resolve("guest.xml"), OLD);
        if (outcome.equals("done")) {
            assertThat(run("chown", NOBODY + ":" + NOBODY, file.toString())).isZero();
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(folderMode));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path classes = ownClasses(directory.resolve("classes"));
        Process child = new ProcessBuilder(
                        "setpriv",
                        "--reuid",
                        NOBODY,
                        "--regid",
                        NOBODY,
                        "--clear-groups",
                        java(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes.toString(),
                        Child.class.getName(),
                        "once",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(said).isEqualTo(outcome);
        assertThat(file).hasBinaryContent(outcome.equals("done") ? NEW : OLD);
        assertThat(namesIn(folder)).containsExactly("guest.xml");
    }

    /** The few classes that the child needs, where any user can read them. */
    private static Path ownClasses(Path target) throws Exception {
        for (Class<?> type : List.of(
                AtomicBatch.class,
                AtomicBatch.class.getDeclaredClasses()[0],
                AtomicFile.class,
                AtomicFile.ConcurrentChangeException.class,
                DefaultAcl.class,
                FileLocks.class,
                Temporaries.class,
                Twin.class,
                Child.class)) {
            String name = type.getName().replace('.', '/') + ".class";
            Path file = target.resolve(name);
            Files.createDirectories(file.getParent());
            try (var in = type.getClassLoader().getResourceAsStream(name)) {
                Files.copy(in, file);
            }
        }
        return target;
    }

    @Test
    void aKillAtAnyMomentLeavesTheOldOrTheNewFile() throws Exception {
        Random random = new Random(7);
        Path classes = ownClasses(directory.resolve("classes"));
        Path folder = inMemory();
        try {
            Path file = Files.write(folder.resolve("guest.xml"), block('a'));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            for (int i = 0; i < 20; i++) {
                killWhileItReplaces(file, classes, random.nextInt(30_000));
                assertThat(wholeBlock(Files.readAllBytes(file))).isTrue();
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                removeHarmlessLeftovers(folder);
            }
        } finally {
            for (String name : namesIn(folder)) {
                Files.delete(folder.resolve(name));
            }
            Files.delete(folder);
        }
    }

    /** Where a flush costs nothing, so that a kill seldom hits the flush and often the writing. */
    private Path inMemory() throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.createTempDirectory(Files.isWritable(memory) ? memory : directory, "xmlnet-kill");
    }

    private static void killWhileItReplaces(Path file, Path classes, int microseconds) throws Exception {
        Process child = new ProcessBuilder(
                        java(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes.toString(),
                        Child.class.getName(),
                        "loop",
                        file.toString())
                .start();
        assertThat(child.inputReader().readLine()).isEqualTo("looping");
        TimeUnit.MICROSECONDS.sleep(microseconds);
        child.destroyForcibly().waitFor();
    }

    /** A killed process cannot clean up: what it leaves must be no input of a later run and no leak of a secret. */
    private static void removeHarmlessLeftovers(Path folder) throws IOException {
        for (String name : namesIn(folder)) {
            if (!name.equals("guest.xml")) {
                Path left = folder.resolve(name);
                assertThat(AtomicFile.isTemporary(name)).isTrue();
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(left)))
                        .isEqualTo("rwx------");
                for (String inside : namesIn(left)) {
                    Files.delete(left.resolve(inside));
                }
                Files.delete(left);
            }
        }
    }

    /** Runs in a process of its own. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws IOException {
            Path file = Path.of(args[1]);
            if (args[0].equals("once")) {
                System.out.println(once(file));
                return;
            }
            if (args[0].equals("afterCrash")) {
                Files.writeString(
                        file.resolveSibling(".xmlnet-" + ProcessHandle.current().pid() + "-1"), "half");
                System.out.println(once(file));
                return;
            }
            byte[] before = Files.readAllBytes(file);
            byte[] other =
                    String.valueOf(before[0] == 'a' ? 'b' : 'a').repeat(BLOCK).getBytes(UTF_8);
            for (int i = 0; ; i++) {
                AtomicFile.replace(file, i % 2 == 0 ? before : other, i % 2 == 0 ? other : before);
                if (i == 10) {
                    // Warm: from now on most of the time is writing.
                    System.out.println("looping");
                }
            }
        }

        private static String once(Path file) throws IOException {
            try {
                AtomicFile.replace(file, "old".getBytes(UTF_8), "new bytes".getBytes(UTF_8));
                return "done";
            } catch (AccessDeniedException e) {
                return "no permission";
            } catch (FileSystemException e) {
                return e.getReason();
            }
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private static int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor();
    }
}
