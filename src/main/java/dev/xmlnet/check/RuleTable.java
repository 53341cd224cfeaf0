package dev.xmlnet.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** rules.txt, which explains itself. */
final class RuleTable {
    /** A row for every rule. */
    static final Map<Rule, Row> ROWS = read();

    /** What {@link Rule} tells of itself. */
    record Row(
            String word,
            Severity severity,
            Set<Rule.Needs> needs,
            @Nullable Version since,
            @Nullable String fix,
            String title,
            String why,
            String mend) {}

    private RuleTable() {}

    private static Map<Rule, Row> read() {
        Map<Rule, Row> rows = new EnumMap<>(Rule.class);
        try (InputStream in = RuleTable.class.getResourceAsStream("rules.txt")) {
            for (String block : new String(in.readAllBytes(), UTF_8).split("\n\n")) {
                if (block.startsWith("[")) {
                    add(rows, block.split("\n"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static void add(Map<Rule, Row> rows, String[] lines) {
        Map<String, String> values = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int blank = lines[i].indexOf(' ');
            values.put(lines[i].substring(0, blank), lines[i].substring(blank + 1));
        }
        Set<Rule.Needs> needs = EnumSet.noneOf(Rule.Needs.class);
        if (values.containsKey("needs")) {
            for (String word : values.get("needs").split(" ")) {
                needs.add(Rule.Needs.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        }
        String[] head = lines[0].substring(1, lines[0].length() - 1).split(" ");
        rows.put(
                Rule.valueOf(head[0]),
                new Row(
                        head[1],
                        Severity.valueOf(value(values, "severity").toUpperCase(Locale.ROOT)),
                        needs,
                        values.containsKey("since") ? Version.parse(values.get("since")) : null,
                        values.get("fix"),
                        value(values, "title"),
                        value(values, "why"),
                        value(values, "mend")));
    }

    /** What every block says. */
    private static String value(Map<String, String> values, String key) {
        return Objects.requireNonNull(values.get(key), key);
    }
}
