package dev.xmlnet.cli.io;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Program;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What libvirt says of the addresses of a guest that runs, by {@code virsh domifaddr}. */
public final class LiveGuest {
    /** The sources of libvirt: the agent inside the guest, the leases of its own networks, the host's neighbours. */
    public static final List<String> SOURCES = List.of("agent", "lease", "arp");

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int COLUMNS = 4;

    private LiveGuest() {}

    /** An address of an interface. */
    public record Told(MacAddress mac, IpAddress address) {}

    /**
     * Asks one source of libvirt, where the environment says it is (LIBVIRT_DEFAULT_URI).
     *
     * @param source one of {@link #SOURCES}
     * @throws IOException if virsh cannot answer; the message is libvirt's own
     */
    public static List<Told> ask(String guest, String source) throws IOException {
        Program.Ended ended = Program.run(
                LIMIT, List.of("virsh", "-r", "domifaddr", "--full", "--source", source, "--domain", guest));
        if (ended.exit() != 0) {
            throw new IOException(reason(ended.err()));
        }
        return read(ended.text());
    }

    /** The last of its lines tells the reason. */
    private static String reason(String errors) {
        String last = errors.substring(errors.lastIndexOf('\n') + 1);
        return last.startsWith("error: ") ? last.substring("error: ".length()) : last;
    }

    /** Reads the table: name, MAC, protocol, address with prefix. */
    static List<Told> read(String table) {
        List<Told> told = new ArrayList<>();
        for (String line : table.split("\n", -1)) {
            String[] cells = line.strip().split("\\s+");
            if (cells.length == COLUMNS) {
                MacAddress mac = MacAddress.of(cells[1]);
                IpAddress address = IpAddress.of(cells[3].replaceFirst("/[0-9]+$", ""));
                if (mac != null && address != null) {
                    told.add(new Told(mac, address));
                }
            }
        }
        return told;
    }
}
