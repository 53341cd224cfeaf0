package dev.xmlnet.dhcp.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.Includes;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServerFile;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.host.RewriteCases;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Servers' files before and after: {@code src/test/resources/dhcp/FORMAT/CASE/} has {@code change} ({@code merge} or {@code release}, the file
 * and the words of {@link ServerMain}), the files in {@code before/}, the changed one as {@code after}, and what is said of it in {@code facts}
 * and {@code notes}. A second run must change nothing, and a release must give the first bytes where all was new, or
 * {@code back}. A case without {@code after}
 * is refused. {@code -Dgolden.update=true} writes what comes out; src/test/dhcp/servers has the servers load it.
 */
class ServerCasesTest {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Path ROOT = Path.of("src/test/resources/dhcp");

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT, 3)) {
            return all
                    .filter(path -> Files.isRegularFile(path.resolve("change")))
                    .sorted()
                    .filter(path -> path.toString().matches(System.getProperty("golden.case", ".*")))
                    .toList()
                    .stream()
                    .map(path -> dynamicTest(ROOT.relativize(path).toString(), () -> check(path)));
        }
    }

    private static void check(Path directory) throws IOException, RefusedException {
        List<String> words = Arrays.asList(
                Files.readString(directory.resolve("change")).strip().split("\\s+"));
        Map<String, byte[]> files = RewriteCases.files(directory.resolve("before"));
        String path = words.get(1);
        List<String> rest = words.subList(2, words.size());
        String said;
        byte @Nullable [] after = null;
        StringBuilder notes = new StringBuilder();
        try {
            ServerFile file = read(path, files);
            said = ServerMain.described(file);
            ServerFile.Merge result = words.get(0).equals("merge")
                    ? file.merge(ServerMain.wanted(rest))
                    : file.release(rest.stream().map(ServerMain::client).toList());
            after = result.patch().bytes();
            result.notes().forEach(note -> notes.append(line(note)));
            if (words.get(0).equals("merge")) {
                checkAgain(directory, path, files, after, ServerMain.wanted(rest), file);
            }
        } catch (RefusedException e) {
            said = facts(path, files);
            e.remarks().forEach(remark -> notes.append(line(remark)));
        }
        hold(directory.resolve("facts"), said.getBytes(ISO_8859_1));
        hold(directory.resolve("notes"), notes.toString().getBytes(ISO_8859_1));
        hold(directory.resolve("after"), after);
    }

    private static String facts(String path, Map<String, byte[]> files) {
        try {
            return ServerMain.described(read(path, files));
        } catch (RefusedException e) {
            return "";
        }
    }

    private static String line(Remark remark) {
        return remark + " [" + remark.diagnostic().severity().word() + " "
                + remark.diagnostic().id() + "]\n";
    }

    private static void checkAgain(
            Path directory,
            String path,
            Map<String, byte[]> files,
            byte[] after,
            List<Reservation> wanted,
            ServerFile first)
            throws IOException, RefusedException {
        Map<String, byte[]> changed = new TreeMap<>(files);
        changed.put(path, after);
        ServerFile second = read(path, changed);
        assertThat(second.merge(wanted).patch().isEmpty())
                .as("a second run changes nothing")
                .isTrue();
        List<Client> clients =
                wanted.stream().map(one -> one.clients().get(0)).distinct().toList();
        List<String> keys = clients.stream().flatMap(one -> one.keys().stream()).toList();
        boolean isNew = first.facts().reservations().stream()
                .flatMap(one -> one.clients().stream())
                .flatMap(one -> one.keys().stream())
                .noneMatch(keys::contains);
        if (isNew) {
            String back = text(second.release(clients).patch().bytes());
            Path other = directory.resolve("back");
            byte[] expected = Files.exists(other) ? Files.readAllBytes(other) : files.get(path);
            assertThat(back).as("a release").isEqualTo(text(expected));
        }
    }

    private static ServerFile read(String path, Map<String, byte[]> files) throws RefusedException {
        Includes includes = new Includes() {
            @Override
            public @Nullable SourceText read(String name) {
                byte[] bytes = files.get(name.replaceFirst("^/", ""));
                return bytes == null ? null : SourceText.ofLines(bytes);
            }

            @Override
            public @Nullable List<String> list(String directory) {
                String prefix = directory.replaceFirst("^/", "") + "/";
                List<String> names = files.keySet().stream()
                        .filter(name -> name.startsWith(prefix))
                        .map(name -> name.substring(prefix.length()))
                        .toList();
                return names.isEmpty() ? null : names;
            }
        };
        return ServerFiles.read(new ServerText(path, SourceText.ofLines(files.get(path))), includes);
    }

    private static void hold(Path file, byte @Nullable [] actual) throws IOException {
        if (UPDATE && actual == null) {
            Files.deleteIfExists(file);
        } else if (UPDATE) {
            Files.write(file, actual);
        }
        assertThat(actual == null).as("refused").isEqualTo(!Files.exists(file));
        if (actual != null) {
            assertThat(text(actual)).as(file.getFileName().toString()).isEqualTo(text(Files.readAllBytes(file)));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
