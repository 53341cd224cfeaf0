package dev.xmlnet.libvirt.support;

import dev.xmlnet.libvirt.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is not in every libvirt, by newer.txt: a line of it.
 *
 * @param number of the line in the file, from 1
 * @param since the libvirt that has it
 * @param document {@code interface} or {@code network}
 * @param what the part in words
 */
public record Newer(int number, Since since, String document, List<Condition> root, List<Path> paths, String what) {

    /** A path of the tables' language; a step may be {@code *} for any name. */
    private record Path(List<String> steps, String attribute, List<Condition> conditions) {
        boolean isDocument() {
            return steps.isEmpty() && attribute == null;
        }

        static Path parse(String text) {
            int brace = text.indexOf('{');
            String path = brace < 0 ? text : text.substring(0, brace);
            int at = path.indexOf('@');
            String elements = at < 0 ? path : path.substring(0, at);
            return new Path(
                    elements.isEmpty() ? List.of() : List.of(elements.split("/")),
                    at < 0 ? null : path.substring(at + 1),
                    Condition.parse(brace < 0 ? "" : text.substring(brace)));
        }
    }

    /** Hears of the parts that are newer. */
    public interface Listener<T> {
        /**
         * Takes one.
         *
         * @param parent what the element stands in; null for the root, which is newer as a whole
         * @param element the part, or what bears it if it is an attribute
         * @param attribute the name of an attribute; null if the part is the element
         */
        void take(T parent, T element, String attribute, Newer newer);
    }

    private static final class Lines {
        static final List<Newer> ALL = read();
        static final Map<String, Index> INDEXES = Map.of("interface", new Index(), "network", new Index());

        static {
            ALL.forEach(line -> INDEXES.get(line.document).add(line));
        }
    }

    /** All lines, in the order of the file. */
    public static List<Newer> all() {
        return Lines.ALL;
    }

    /** Looks for what a libvirt does not have in a document that is {@code interface} or {@code network}. */
    public static <T> void look(String document, Version libvirt, Shape<T> shape, T root, Listener<T> listener) {
        Index index = Lines.INDEXES.get(document);
        for (Newer line : index.documents) {
            if (!libvirt.isAtLeast(line.since.version())) {
                line.lookAtDocument(shape, root, listener);
            }
        }
        for (T child : shape.children(root)) {
            for (Entry entry : index.children.getOrDefault(String.valueOf(shape.name(child)), List.of())) {
                Newer line = entry.line();
                if (!libvirt.isAtLeast(line.since.version()) && Condition.hold(line.root, shape, root, null)) {
                    line.look(entry.path(), 1, shape, root, child, listener);
                }
            }
        }
    }

    private record Entry(Newer line, Path path) {}

    /** The lines by the child that their paths begin with, so that a document is walked once. */
    private static final class Index {
        private final List<Newer> documents = new ArrayList<>();
        private final Map<String, List<Entry>> children = new HashMap<>();

        void add(Newer line) {
            for (Path path : line.paths) {
                if (!path.isDocument()) {
                    children.computeIfAbsent(path.steps().get(0), name -> new ArrayList<>())
                            .add(new Entry(line, path));
                } else if (!documents.contains(line)) {
                    documents.add(line);
                }
            }
        }
    }

    private <T> void lookAtDocument(Shape<T> shape, T document, Listener<T> listener) {
        for (Path path : paths) {
            if (path.isDocument()
                    && Condition.hold(root, shape, document, null)
                    && Condition.hold(path.conditions(), shape, document, null)) {
                listener.take(null, document, null, this);
                return;
            }
        }
    }

    /** Looks for the parts of this line. */
    public <T> void look(Shape<T> shape, T document, Listener<T> listener) {
        lookAtDocument(shape, document, listener);
        if (Condition.hold(root, shape, document, null)) {
            for (Path path : paths) {
                if (!path.isDocument()) {
                    look(path, 0, shape, null, document, listener);
                }
            }
        }
    }

    private <T> void look(Path path, int step, Shape<T> shape, T parent, T element, Listener<T> listener) {
        if (step < path.steps().size()) {
            String wanted = path.steps().get(step);
            for (T child : shape.children(element)) {
                String name = shape.name(child);
                if (name != null && (wanted.equals("*") || wanted.equals(name))) {
                    look(path, step + 1, shape, element, child, listener);
                }
            }
            return;
        }
        boolean there = path.attribute() == null || shape.attribute(element, path.attribute()) != null;
        if (there && Condition.hold(path.conditions(), shape, element, parent)) {
            listener.take(parent, element, path.attribute(), this);
        }
    }

    private static List<Newer> read() {
        int number = 0;
        try (InputStream in = Newer.class.getResourceAsStream("newer.txt")) {
            List<Newer> lines = new ArrayList<>();
            for (String text : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                number++;
                if (!text.isBlank() && !text.startsWith("#")) {
                    lines.add(line(number, text.split(" +\\| +")));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalStateException("newer.txt:" + number + ": " + e.getMessage(), e);
        }
    }

    private static Newer line(int number, String[] fields) {
        int brace = fields[1].indexOf('{');
        List<Path> paths = new ArrayList<>();
        for (String path : fields[2].split(" ")) {
            paths.add(Path.parse(path));
        }
        return new Newer(
                number,
                Since.parse(fields[0]),
                brace < 0 ? fields[1] : fields[1].substring(0, brace),
                Condition.parse(brace < 0 ? "" : fields[1].substring(brace)),
                paths,
                fields[3]);
    }
}
