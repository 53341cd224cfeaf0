package dev.xmlnet.cli.list;

import dev.xmlnet.cli.console.Columns;
import dev.xmlnet.report.InventoryReport;
import dev.xmlnet.report.ListedInterface;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
        Columns columns = new Columns(HEADINGS);
        for (ListedInterface row : rows) {
            columns.add(cells(row));
        }
        for (String line : columns.lines()) {
            out.append(line).append('\n');
        }
        out.flush();
    }

    private static List<String> cells(ListedInterface row) {
        return Arrays.asList(
                row.guest(),
                row.index() == null ? null : row.index().toString(),
                row.kind(),
                row.source(),
                row.mode(),
                row.mac(),
                row.model(),
                row.vlan(),
                row.portgroup() == null ? row.network() : row.network() + "/" + row.portgroup(),
                String.join(" ", row.addresses()));
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
