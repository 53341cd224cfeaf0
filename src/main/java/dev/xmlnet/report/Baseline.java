package dev.xmlnet.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Rule;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Findings that are known and not told of again, in a file that is made for git: sorted, one a line, and the same when a
 * definition only moves inside its file. Immutable and safe for many threads.
 */
public final class Baseline {
    private static final int FORMAT = 1;
    private static final FormattingStyle LINES = FormattingStyle.PRETTY.withIndent(" ");
    private static final FormattingStyle ONE_LINE = FormattingStyle.COMPACT.withSpaceAfterSeparators(true);

    private final Path directory;
    private final Map<String, Map<Key, Integer>> files = new TreeMap<>();

    /**
     * What makes a finding the same one.
     *
     * @param rule the id, which may be that of a rule that is no more
     */
    public record Key(String rule, String message) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::rule).thenComparing(Key::message);

        static Key of(Finding finding) {
            return new Key(finding.rule().name(), finding.message());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private Baseline(String file) {
        Path absolute = Path.of(file).toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        directory = parent == null ? absolute : parent;
    }

    /**
     * Reads a file.
     *
     * @throws JsonInput.WrongException if it is no baseline
     * @throws IOException if it cannot be read
     */
    public static Baseline read(String file) throws IOException {
        return JsonInput.read(file, json -> {
            Baseline baseline = new Baseline(file);
            baseline.read(json);
            return baseline;
        });
    }

    /** Makes one of what was found, by path; files that cannot be read are never in it. */
    public static Baseline of(String file, Map<String, List<Finding>> found) {
        Baseline baseline = new Baseline(file);
        found.forEach((path, findings) -> {
            for (Finding finding : findings) {
                if (finding.rule() != Rule.XML001) {
                    baseline.add(baseline.relative(path), Key.of(finding), 1);
                }
            }
        });
        return baseline;
    }

    /** How often each finding of a file is known: a copy, to count down. */
    public Map<Key, Integer> of(String path) {
        return new HashMap<>(files.getOrDefault(relative(path), Map.of()));
    }

    /** Takes a finding off what is left of a file's; false if it is not among it. */
    public static boolean take(Map<Key, Integer> left, Finding finding) {
        Key key = Key.of(finding);
        int count = left.getOrDefault(key, 0);
        if (count == 0 || finding.rule() == Rule.XML001) {
            return false;
        }
        left.put(key, count - 1);
        return true;
    }

    /** How many findings it has for files that are not there any more. */
    public int lost() {
        int lost = 0;
        for (Map.Entry<String, Map<Key, Integer>> file : files.entrySet()) {
            boolean standard = file.getKey().equals(FindingReport.STDIN);
            lost += standard || Files.exists(directory.resolve(file.getKey())) ? 0 : count(file.getValue());
        }
        return lost;
    }

    /** How many findings there are in a count. */
    public static int count(Map<Key, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many findings it has. */
    public int size() {
        return files.values().stream().mapToInt(Baseline::count).sum();
    }

    /** What the file of each begins with. */
    public static byte[] head() {
        return ("{\n \"baseline\": " + FORMAT + ",\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The file that it is. */
    public byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        JsonWriter json = JsonText.writer(out);
        json.setFormattingStyle(LINES);
        json.beginObject();
        json.name("baseline").value(FORMAT);
        json.name("findings").beginArray();
        for (Map.Entry<String, Map<Key, Integer>> found : files.entrySet()) {
            for (Map.Entry<Key, Integer> entry : found.getValue().entrySet()) {
                json.beginObject();
                json.setFormattingStyle(ONE_LINE);
                json.name("path").value(found.getKey());
                json.name("rule").value(entry.getKey().rule());
                json.name("message").value(entry.getKey().message());
                json.name("count").value(entry.getValue());
                json.endObject();
                json.setFormattingStyle(LINES);
            }
        }
        json.endArray().endObject();
        out.append('\n').flush();
        return bytes.toByteArray();
    }

    private void read(JsonReader json) throws IOException {
        // Many findings say the same.
        Map<String, String> texts = new HashMap<>();
        Set<String> seen = new HashSet<>();
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            seen.add(key);
            switch (key) {
                case "baseline" -> {
                    if (json.nextInt() != FORMAT) {
                        throw new JsonInput.Unknown("this is a baseline of another version of xmlnet");
                    }
                }
                case "findings" -> {
                    json.beginArray();
                    while (json.hasNext()) {
                        readFinding(json, texts);
                    }
                    json.endArray();
                }
                default -> throw new JsonInput.Unknown("this key is not known");
            }
        }
        for (String key : List.of("baseline", "findings")) {
            if (!seen.contains(key)) {
                throw new JsonInput.Unknown("'" + key + "' is missing");
            }
        }
        json.endObject();
    }

    private void readFinding(JsonReader json, Map<String, String> texts) throws IOException {
        String path = null;
        String rule = null;
        String message = null;
        int count = 0;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "path" -> path = json.nextString();
                case "rule" -> rule = json.nextString();
                case "message" -> message = json.nextString();
                case "count" -> count = json.nextInt();
                default -> throw new JsonInput.Unknown("this key is not known");
            }
        }
        if (path == null || rule == null || message == null || count < 1) {
            throw new JsonInput.Unknown("a finding needs path, rule, message and count");
        }
        json.endObject();
        add(path, new Key(texts.computeIfAbsent(rule, r -> r), texts.computeIfAbsent(message, m -> m)), count);
    }

    private void add(String path, Key key, int count) {
        files.computeIfAbsent(path, p -> new TreeMap<>()).merge(key, count, Integer::sum);
    }

    /** With slashes on every system; standard input as it is shown. */
    private String relative(String path) {
        if (path.equals(FindingReport.STDIN)) {
            return path;
        }
        try {
            Path absolute = Path.of(path).toAbsolutePath().normalize();
            return directory.relativize(absolute).toString().replace('\\', '/');
        } catch (InvalidPathException e) {
            return path;
        }
    }
}
