package dev.xmlnet.cli.console;

import dev.xmlnet.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table for people: aligned columns, and {@code -} where there is nothing. */
public final class Columns {
    private final List<List<String>> rows = new ArrayList<>();
    private final int[] widths;

    public Columns(List<String> headings) {
        widths = new int[headings.size()];
        add(headings);
    }

    /** Adds a row; a cell may be null. */
    public void add(List<? extends @Nullable String> cells) {
        List<String> row = new ArrayList<>(widths.length);
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            row.add(cell == null || cell.isEmpty() ? "-" : SafeText.visible(cell));
            widths[i] = Math.max(widths[i], length(row.get(i)));
        }
        rows.add(row);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    /** Returns the lines, the headings first. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(rows.size());
        int last = widths.length - 1;
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < last; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - length(row.get(i)) + 2));
            }
            lines.add(SafeText.line(line.append(row.get(last)).toString()));
        }
        return lines;
    }
}
