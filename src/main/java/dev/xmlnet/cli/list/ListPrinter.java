package dev.xmlnet.cli.list;

import com.google.gson.stream.JsonWriter;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.xmlnet.cli.console.JsonText;
import dev.xmlnet.cli.console.Screen;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The inventory in its three forms; docs/list.md describes them. */
final class ListPrinter {
    private static final List<String> HEADINGS =
            List.of("GUEST", "INDEX", "KIND", "SOURCE", "MODE", "MAC", "MODEL", "VLAN", "NETWORK", "ADDRESS");

    /** What a formula begins with in some spreadsheet; a tab is passed over by some, and the wide ones are read as the others. */
    private static final String FORMULA = "=+-@\t'\uFF1D\uFF0B\uFF0D\uFF20";

    private final List<ListedInterface> rows;
    private final Writer out;

    /** Prints on a stream, which stays open. */
    ListPrinter(List<ListedInterface> rows, OutputStream out) {
        this.rows = rows;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** For people: aligned columns, {@code -} where there is nothing. */
    void table() throws IOException {
        int[] widths = new int[HEADINGS.size()];
        widen(widths, HEADINGS);
        for (ListedInterface row : rows) {
            widen(widths, cells(row));
        }
        line(widths, HEADINGS);
        for (ListedInterface row : rows) {
            line(widths, cells(row));
        }
        out.flush();
    }

    private static List<String> cells(ListedInterface row) {
        String network = row.portgroup() == null ? row.network() : row.network() + "/" + row.portgroup();
        return List.of(
                cell(row.guest()),
                row.index() == null ? "-" : row.index().toString(),
                cell(row.kind()),
                cell(row.source()),
                cell(row.mode()),
                cell(row.mac()),
                cell(row.model()),
                cell(row.vlan()),
                cell(network),
                cell(String.join(" ", row.addresses())));
    }

    private static String cell(String text) {
        return text == null || text.isEmpty() ? "-" : Screen.visible(text);
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            widths[i] = Math.max(widths[i], cell.codePointCount(0, cell.length()));
        }
    }

    private void line(int[] widths, List<String> cells) throws IOException {
        int last = widths.length - 1;
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < last; i++) {
            String cell = cells.get(i);
            line.append(cell).append(" ".repeat(widths[i] - cell.codePointCount(0, cell.length()) + 2));
        }
        out.write(Screen.line(line.append(cells.get(last)).toString()));
        out.write('\n');
    }

    /** By RFC 4180, save that a line ends as it does everywhere here, and that no cell is a formula or more than a line. */
    void csv() throws IOException {
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
    private static String safe(String text) {
        if (text == null) {
            return null;
        }
        String visible = Screen.visible(text);
        String begins = visible.stripLeading();
        boolean acts = begins.startsWith("::") || (!visible.isEmpty() && FORMULA.indexOf(visible.charAt(0)) >= 0);
        return acts ? "'" + visible : visible;
    }

    /** For machines: everything. */
    void json() throws IOException {
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
