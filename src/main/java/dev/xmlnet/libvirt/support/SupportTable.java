package dev.xmlnet.libvirt.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of what carries which part: support.txt of the connections and the parts of an interface, network-support.txt of the forward
 * modes and the parts of a network. Only {@link Judge} and what prints the documentation read it.
 *
 * @param <C> what carries: a column of the table
 */
public final class SupportTable<C extends Enum<C>> {
    private final TableReader<C> reader;
    private final Node<C> root = new Root();

    /** The rows of one path, and the way on to longer paths; so a walk down a tree makes no paths. */
    static class Node<C extends Enum<C>> {
        private final Map<String, Node<C>> children = new HashMap<>();
        private final Map<String, Node<C>> attributes = new HashMap<>();
        private final List<Row<C>> rows = new ArrayList<>(1);
        private boolean newer;

        /** Adds a row at a path from here on. */
        void add(Row<C> row, String path) {
            int at = path.indexOf('@');
            Node<C> node = this;
            boolean isNewer = row.isNewer();
            newer |= isNewer;
            for (String name : (at < 0 ? path : path.substring(0, at)).split("/")) {
                node = name.isEmpty() ? node : node(node.children, name);
                node.newer |= isNewer;
            }
            node = at < 0 ? node : node(node.attributes, path.substring(at + 1));
            node.rows.add(row);
        }

        private static <C extends Enum<C>> Node<C> node(Map<String, Node<C>> nodes, String name) {
            Node<C> node = nodes.get(name);
            if (node == null) {
                node = new Node<>();
                nodes.put(name, node);
            }
            return node;
        }

        /** What is known of a child; null if nothing. */
        @Nullable
        Node<C> child(String name) {
            return children.get(name);
        }

        /** What is known of an attribute; null if nothing. */
        @Nullable
        Node<C> attribute(String name) {
            return attributes.get(name);
        }

        /** True if something here or below is not in every libvirt. */
        boolean isNewer() {
            return newer;
        }

        boolean hasAttributes() {
            return !attributes.isEmpty();
        }

        boolean hasChildren() {
            return !children.isEmpty();
        }

        /** The rows, in the order of the file. */
        List<Row<C>> rows() {
            return rows;
        }
    }

    /** Where a walk begins: what is below a child is read when a document has such a child. */
    private final class Root extends Node<C> {
        private final Map<String, Node<C>> read = new ConcurrentHashMap<>();

        @Override
        @Nullable
        Node<C> child(String name) {
            Node<C> node = read.get(name);
            if (node != null) {
                return node;
            }
            List<Row<C>> rows = reader.below(name);
            if (rows == null) {
                return null;
            }
            Node<C> made = new Node<>();
            for (Row<C> row : rows) {
                made.add(row, row.path().substring(name.length()));
            }
            read.putIfAbsent(name, made);
            return read.get(name);
        }

        @Override
        boolean hasChildren() {
            return true;
        }
    }

    private SupportTable(TableReader<C> reader) {
        this.reader = reader;
        List<Row<C>> own = reader.below("");
        for (Row<C> row : own == null ? List.<Row<C>>of() : own) {
            root.add(row, row.path());
        }
    }

    /**
     * Reads a table from a resource beside this class.
     *
     * @param general the column whose word holds where a row has none for another; null for none
     * @throws IllegalStateException if a line is not of the table's form; the message says file and line
     */
    static <C extends Enum<C>> SupportTable<C> read(
            String resource, Class<C> columns, Function<C, @Nullable C> general) {
        try (InputStream in = SupportTable.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new SupportTable<>(new TableReader<>(resource, text, columns, general));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows, in the order of the file. */
    public List<Row<C>> rows() {
        return reader.all();
    }

    /** Where a walk begins. */
    Node<C> root() {
        return root;
    }
}
