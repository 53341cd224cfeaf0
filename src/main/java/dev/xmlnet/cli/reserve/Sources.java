package dev.xmlnet.cli.reserve;

import dev.xmlnet.address.neighbour.Neighbour;
import dev.xmlnet.address.neighbour.NeighbourTable;
import dev.xmlnet.address.neighbour.Neighbours;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Memory;
import dev.xmlnet.dhcp.conflict.Holding;
import dev.xmlnet.dhcp.lease.Lease;
import dev.xmlnet.dhcp.lease.LeaseFile;
import dev.xmlnet.dhcp.lease.Leases;
import dev.xmlnet.dhcp.lease.Wanted;
import dev.xmlnet.dhcp.wish.WishText;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.report.HostsReader;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the files say that options name: leases, neighbours, and who is to have which address. */
final class Sources {
    private final Streams streams;
    private final Told told;
    private final Instant now = Instant.now();
    private final List<Holding> holdings = new ArrayList<>();
    private final List<Lease> wanted = new ArrayList<>();
    private final List<WishText> hosts = new ArrayList<>();
    private final Map<MacAddress, String> duids = new HashMap<>();

    private Sources(Streams streams, Told told) {
        this.streams = streams;
        this.told = told;
    }

    /** Reads all; what cannot be read is told. */
    static Sources read(ReserveOptions options, Streams streams, Told told) {
        Sources sources = new Sources(streams, told);
        options.fromLeases.forEach(file -> sources.wanted.addAll(sources.leases(file)));
        options.leases.forEach(sources::leases);
        options.neighbours.forEach(sources::neighbours);
        if (options.hostsFile != null) {
            sources.hosts(options.hostsFile);
        }
        return sources;
    }

    private byte[] bytes(String file) {
        try {
            return file.equals("-") ? Memory.read(streams.in()) : Memory.read(Path.of(file));
        } catch (IOException e) {
            told.print(file, Input.unread(e));
            return new byte[0];
        }
    }

    private List<Lease> leases(String file) {
        Leases leases = LeaseFile.read(file, bytes(file), Wanted.everything());
        if (leases.cut() && !file.equals("-")) {
            // The server was writing it.
            leases = LeaseFile.read(file, bytes(file), Wanted.everything());
        }
        leases.remarks().forEach(remark -> told.print(file, remark));
        List<Lease> current = leases.leases().stream()
                .filter(one -> one.state() == Lease.State.IN_USE && !one.isOver(now))
                .toList();
        for (Lease one : current) {
            Instant until = Lease.FOREVER.equals(one.until()) ? null : one.until();
            holdings.add(new Holding(true, one.address(), one.mac(), one.duid(), until, one.where()));
            if (one.duid() != null && one.mac() != null && one.address().isIpv6()) {
                duids.putIfAbsent(one.mac(), one.duid());
            }
        }
        return current;
    }

    private void neighbours(String file) {
        Neighbours neighbours = NeighbourTable.read(file, bytes(file));
        neighbours.remarks().forEach(remark -> told.print(file, remark));
        for (Neighbour one : neighbours.rows()) {
            if (one.isAlive()) {
                holdings.add(new Holding(false, one.address(), one.mac(), null, null, one.where()));
            }
        }
    }

    private void hosts(String file) {
        SourceText source = SourceText.ofLines(bytes(file));
        told.source(file, source);
        try {
            hosts.addAll(HostsReader.read(file, source));
        } catch (DocumentException e) {
            for (Diagnostic one : e.diagnostics()) {
                told.print(file, one);
            }
        }
    }

    /** Who has which address now. */
    List<Holding> holdings() {
        return holdings;
    }

    /** The leases that are to become reservations, none of which is over. */
    List<Lease> wanted() {
        return wanted;
    }

    /** The lines of the file of hosts. */
    List<WishText> hosts() {
        return hosts;
    }

    /** The DUIDs of MAC addresses, as far as leases tell them. */
    Map<MacAddress, String> duids() {
        return duids;
    }
}
