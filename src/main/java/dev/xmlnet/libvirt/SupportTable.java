package dev.xmlnet.libvirt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.xml.Element;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A table of what can carry which part: support.txt of the kinds of connection and the parts of an interface,
 * network-support.txt of the forward modes and the parts of a network.
 *
 * @param <K> what carries: a column of the table
 */
public final class SupportTable<K extends Enum<K>> {
    /** The namespace of {@code dnsmasq:options}, whatever a document calls it. */
    private static final String DNSMASQ = "http://libvirt.org/schemas/network/dnsmasq/1.0";

    private final Class<K> columns;
    private final List<Row<K>> rows = new ArrayList<>();
    private final Map<String, List<Row<K>>> byPath = new HashMap<>();

    /** What the loss of a part means to a person. */
    public enum Loss {
        FIREWALL,
        WARNING,
        NOTE
    }

    /**
     * A part.
     *
     * @param path below the interface or the network, such as {@code driver@name}
     * @param attribute the attribute that the condition asks for, or null
     * @param values what it may be; empty for "has no such attribute"
     * @param loss what its loss means
     * @param drivers the domain types that the row is about; empty for all
     * @param withoutVirtio what holds on every kind where the model is not virtio; null for the same
     * @param <K> what carries
     */
    public record Row<K extends Enum<K>>(
            String path,
            String attribute,
            Set<String> values,
            Loss loss,
            Set<String> drivers,
            Verdict withoutVirtio,
            Map<K, Verdict> verdicts) {

        /** The last name of the path, for an id: {@code lost-filterref}, {@code lost-floor}. */
        public String word() {
            return path.substring(Math.max(path.lastIndexOf('@'), path.lastIndexOf('/')) + 1);
        }

        /** The path with its condition, as the table writes it. */
        public String title() {
            return attribute == null
                    ? path
                    : path + "{" + attribute + "=" + String.join("|", new TreeSet<>(values)) + "}";
        }

        /** The same row with another loss. */
        public Row<K> of(Loss other) {
            return new Row<>(path, attribute, values, other, drivers, withoutVirtio, verdicts);
        }

        public boolean isAbout(String driver) {
            return drivers.isEmpty() || drivers.contains(driver);
        }

        public boolean matches(UnaryOperator<String> attributes) {
            if (attribute == null) {
                return true;
            }
            String value = attributes.apply(attribute);
            return value == null ? values.isEmpty() : values.contains(value);
        }
    }

    private SupportTable(Class<K> columns) {
        this.columns = columns;
    }

    /** The table of kinds of connection and parts of an interface; read when it is first asked for. */
    public static SupportTable<Kind> interfaces() {
        return Interfaces.TABLE;
    }

    /** The table of forward modes and parts of a network; read when it is first asked for. */
    public static SupportTable<NetworkMode> networks() {
        return Networks.TABLE;
    }

    /** The name by which the table of networks may know an element; null for one that is not libvirt's. */
    public static String networkPart(Element element) {
        String name = element.name();
        if (element.namespace().equals(DNSMASQ)) {
            return "dnsmasq:" + name.substring(name.indexOf(':') + 1);
        }
        return element.is(name) ? name : null;
    }

    private static final class Interfaces {
        static final SupportTable<Kind> TABLE = read("support.txt", Kind.class);
    }

    private static final class Networks {
        static final SupportTable<NetworkMode> TABLE = read("network-support.txt", NetworkMode.class);
    }

    /** All rows, in the order of the file. */
    public List<Row<K>> rows() {
        return rows;
    }

    /**
     * The row about a part.
     *
     * @param path as in the table, without a condition
     * @param attributes the attributes of the element that the part is, or that bears it
     * @param driver the domain's type; null for a network
     * @return null if the table has none
     */
    public Row<K> find(String path, UnaryOperator<String> attributes, String driver) {
        for (Row<K> row : byPath.getOrDefault(path, List.of())) {
            if (row.isAbout(driver) && row.matches(attributes)) {
                return row;
            }
        }
        return null;
    }

    /** Reads a table from a resource beside this class. */
    private static <K extends Enum<K>> SupportTable<K> read(String resource, Class<K> columns) {
        SupportTable<K> table = new SupportTable<>(columns);
        try (InputStream in = SupportTable.class.getResourceAsStream(resource)) {
            table.read(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void read(String text) {
        for (String block : text.split("\n\n")) {
            if (block.startsWith("[")) {
                readBlock(block.split("\n"));
            }
        }
    }

    /** A line of titles, one of loss, perhaps one of drivers and of virtio, then a line a verdict. */
    private void readBlock(String[] lines) {
        int next = 1;
        Loss loss = Loss.valueOf(lines[next++].substring("loss ".length()).toUpperCase(Locale.ROOT));
        Set<String> drivers = Set.of();
        if (lines[next].startsWith("driver ")) {
            drivers = Set.of(lines[next++].substring("driver ".length()).split(" "));
        }
        Verdict withoutVirtio = null;
        if (lines[next].startsWith("virtio ")) {
            withoutVirtio = verdict(lines[next++].substring("virtio ".length()));
        }
        Map<K, Verdict> verdicts = new EnumMap<>(columns);
        for (; next < lines.length; next++) {
            Verdict verdict = verdict(lines[next]);
            for (K kind : kinds(lines[next])) {
                verdicts.put(kind, verdict);
            }
        }
        for (String title : lines[0].split(" ")) {
            Row<K> row = row(title.substring(1, title.length() - 1), loss, drivers, withoutVirtio, verdicts);
            rows.add(row);
            byPath.computeIfAbsent(row.path(), path -> new ArrayList<>(2)).add(row);
        }
    }

    private Row<K> row(String title, Loss loss, Set<String> drivers, Verdict withoutVirtio, Map<K, Verdict> verdicts) {
        int brace = title.indexOf('{');
        if (brace < 0) {
            return new Row<>(title, null, Set.of(), loss, drivers, withoutVirtio, verdicts);
        }
        int equals = title.indexOf('=', brace);
        String values = title.substring(equals + 1, title.length() - 1);
        return new Row<>(
                title.substring(0, brace),
                title.substring(brace + 1, equals),
                values.isEmpty() ? Set.of() : Set.of(values.split("\\|")),
                loss,
                drivers,
                withoutVirtio,
                verdicts);
    }

    private static Verdict verdict(String line) {
        String[] words = line.substring(0, line.indexOf(" : ")).split(" ");
        Verdict.Word word = Verdict.Word.valueOf(words[0].toUpperCase(Locale.ROOT));
        Version since = word == Verdict.Word.SINCE ? Version.parse(words[1]) : null;
        return new Verdict(word, since, line.substring(line.indexOf(" : ") + " : ".length()));
    }

    private List<K> kinds(String line) {
        String[] words = line.substring(0, line.indexOf(" : ")).split(" ");
        List<K> kinds = new ArrayList<>();
        for (int i = words[0].equals("since") ? 2 : 1; i < words.length; i++) {
            kinds.add(Enum.valueOf(columns, words[i].toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        return kinds;
    }
}
