package dev.xmlnet.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.xmlnet.host.plan.Tap;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewriter;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Hosts before and after: {@code src/test/resources/host/DIALECT/CASE/} has {@code change} (bridge, NIC, then {@code mac=},
 * {@code mtu=}, {@code stp}, {@code vlans=10,20}, {@code tap=NAME[,USER]}), the files in {@code before/} and {@code after/}, and
 * {@code notes}. A second run must change nothing, and the way back must give the first bytes, or those in {@code back/}. A case without
 * {@code after/} is refused. {@code -Dgolden.update=true} writes what comes out.
 */
public final class RewriteCases {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private RewriteCases() {}

    /** A test for each case of a dialect. */
    public static Stream<DynamicTest> of(String dialect, Rewriter rewriter) throws IOException {
        Path root = Path.of("src/test/resources/host", dialect);
        try (Stream<Path> cases = Files.list(root)) {
            return cases
                    .filter(path -> path.getFileName().toString().matches(System.getProperty("golden.case", ".*")))
                    .sorted()
                    .toList()
                    .stream()
                    .map(path -> dynamicTest(path.getFileName().toString(), () -> check(path, rewriter)));
        }
    }

    /** Reads the files below a directory; none if it is not there. */
    public static Map<String, byte[]> files(Path directory) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(directory.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** The files as a rewriter takes them. */
    public static List<HostText> texts(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .map(one -> new HostText(one.getKey(), SourceText.ofLines(one.getValue())))
                .toList();
    }

    /** The files after a change. */
    public static Map<String, byte[]> applied(Map<String, byte[]> before, Rewritten result) {
        Map<String, byte[]> after = new TreeMap<>(before);
        result.patches().forEach(one -> after.put(one.file().path(), one.patch().bytes()));
        result.created().forEach(one -> {
            assertThat(after).as("a new file replaces none").doesNotContainKey(one.path());
            after.put(one.path(), one.text().getBytes(UTF_8));
        });
        result.removed().forEach(one -> after.remove(one.path()));
        return after;
    }

    /** Reads the words of a {@code change} file. */
    public static BridgeChange change(String words) {
        List<String> all = Arrays.asList(words.strip().split("\\s+"));
        MacAddress mac = null;
        Integer mtu = null;
        boolean stp = false;
        List<Integer> vlans = new ArrayList<>();
        boolean vlanAware = false;
        List<Tap> taps = new ArrayList<>();
        for (String word : all.subList(2, all.size())) {
            String value = word.substring(word.indexOf('=') + 1);
            switch (word.replaceFirst("=.*", "")) {
                case "mac" -> mac = MacAddress.of(value);
                case "mtu" -> mtu = Integer.valueOf(value);
                case "stp" -> stp = true;
                case "vlans" -> {
                    vlanAware = true;
                    for (String id : value.split(",")) {
                        vlans.add(Integer.valueOf(id));
                    }
                }
                case "tap" -> {
                    String[] parts = value.split(",", 2);
                    taps.add(new Tap(DeviceName.parse("tap", parts[0]), parts.length == 1 ? null : parts[1]));
                }
                default -> throw new IllegalArgumentException(word);
            }
        }
        return new BridgeChange(
                DeviceName.parse("bridge", all.get(0)),
                DeviceName.parse("NIC", all.get(1)),
                mac,
                stp,
                vlanAware,
                vlans,
                taps,
                mtu);
    }

    private static void check(Path directory, Rewriter rewriter) throws IOException {
        BridgeChange change = change(Files.readString(directory.resolve("change")));
        Map<String, byte[]> before = files(directory.resolve("before"));
        Rewritten there = rewriter.bridge(texts(before), change);
        Map<String, byte[]> after = applied(before, there);
        if (UPDATE) {
            write(directory.resolve("after"), there.refused() ? Map.of() : after);
            Files.writeString(directory.resolve("notes"), notes(there));
        }
        assertThat(notes(there)).isEqualTo(Files.readString(directory.resolve("notes")));
        assertThat(there.refused()).isEqualTo(!Files.isDirectory(directory.resolve("after")));
        if (there.refused()) {
            return;
        }
        same(after, files(directory.resolve("after")), "after");
        Rewritten again = rewriter.bridge(texts(after), change);
        assertThat(again.refused()).as("the second run: " + notes(again)).isFalse();
        same(applied(after, again), after, "a second run changes nothing");
        Rewritten back = rewriter.unbridge(texts(after), change);
        assertThat(back.refused()).as("the way back: " + notes(back)).isFalse();
        Map<String, byte[]> first = applied(after, back);
        Path other = directory.resolve("back");
        if (UPDATE && Files.isDirectory(other)) {
            write(other, first);
        }
        same(first, Files.isDirectory(other) ? files(other) : before, "the way back");
    }

    private static String notes(Rewritten result) {
        StringBuilder lines = new StringBuilder();
        for (Rewritten.Note note : result.notes()) {
            Diagnostic one = note.diagnostic();
            lines.append(note.file() == null ? "host" : note.file().path());
            if (one.location() != null) {
                lines.append(':')
                        .append(one.location().line())
                        .append(':')
                        .append(one.location().column());
            }
            lines.append(": ").append(one.severity().word()).append(": ").append(one.message());
            lines.append(" [").append(one.id()).append("]\n");
        }
        return lines.toString();
    }

    private static void same(Map<String, byte[]> actual, Map<String, byte[]> expected, String what) {
        assertThat(text(actual)).as(what).isEqualTo(text(expected));
    }

    /** A char a byte, so that a difference is shown as text. */
    private static Map<String, String> text(Map<String, byte[]> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach(
                (path, bytes) -> texts.put(path, new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)));
        return texts;
    }

    private static void write(Path directory, Map<String, byte[]> files) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> {
                    try {
                        Files.delete(path);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = directory.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }
}
