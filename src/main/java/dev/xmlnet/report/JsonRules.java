package dev.xmlnet.report;

import com.google.gson.stream.JsonWriter;
import dev.xmlnet.check.Rule;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** The rules of check as JSON. */
public final class JsonRules {
    private JsonRules() {}

    /** An array of objects; docs/check.md describes the shape. */
    public static void write(Writer out) throws IOException {
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
