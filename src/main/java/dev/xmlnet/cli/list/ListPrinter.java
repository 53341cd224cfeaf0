package dev.xmlnet.cli.list;

import dev.xmlnet.report.InventoryReport;
import dev.xmlnet.report.ListedInterface;
import dev.xmlnet.report.SafeText;
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
        return text == null || text.isEmpty() ? "-" : SafeText.visible(text);
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
        out.write(SafeText.line(line.append(cells.get(last)).toString()));
        out.write('\n');
    }

    /** For spreadsheets. */
    void csv() throws IOException {
        InventoryReport.csv(rows, out);
    }

    /** For machines: everything. */
    void json() throws IOException {
        InventoryReport.json(rows, out);
    }
}
