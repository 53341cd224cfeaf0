package dev.xmlnet.report;

import com.google.gson.stream.JsonWriter;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The interfaces of guests as CSV and as JSON; docs/list.md describes both. */
public final class InventoryReport {
    /** What a formula begins with in some spreadsheet; a tab is passed over by some, and the wide ones are read as the others. */
    private static final String FORMULA = "=+-@\t'\uFF1D\uFF0B\uFF0D\uFF20";

    private InventoryReport() {}

    /** By RFC 4180, save that a line ends as it does everywhere here, and that no cell is a formula or more than a line. */
    public static void csv(List<ListedInterface> rows, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(
                "guest",
                "index",
                "kind",
                "source",
                "mode",
                "mac",
                "model",
                "vlan",
                "network",
                "portgroup",
                "address",
                "path",
                "line");
        for (ListedInterface row : rows) {
            csv.writeRecord(
                    safe(row.guest()),
                    row.index() == null ? null : row.index().toString(),
                    safe(row.kind()),
                    safe(row.source()),
                    safe(row.mode()),
                    safe(row.mac()),
                    safe(row.model()),
                    safe(row.vlan()),
                    safe(row.network()),
                    safe(row.portgroup()),
                    safe(String.join(" ", row.addresses())),
                    safe(row.path()),
                    Integer.toString(row.line()));
        }
        csv.flush();
    }

    /**
     * A cell that a spreadsheet shows and does not compute: {@code '} is put before one that begins as a formula does, as a
     * command of a CI runner does, or with {@code '} itself, so that it can be told from those.
     */
    static @Nullable String safe(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String visible = SafeText.visible(text);
        String begins = visible.stripLeading();
        boolean acts = begins.startsWith("::") || (!visible.isEmpty() && FORMULA.indexOf(visible.charAt(0)) >= 0);
        return acts ? "'" + visible : visible;
    }

    /** For machines: everything. */
    public static void json(List<ListedInterface> rows, Writer out) throws IOException {
        JsonWriter json = JsonText.writer(out);
        json.beginObject().name("interfaces").beginArray();
        for (ListedInterface row : rows) {
            add(row, json);
        }
        json.endArray().endObject();
        out.write('\n');
        json.flush();
    }

    private static void add(ListedInterface row, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("guest").value(row.guest());
        json.name("index").value(row.index());
        json.name("kind").value(row.kind());
        json.name("source").value(row.source());
        json.name("mode").value(row.mode());
        json.name("mac").value(row.mac());
        json.name("model").value(row.model());
        json.name("vlan").value(row.vlan());
        json.name("network").value(row.network());
        json.name("portgroup").value(row.portgroup());
        json.name("addresses").beginArray();
        for (String address : row.addresses()) {
            json.value(address);
        }
        json.endArray();
        json.name("path").value(row.path());
        json.name("line").value(row.line());
        json.endObject();
    }
}
