package dev.xmlnet.address.neighbour;

import dev.xmlnet.address.neighbour.Rows.Row;
import dev.xmlnet.dhcp.text.Bytes;
import dev.xmlnet.dhcp.text.Columns;
import dev.xmlnet.dhcp.text.MacBits;
import dev.xmlnet.libvirt.value.AddressBits;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables of neighbours, whose format their content tells.
 *
 * <pre>{@code
 * Neighbours neighbours = NeighbourTable.read("-", System.in.readAllBytes());
 * }</pre>
 */
public final class NeighbourTable {
    private final Columns line;
    private final Collected collected;
    private final List<Rows> formats =
            List.of(new IpRows(), new ProcRows(), new ArpRows(), new TableRows(), new OpenBsdRows(), new WindowsRows());
    private final AddressBits address = new AddressBits();
    private @Nullable Rows format;

    private NeighbourTable(Columns line, Collected collected) {
        this.line = line;
        this.collected = collected;
    }

    /**
     * Reads one. Nothing in it makes this fail: what cannot be read is remarked.
     *
     * @param path of which the places are
     * @param bytes what the program printed, which is not changed
     */
    public static Neighbours read(String path, byte[] bytes) {
        Collected collected = new Collected(path);
        Bytes content = Bytes.of(bytes);
        if (content.isBlank()) {
            return collected.in(NeighbourFormat.EMPTY);
        }
        String start = content.head().stripLeading();
        return start.startsWith("[") || start.startsWith("{")
                ? JsonRows.read(content, collected)
                : new NeighbourTable(new Columns(content), collected).read();
    }

    private Neighbours read() {
        while (line.next()) {
            Row row = row();
            if (row != null) {
                collected.add(row, line.where());
            } else if (!line.isEnded()) {
                collected.cut(line.where());
            } else if (!isHeader()) {
                collected.strange(line.where());
            }
        }
        return collected.in(format == null ? NeighbourFormat.UNKNOWN : format.format());
    }

    /** True for a line that stands above rows: before the first one of any table, and later in tables that have such lines. */
    private boolean isHeader() {
        return (format == null || format.hasHeaders()) && !line.address(0, address);
    }

    /** The first line that is a row of a table says which table it is. */
    private @Nullable Row row() {
        if (format != null) {
            return format.read(line);
        }
        for (Rows each : formats) {
            Row row = each.read(line);
            if (row != null) {
                format = each;
                return row;
            }
        }
        return null;
    }

    /** Returns the address of an Ethernet device, in whatever spelling; null for other hardware. */
    static @Nullable MacAddress mac(@Nullable String hardware) {
        long bits = hardware == null ? MacBits.NONE : MacBits.read(hardware);
        return bits == MacBits.NONE ? null : MacAddress.ofBits(bits);
    }
}
