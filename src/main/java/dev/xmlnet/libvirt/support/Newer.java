package dev.xmlnet.libvirt.support;

import dev.xmlnet.libvirt.value.Version;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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
    private record Path(List<String> steps, @Nullable String attribute, List<Condition> conditions) {
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
        void take(@Nullable T parent, T element, @Nullable String attribute, Newer newer);
    }

    /** One path of a line. */
    private record Entry(Newer line, Path path) {}

    /** The file, by the document and the child that a path begins with, empty for none; a line is read when a document has such a child. */
    private static final class Lines {
        static final List<String> TEXT = text();
        private static final Map<String, Lines> BY_DOCUMENT = byDocument();

        private final String document;
        private final Map<String, List<Integer>> numbers = new HashMap<>();
        private final Map<String, List<Entry>> entries = new ConcurrentHashMap<>();

        private Lines(String document) {
            this.document = document;
        }

        static Lines of(String document) {
            return one(BY_DOCUMENT, document);
        }

        private static Lines one(Map<String, Lines> documents, String document) {
            return Objects.requireNonNull(documents.get(document), document);
        }

        List<Entry> below(String child) {
            List<Entry> known = entries.get(child);
            List<Integer> some = known == null ? numbers.get(child) : null;
            if (some != null) {
                known = read(child, some);
                entries.put(child, known);
            }
            return known == null ? List.of() : known;
        }

        private List<Entry> read(String child, List<Integer> numbers) {
            List<Entry> entries = new ArrayList<>();
            for (int number : numbers) {
                Newer line = Newer.read(number, TEXT.get(number - 1));
                for (Path path : line.paths) {
                    String name = path.steps().isEmpty() ? "" : path.steps().get(0);
                    if (document.equals(line.document) && child.equals(name)) {
                        entries.add(new Entry(line, path));
                        if (path.isDocument()) {
                            break; // What the document is said to be as a whole is one thing.
                        }
                    }
                }
            }
            return entries;
        }

        private static Map<String, Lines> byDocument() {
            Map<String, Lines> documents = new HashMap<>();
            documents.put("interface", new Lines("interface"));
            documents.put("network", new Lines("network"));
            for (int i = 0; i < TEXT.size(); i++) {
                if (isLine(TEXT.get(i))) {
                    String[] fields = fields(TEXT.get(i));
                    Lines lines = one(documents, before(fields[1], "{"));
                    for (String path : fields[2].split(" ")) {
                        lines.add(before(path, "/@{"), i + 1);
                    }
                }
            }
            return documents;
        }

        private void add(String child, int number) {
            List<Integer> some = numbers.get(child);
            if (some == null) {
                some = new ArrayList<>(2);
                numbers.put(child, some);
            }
            if (!some.contains(number)) {
                some.add(number);
            }
        }

        static boolean isLine(String text) {
            return !text.isBlank() && text.charAt(0) != '#';
        }

        private static List<String> text() {
            try (InputStream in = Newer.class.getResourceAsStream("newer.txt")) {
                return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** All lines, in the order of the file. */
    public static List<Newer> all() {
        List<Newer> all = new ArrayList<>();
        for (int i = 0; i < Lines.TEXT.size(); i++) {
            if (Lines.isLine(Lines.TEXT.get(i))) {
                all.add(read(i + 1, Lines.TEXT.get(i)));
            }
        }
        return all;
    }

    /** Looks for what a libvirt does not have in a document that is {@code interface} or {@code network}. */
    public static <T> void look(String document, Version libvirt, Shape<T> shape, T root, Listener<T> listener) {
        if (libvirt.isAtLeast(Version.NEWEST_KNOWN)) {
            return;
        }
        Lines lines = Lines.of(document);
        for (Entry entry : lines.below("")) {
            look(entry, 0, libvirt, shape, root, root, listener);
        }
        for (T child : shape.children(root)) {
            String name = shape.name(child);
            List<Entry> below = name == null ? List.of() : lines.below(name);
            for (int i = 0; i < below.size(); i++) {
                look(below.get(i), 1, libvirt, shape, root, child, listener);
            }
        }
    }

    private static <T> void look(
            Entry entry, int step, Version libvirt, Shape<T> shape, T root, T element, Listener<T> listener) {
        Newer line = entry.line();
        if (libvirt.isAtLeast(line.since.version())) {
            return;
        }
        if (entry.path().isDocument()) {
            line.lookAtDocument(shape, root, listener);
        } else if (Condition.hold(line.root, shape, root, null)) {
            line.look(entry.path(), step, shape, step == 0 ? null : root, element, listener);
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

    private <T> void look(Path path, int step, Shape<T> shape, @Nullable T parent, T element, Listener<T> listener) {
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

    private static Newer read(int number, String text) {
        try {
            String[] fields = fields(text);
            String document = before(fields[1], "{");
            List<Path> paths = new ArrayList<>();
            for (String path : fields[2].split(" ")) {
                paths.add(Path.parse(path));
            }
            List<Condition> root = Condition.parse(fields[1].substring(document.length()));
            return new Newer(number, Since.parse(fields[0]), document, root, paths, fields[3]);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("newer.txt:" + number + ": " + e.getMessage(), e);
        }
    }

    private static String[] fields(String text) {
        String[] fields = new String[4];
        int from = 0;
        for (int i = 0; i < fields.length; i++) {
            int to = i == fields.length - 1 ? text.length() : text.indexOf(" | ", from);
            if (to < 0) {
                throw new IllegalArgumentException("'" + text + "' has less than four fields");
            }
            fields[i] = text.substring(from, to).strip();
            from = to + " | ".length();
        }
        return fields;
    }

    /** What stands before the first of some characters. */
    private static String before(String text, String ends) {
        int end = 0;
        while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }
}
