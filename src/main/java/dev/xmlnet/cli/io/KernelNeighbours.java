package dev.xmlnet.cli.io;

import dev.xmlnet.address.neighbour.NeighbourTable;
import dev.xmlnet.address.neighbour.Neighbours;
import dev.xmlnet.xml.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The neighbours of this host, by its kernel. */
public final class KernelNeighbours {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Path PROC = Path.of("/proc/net/arp");

    private KernelNeighbours() {}

    /**
     * Reads them by {@code ip -j neigh}; where there is no such program, those of IPv4 from {@code /proc/net/arp}.
     *
     * @throws IOException if neither can be read
     */
    public static Neighbours read() throws IOException {
        Program.Ended ended;
        try {
            ended = Program.run(LIMIT, List.of("ip", "-j", "neigh"));
        } catch (IOException e) {
            return NeighbourTable.read(PROC.toString(), Files.readAllBytes(PROC));
        }
        if (ended.exit() != 0) {
            return NeighbourTable.read(PROC.toString(), Files.readAllBytes(PROC));
        }
        return NeighbourTable.read("ip -j neigh", ended.out());
    }
}
