package dev.xmlnet.cli.options;

import dev.xmlnet.address.AddressBook;
import dev.xmlnet.address.GuestNic;
import dev.xmlnet.address.Standing;
import dev.xmlnet.address.neighbour.NeighbourFormat;
import dev.xmlnet.address.neighbour.NeighbourTable;
import dev.xmlnet.address.neighbour.Neighbours;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.io.KernelNeighbours;
import dev.xmlnet.cli.io.LeasePlaces;
import dev.xmlnet.cli.io.LiveGuest;
import dev.xmlnet.cli.io.Sweep;
import dev.xmlnet.dhcp.lease.LeaseFormat;
import dev.xmlnet.dhcp.lease.Leases;
import dev.xmlnet.dhcp.lease.Wanted;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that say who is asked for the addresses of guests, and the asking. */
public final class AddressSources {
    private static final String STANDARD = "-";

    private static final Path ROOT = Path.of("/");

    private final List<String> leases;
    private final List<String> neighbours;
    private final List<Sweep> sweeps = new ArrayList<>();
    private final boolean system;
    private final boolean live;
    private final Streams streams;
    private final Terminal terminal;
    private boolean failed;

    /**
     * Reads what was given.
     *
     * @throws UsageException if something is named that is not swept
     */
    public AddressSources(ParseResult parsed, Streams streams) {
        this.streams = streams;
        terminal = new Terminal(streams.err(), false);
        leases = Options.paths(parsed, "--leases");
        neighbours = Options.paths(parsed, "--neighbours");
        live = Options.flag(parsed, "--live");
        for (String name : Options.texts(parsed, "--sweep")) {
            try {
                sweeps.add(Sweep.of(name));
            } catch (IllegalArgumentException e) {
                throw new UsageException("--sweep " + name + ": " + e.getMessage());
            }
        }
        system = Options.flag(parsed, "--system") || !sweeps.isEmpty();
    }

    /** Adds the options to a command. */
    public static void declare(CommandSpec spec) {
        spec.addOption(
                Options.texts(
                        "--leases",
                        "FILE",
                        "Leases of dnsmasq, libvirt, dhcpd, Kea or networkd, as their content tells; a directory too; repeatable."));
        spec.addOption(Options.texts(
                "--neighbours",
                "FILE",
                "What ip neigh, ip -j neigh or arp printed, here or elsewhere, - for standard input; repeatable."));
        spec.addOption(Options.flag("--system", "Reads the leases and neighbours of this host."));
        spec.addOption(Options.flag("--live", "Asks virsh domifaddr of guests that run, as their agents know."));
        spec.addOption(
                Options.texts(
                        "--sweep",
                        "NET|IF",
                        "Sends an empty datagram to each address of a subnet or interface of this host, then --system; repeatable."));
    }

    /** True if anybody is asked. */
    public boolean isGiven() {
        return system || live || !leases.isEmpty() || !neighbours.isEmpty();
    }

    /** True if something that was named could not be read. */
    public boolean failed() {
        return failed;
    }

    /** Asks all, and adds to a book what they say of its guests. */
    public void ask(AddressBook book, List<GuestNic> nics) {
        sweeps.forEach(this::sweep);
        neighbours(book);
        if (live) {
            live(book, nics);
        }
        List<Path> files = files();
        // Which guest has which MAC is told by files of few bytes, and says whose leases matter.
        if (!files.isEmpty()) {
            add(files.stream().filter(AddressSources::tellsGuests).toList(), book);
            add(files.stream().filter(file -> !tellsGuests(file)).toList(), book);
        }
        terminal.close();
    }

    private static boolean tellsGuests(Path file) {
        return file.toString().endsWith(".macs");
    }

    private void sweep(Sweep sweep) {
        streams.err()
                .remark("xmlnet: note: " + sweep.targets().size() + " datagrams go to " + sweep.block() + " on "
                        + sweep.device() + " [sweep]");
        try {
            sweep.send();
        } catch (IOException e) {
            fail(sweep.device(), "not-swept", "not swept: " + Words.of(e));
        }
    }

    private void neighbours(AddressBook book) {
        for (String file : new LinkedHashSet<>(neighbours)) {
            try {
                byte[] bytes = file.equals(STANDARD) ? streams.in().readAllBytes() : Files.readAllBytes(Path.of(file));
                String shown = file.equals(STANDARD) ? "<stdin>" : file;
                add(shown, NeighbourTable.read(shown, bytes), book);
            } catch (IOException e) {
                fail(file, "unreadable", Words.of(e));
            }
        }
        if (system) {
            try {
                add("ip neigh", KernelNeighbours.read(), book);
            } catch (IOException e) {
                tell("ip neigh", Diagnostic.warning("no-neighbours", "neighbours unknown: " + Words.of(e), null));
            }
        }
    }

    private void add(String shown, Neighbours table, AddressBook book) {
        table.remarks().forEach(remark -> tell(shown, remark));
        if (table.format() != NeighbourFormat.UNKNOWN) {
            book.add(table);
        }
    }

    private List<Path> files() {
        Set<Path> files = new LinkedHashSet<>();
        for (String name : leases) {
            Path path = Path.of(name);
            try {
                if (Files.isDirectory(path)) {
                    files.addAll(LeasePlaces.in(path, "*"));
                } else {
                    files.add(path);
                }
            } catch (IOException e) {
                fail(name, "unreadable", Words.of(e));
            }
        }
        if (system) {
            try {
                files.addAll(LeasePlaces.below(ROOT));
            } catch (IOException e) {
                fail("--system", "unreadable", Words.of(e));
            }
        }
        return new ArrayList<>(files);
    }

    private boolean isNamed(Path file) {
        return leases.contains(file.toString());
    }

    /** Reads files side by side, for some are large, and adds them in their order. */
    private void add(List<Path> files, AddressBook book) {
        if (files.isEmpty()) {
            return;
        }
        Wanted wanted = book.wanted();
        List<LeaseReading> readings = files.parallelStream()
                .map(file -> LeaseReading.of(file, wanted))
                .toList();
        for (LeaseReading reading : readings) {
            Leases read = reading.leases();
            // One that went while the directory was read is not missed.
            if (read == null && (!reading.gone() || isNamed(reading.file()))) {
                fail(reading.file().toString(), "unreadable", reading.failure());
            } else if (read != null && (read.format() != LeaseFormat.UNKNOWN || isNamed(reading.file()))) {
                // A directory has other files too.
                read.remarks().forEach(remark -> tell(reading.file().toString(), remark));
                book.add(read);
                reading.older().forEach(older -> book.addOlder(read, older));
            }
        }
    }

    /** Asks each guest's sources; what does not answer is told once, for the guests off or without an agent are many. */
    private void live(AddressBook book, List<GuestNic> nics) {
        Set<String> guests = new LinkedHashSet<>();
        nics.forEach(nic -> guests.add(nic.guest()));
        Set<String> told = new LinkedHashSet<>();
        for (String guest : guests) {
            for (String source : LiveGuest.SOURCES) {
                try {
                    for (LiveGuest.Told one : LiveGuest.ask(guest, source)) {
                        boolean agent = source.equals(LiveGuest.SOURCES.get(0));
                        book.add(one.mac(), one.address(), "virsh " + source, agent ? Standing.AGENT : Standing.SEEN);
                    }
                } catch (IOException e) {
                    if (told.add(String.valueOf(e.getMessage()))) {
                        String why = "virsh has no answer by " + source + "; " + e.getMessage();
                        tell(guest, Diagnostic.note("no-answer", why, null));
                    }
                }
            }
        }
    }

    private void fail(String path, String id, String message) {
        tell(path, Diagnostic.error(id, message, null));
    }

    private void tell(String path, Diagnostic remark) {
        failed |= remark.severity() == Severity.ERROR;
        terminal.print(path, remark, null);
    }
}
