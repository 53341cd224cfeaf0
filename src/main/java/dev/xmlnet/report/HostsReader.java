package dev.xmlnet.report;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.dhcp.wish.WishText;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fixed addresses in CSV: a guest or its MAC address, an IP address, and perhaps a name; a first line of headings is passed over. */
public final class HostsReader {
    private static final Set<String> HEADINGS = Set.of("guest", "mac", "host", "client", "who");
    private static final int MOST = 3;

    private HostsReader() {}

    /**
     * Reads a file.
     *
     * @param path for the places
     * @throws DocumentException at each line that is none, or that gives a client a second address of one family
     */
    public static List<WishText> read(String path, SourceText source) throws DocumentException {
        List<WishText> read = new ArrayList<>();
        List<Diagnostic> wrong = new ArrayList<>();
        try {
            var rows = CsvReader.builder()
                    .commentStrategy(CommentStrategy.SKIP)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
            for (CsvRecord row : rows.ofCsvRecord(source.text())) {
                Location place = new Location((int) row.getStartingLineNumber(), 1);
                boolean heading = read.isEmpty()
                        && HEADINGS.contains(row.getField(0).strip().toLowerCase(Locale.ROOT));
                if (!heading) {
                    add(row, new Whence(path, place), read, wrong);
                }
            }
        } catch (CsvParseException e) {
            wrong.add(Diagnostic.error("hosts", "the file is no CSV; close the quotes", Location.START));
        }
        if (!wrong.isEmpty()) {
            throw new DocumentException(wrong);
        }
        return read;
    }

    private static void add(CsvRecord row, Whence where, List<WishText> read, List<Diagnostic> wrong) {
        try {
            if (row.getFieldCount() < 2 || row.getFieldCount() > MOST) {
                throw new IllegalArgumentException(
                        "the line has " + row.getFieldCount() + " fields; write guest or mac, ip and perhaps name");
            }
            WishText text = WishText.of(row.getField(0).strip(), row.getField(1).strip(), name(row), where);
            for (WishText other : read) {
                boolean same = other.client().equals(text.client())
                        && other.address().isIpv6() == text.address().isIpv6();
                if (same && !other.address().equals(text.address())) {
                    throw new IllegalArgumentException("'" + text.client() + "' has another address at line "
                            + (other.where() == null
                                    ? 0
                                    : other.where().location().line()) + "; keep one");
                }
            }
            read.add(text);
        } catch (IllegalArgumentException e) {
            wrong.add(Diagnostic.error("hosts", String.valueOf(e.getMessage()), where.location()));
        }
    }

    private static @Nullable String name(CsvRecord row) {
        String name = row.getFieldCount() < MOST ? "" : row.getField(2).strip();
        return name.isEmpty() ? null : name;
    }
}
