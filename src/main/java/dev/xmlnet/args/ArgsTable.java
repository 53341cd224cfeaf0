package dev.xmlnet.args;

import dev.xmlnet.libvirt.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How virt-install and QEMU say each part of an interface, by args.txt; both directions and the page of it ask here. */
public final class ArgsTable {
    private static final String FILE = "args.txt";

    private final Map<String, PartRow> parts = new LinkedHashMap<>();
    private final Map<Kind, KindRow> kinds = new EnumMap<>(Kind.class);

    /** Read at the first use. */
    private static final class Read {
        private static final ArgsTable TABLE = read();

        private static ArgsTable read() {
            try (InputStream in = ArgsTable.class.getResourceAsStream(FILE)) {
                return new ArgsTable(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Reads a table.
     *
     * @throws IllegalStateException if a line is not of the form; the message says file and line
     */
    ArgsTable(String file, String text) {
        TableText.read(file, text, parts, kinds);
    }

    /** The table. */
    public static ArgsTable get() {
        return Read.TABLE;
    }

    /** Returns the row of a part; null if there is none. */
    public @Nullable PartRow part(String path) {
        return parts.get(path);
    }

    /** Returns the row of a kind of connection; null if there is none. */
    public @Nullable KindRow kind(Kind kind) {
        return kinds.get(kind);
    }

    /** The rows of parts, in the order of the file. */
    public Collection<PartRow> parts() {
        return Collections.unmodifiableCollection(parts.values());
    }

    /** The rows of kinds. */
    public Collection<KindRow> kinds() {
        return Collections.unmodifiableCollection(kinds.values());
    }
}
