package dev.xmlnet.cli.check;

import com.google.gson.stream.JsonWriter;
import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.console.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** What {@code check --rules} prints. */
final class RuleList {
    private RuleList() {}

    /** A line a rule: id, severity, name, title. */
    static void text(Writer out) throws IOException {
        int longest = 0;
        for (Rule rule : Rule.values()) {
            longest = Math.max(longest, rule.word().length());
        }
        for (Rule rule : Rule.values()) {
            String severity = rule.severity().word();
            out.append(rule.name()).append("  ").append(severity).append(" ".repeat(9 - severity.length()));
            out.append(rule.word()).append(" ".repeat(longest + 2 - rule.word().length()));
            out.append(rule.title()).append('\n');
        }
        out.flush();
    }

    /** An array of objects; docs/check.md describes the shape. */
    static void json(Writer out) throws IOException {
        JsonWriter json = JsonText.writer(out);
        json.setSerializeNulls(true);
        json.beginArray();
        for (Rule rule : Rule.values()) {
            json.beginObject();
            json.name("rule").value(rule.name());
            json.name("name").value(rule.word());
            json.name("severity").value(rule.severity().word());
            json.name("needs").beginArray();
            for (Rule.Needs need : rule.needs()) {
                json.value(need.name().toLowerCase(Locale.ROOT));
            }
            json.endArray();
            json.name("since").value(rule.since() == null ? null : rule.since().toString());
            json.name("fix").value(rule.fix());
            json.name("title").value(rule.title());
            json.name("why").value(rule.why());
            json.name("mend").value(rule.mend());
            json.endObject();
        }
        json.endArray();
        out.write('\n');
        json.flush();
    }
}
