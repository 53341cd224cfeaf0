package dev.xmlnet.cli.options;

import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.io.Glob;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.AllowedFiles;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reading {@code .xmlnet.toml}; all that it says must be known and right. */
public final class CheckConfigFile {
    /** No person writes more; all of it is read at each start. */
    private static final int LARGEST = 1_000_000;

    private static final String LIBVIRT = "libvirt";
    private static final String EXCLUDE = "exclude";
    private static final List<String> KEYS_OF_ALL = List.of(LIBVIRT, EXCLUDE, "check");
    private static final List<String> KEYS =
            List.of("disable", "strict", LIBVIRT, "baseline", "host-facts", "schemas", "ignore");
    private static final List<String> KEYS_OF_IGNORE = List.of("files", "rules", "reason");

    private final Path start;
    private final String shown;
    private final Path directory;
    private final SourceText source;
    private final TomlLines lines;

    /** Where the files may be that it names; null if nobody is going to read them. */
    private final @Nullable AllowedFiles allowed;

    private CheckConfigFile(Path start, Path file, String text, @Nullable List<Path> others) {
        this.start = start;
        this.shown = start.relativize(file).toString();
        this.directory = Objects.requireNonNull(file.getParent());
        this.source = SourceText.ofString(text);
        this.lines = new TomlLines(text);
        this.allowed = others == null ? null : AllowedFiles.below(directory, others);
    }

    /** Reads the file of the current directory or one above, as {@link #read(Path, Path)} does. */
    public static CheckConfig here() {
        Path here = Path.of("").toAbsolutePath();
        Path file = CheckConfig.find(here);
        return file == null ? CheckConfig.NONE : read(file, here);
    }

    /** Reads a file as {@link #read(Path, Path, List)} does, for those who will not read the files that it names. */
    public static CheckConfig read(Path file, Path start) {
        return read(file, start, null);
    }

    /**
     * Reads a file.
     *
     * @param file absolute
     * @param start the current directory, absolute: paths are shown and given from there
     * @param others directories, beside its own, in which it may name files; null if those are not going to be read
     * @throws UsageException if it cannot be read, is not TOML, or says what is not known; with the place
     */
    public static CheckConfig read(Path file, Path start, @Nullable List<Path> others) {
        String shown = start.relativize(file).toString();
        try {
            if (Files.size(file) > LARGEST) {
                throw new UsageException(shown + ": larger than 1 MB; split it, or use a baseline");
            }
            String text = Files.readString(file);
            // Some editors begin UTF-8 with a mark, which TOML does not know.
            return new CheckConfigFile(start, file, text.startsWith("\uFEFF") ? text.substring(1) : text, others)
                    .read();
        } catch (CharacterCodingException e) {
            throw new UsageException(shown + ": it is not in UTF-8, which TOML is");
        } catch (IOException e) {
            throw new UsageException(shown + ": " + Words.of(e));
        }
    }

    private CheckConfig read() {
        TomlParseResult root = Toml.parse(lines.text());
        if (root.hasErrors()) {
            TomlParseError error = root.errors().get(0);
            throw wrong(error.position(), "this is not TOML: " + lines.message(Words.of(error)));
        }
        known(root, KEYS_OF_ALL);
        TomlTable given = value(root, "check", TomlTable.class, "a table: write [check]");
        if (root.isEmpty()) {
            return CheckConfig.NONE;
        }
        TomlTable check = given == null ? Toml.parse("") : given;
        known(check, KEYS);
        String libvirt = libvirt(root, check);
        return new CheckConfig(
                shown,
                directory,
                rules(check, "disable", true),
                Boolean.TRUE.equals(value(check, "strict", Boolean.class, "true or false")),
                libvirt,
                globs(root, EXCLUDE),
                path(check, "baseline"),
                path(check, "host-facts"),
                path(check, "schemas"),
                ignores(check));
    }

    /** It counts for every command, and stands at the top or, as it once had to, in the table of check. */
    private @Nullable String libvirt(TomlTable root, TomlTable check) {
        String top = text(root, LIBVIRT);
        String inner = text(check, LIBVIRT);
        if (top != null && inner != null) {
            throw wrong(at(check, LIBVIRT), "'libvirt' stands at the top too; remove this one");
        }
        String version = top == null ? inner : top;
        try {
            if (version != null && !version.equals(LibvirtVersion.HOST)) {
                Version.parse(version);
            }
        } catch (IllegalArgumentException e) {
            throw wrong(at(top == null ? check : root, LIBVIRT), Words.of(e));
        }
        return version;
    }

    private List<CheckConfig.Ignore> ignores(TomlTable check) {
        List<CheckConfig.Ignore> ignores = new ArrayList<>();
        TomlArray tables = value(check, "ignore", TomlArray.class, "tables: write [[check.ignore]]");
        for (int i = 0; tables != null && i < tables.size(); i++) {
            if (!(tables.get(i) instanceof TomlTable table)) {
                throw wrong(tables.inputPositionOf(i), "'ignore' must be tables: write [[check.ignore]]");
            }
            ignores.add(ignore(table, tables.inputPositionOf(i)));
        }
        return ignores;
    }

    private CheckConfig.Ignore ignore(TomlTable table, TomlPosition place) {
        known(table, KEYS_OF_IGNORE);
        for (String key : KEYS_OF_IGNORE) {
            if (!table.keySet().contains(key)) {
                throw wrong(
                        place, "'" + key + "' is missing in this [[check.ignore]]: it needs files, rules and reason");
            }
        }
        String reason = text(table, "reason");
        if (reason == null || reason.isBlank()) {
            throw wrong(at(table, "reason"), "the reason is empty: say why the rules are ignored here");
        }
        TomlPosition whole = lines.place(place);
        Location location = new Location(whole.line(), whole.column());
        return new CheckConfig.Ignore(
                globs(table, "files"), rules(table, "rules", false), location, source.line(whole.line()));
    }

    private List<Glob> globs(TomlTable table, String key) {
        List<Glob> globs = new ArrayList<>();
        TomlArray patterns = array(table, key);
        for (int i = 0; patterns != null && i < patterns.size(); i++) {
            try {
                globs.add(Glob.below(directory, "the directory of " + CheckConfig.NAME, string(patterns, i, key)));
            } catch (IllegalArgumentException e) {
                throw wrong(patterns.inputPositionOf(i), Words.of(e));
            }
        }
        return globs;
    }

    private Set<Rule> rules(TomlTable table, String key, boolean everywhere) {
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        TomlArray ids = array(table, key);
        for (int i = 0; ids != null && i < ids.size(); i++) {
            String id = string(ids, i, key);
            String why = CheckConfig.whyNotDisabled(id);
            if (why != null && (everywhere || Rule.named(id) == null)) {
                throw wrong(ids.inputPositionOf(i), why);
            }
            rules.add(Rule.named(id));
        }
        return rules;
    }

    /** The strings of a key; null if there is none. */
    private @Nullable TomlArray array(TomlTable table, String key) {
        TomlArray array = value(table, key, TomlArray.class, "an array of strings, such as [\"...\"]");
        if (array != null && array.isEmpty() && !key.equals("disable") && !key.equals(EXCLUDE)) {
            throw wrong(at(table, key), "'" + key + "' is empty, so that nothing is ignored");
        }
        return array;
    }

    private String string(TomlArray array, int index, String key) {
        if (array.get(index) instanceof String string) {
            return string;
        }
        throw wrong(array.inputPositionOf(index), "'" + key + "' must be an array of strings, such as [\"...\"]");
    }

    private @Nullable String path(TomlTable table, String key) {
        String path = text(table, key);
        if (path == null) {
            return null;
        }
        try {
            if (!path.isBlank()) {
                if (allowed != null && !allowed.hold(directory.resolve(path))) {
                    throw wrong(at(table, key), outside(key, path));
                }
                return start.relativize(directory.resolve(path)).toString();
            }
        } catch (InvalidPathException e) {
            // It is told of as an empty one is.
        }
        throw wrong(at(table, key), "'" + key + "' must name a file or directory");
    }

    /** A repository that is checked out does not choose which files of this machine are read or written. */
    private static String outside(String key, String path) {
        return AllowRead.hint(
                        "'" + key + "' names '" + path + "', which is outside the directory of " + CheckConfig.NAME)
                + ", or give the path by --" + key;
    }

    private @Nullable String text(TomlTable table, String key) {
        return value(table, key, String.class, "a string: write " + key + " = \"...\"");
    }

    /** The value of a key; null if there is none. */
    private <T> @Nullable T value(TomlTable table, String key, Class<T> type, String what) {
        Object value = table.get(List.of(key));
        if (value != null && !type.isInstance(value)) {
            throw wrong(at(table, key), "'" + key + "' must be " + what);
        }
        return type.cast(value);
    }

    private void known(TomlTable table, List<String> known) {
        for (String key : table.keySet()) {
            if (!known.contains(key)) {
                String hint = Meant.hint(".xmlnet.toml", key, known, "there is");
                throw wrong(at(table, key), "'" + key + "' is not known here; " + hint);
            }
        }
    }

    private static TomlPosition at(TomlTable table, String key) {
        return table.inputPositionOf(List.of(key));
    }

    private UsageException wrong(TomlPosition place, String message) {
        TomlPosition whole = lines.place(place);
        return new UsageException(shown + ":" + whole.line() + ":" + whole.column() + ": " + message);
    }
}
