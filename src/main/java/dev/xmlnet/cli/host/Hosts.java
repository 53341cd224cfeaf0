package dev.xmlnet.cli.host;

import dev.xmlnet.cli.io.Input;
import dev.xmlnet.host.Dialect;
import dev.xmlnet.host.Recognition;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which files are one host. A file of interfaces(5) is one with what it sources; of netplan, NetworkManager and networkd, the files of a
 * directory are, and those of the directories below /etc, /run and /lib that the program reads with it.
 */
final class Hosts {
    private static final Pattern TREE = Pattern.compile(
            "(.*?)((etc|run|lib|usr/lib|usr/local/lib)/(netplan|systemd/network|NetworkManager/system-connections))");

    /** A directory that a program reads whole bears such a name, wherever a copy of it lies. */
    private static final Pattern WHOLE = Pattern.compile(".*(^|/)(netplan|system-connections|systemd/network)");

    private final InputStream stdin;
    private final @Nullable Dialect given;
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final List<Input> strange = new ArrayList<>();

    Hosts(InputStream stdin, @Nullable Dialect given) {
        this.stdin = stdin;
        this.given = given;
    }

    /** True if a walk takes a file of that path. */
    static boolean isWanted(Path file) {
        return Recognition.byPath(file.toString()) != null;
    }

    /** Puts inputs together. One that cannot be read is a host of its own, whose reading fails again where that is told. */
    List<Host> of(List<Input> inputs) {
        for (Input input : inputs) {
            Dialect dialect = dialect(input);
            if (dialect == null) {
                strange.add(input);
            } else {
                add(dialect, input);
            }
        }
        List<Host> all = new ArrayList<>();
        for (Map.Entry<String, Host> host : hosts.entrySet()) {
            all.add(host.getKey().startsWith("=") ? host.getValue() : whole(host.getValue()));
        }
        return all;
    }

    /** Those that are in no dialect, as far as a text tells. */
    List<Input> strange() {
        return strange;
    }

    private @Nullable Dialect dialect(Input input) {
        Dialect byPath = Recognition.byPath(input.shown());
        if (given != null) {
            return given;
        } else if (byPath != null || input.isStandard()) {
            return byPath;
        }
        try {
            return Recognition.byText(SourceText.ofLines(input.bytes(stdin)).text());
        } catch (IOException e) {
            return Dialect.IFUPDOWN;
        }
    }

    private void add(Dialect dialect, Input input) {
        boolean alone = dialect == Dialect.IFUPDOWN || dialect == Dialect.IFUPDOWN2 || input.isStandard();
        String key = alone ? "=" + input.shown() : dialect + ":" + tree(directory(input.file()));
        Host host = hosts.computeIfAbsent(key, one -> new Host(dialect, new ArrayList<>()));
        host.files().add(input);
    }

    /** What the directories that a program reads as one have in common. */
    private static String tree(Path directory) {
        String path = directory.toString();
        path = path.endsWith(".d") ? directory(directory).toString() : path;
        Matcher tree = TREE.matcher(path);
        return tree.matches() ? tree.group(1) + ":" + tree.group(4) : path;
    }

    private static Path directory(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    /** With the files that were not named, but lie beside those that were where a program reads all. */
    private static Host whole(Host host) {
        Map<Path, Input> files = new LinkedHashMap<>();
        host.files().forEach(input -> files.put(input.file().toAbsolutePath().normalize(), input));
        for (Input input : host.files()) {
            Path parent = input.file().getParent();
            if (input.named()
                    && WHOLE.matcher(directory(input.file()).toString()).matches()) {
                for (Path beside : list(parent == null ? Path.of("") : parent)) {
                    Path top = input.top();
                    files.putIfAbsent(
                            beside.toAbsolutePath().normalize(),
                            new Input(beside, beside.toString(), top, true, false, 0));
                }
            }
        }
        return new Host(host.dialect(), List.copyOf(files.values()));
    }

    private static Set<Path> list(Path directory) {
        Set<Path> found = new TreeSet<>();
        try (Stream<Path> all = Files.walk(directory, 2)) {
            all.filter(file -> isWanted(file.toAbsolutePath()) && Files.isRegularFile(file))
                    .forEach(found::add);
        } catch (IOException e) {
            return found; // Of the file that was named it is told.
        }
        return found;
    }
}
