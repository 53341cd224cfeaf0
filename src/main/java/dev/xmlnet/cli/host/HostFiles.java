package dev.xmlnet.cli.host;

import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Memory;
import dev.xmlnet.host.Dialect;
import dev.xmlnet.host.interfaces.Source;
import dev.xmlnet.host.interfaces.Sources;
import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts of one host, and the files that they are. */
final class HostFiles {
    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final List<HostText> texts = new ArrayList<>();

    private HostFiles() {}

    /**
     * Reads all files of a host; of interfaces(5) those that are sourced, too.
     *
     * @throws IOException if one that is not only sourced cannot be read
     */
    static HostFiles read(Host host, InputStream stdin) throws IOException {
        HostFiles files = new HostFiles();
        for (Input input : host.files()) {
            files.add(input, input.bytes(stdin));
        }
        boolean sources = host.dialect() == Dialect.IFUPDOWN || host.dialect() == Dialect.IFUPDOWN2;
        if (sources && !host.first().isStandard()) {
            files.addSourced(host.first());
        }
        return files;
    }

    private HostText add(Input input, byte[] bytes) {
        HostText text = new HostText(input.shown(), SourceText.ofLines(bytes));
        inputs.put(input.shown(), input);
        texts.add(text);
        return text;
    }

    List<HostText> texts() {
        return texts;
    }

    /** The file of a text. */
    Input input(HostText text) {
        return Objects.requireNonNull(inputs.get(text.path()));
    }

    private void addSourced(Input main) throws IOException {
        Deque<HostText> unread = new ArrayDeque<>(texts);
        while (!unread.isEmpty()) {
            HostText from = unread.pop();
            // Most have no such line, and need not be read for it.
            boolean names = from.source().text().contains("source");
            for (Source source : names ? Sources.of(from) : List.<Source>of()) {
                for (String path : files(source.paths(main.shown(), from.path()))) {
                    if (source.takes(main.shown(), from.path(), path) && !inputs.containsKey(path)) {
                        Path file = Path.of(path);
                        Input input = new Input(file, path, main.top(), main.named(), false, Files.size(file));
                        unread.add(add(input, Memory.read(file)));
                    }
                }
            }
        }
    }

    /** The files that may be meant by a pattern: all of the directory that its fixed part names, two levels down at most. */
    private static Set<String> files(String pattern) {
        Set<String> found = new TreeSet<>();
        int wild = pattern.replaceAll("[*?\\[\\\\].*", "").length();
        Path directory = directory(pattern.substring(0, pattern.lastIndexOf('/', Math.max(0, wild - 1)) + 1));
        if (directory == null || !Files.isDirectory(directory)) {
            return found;
        }
        int levels =
                1 + (int) pattern.substring(wild).chars().filter(c -> c == '/').count();
        try (Stream<Path> all = Files.walk(directory, levels)) {
            all.filter(Files::isRegularFile).forEach(file -> found.add(file.toString()));
        } catch (IOException e) {
            return found;
        }
        return found;
    }

    private static @Nullable Path directory(String name) {
        return name.indexOf('\0') >= 0 ? null : Path.of(name);
    }
}
