package dev.xmlnet.cli.reserve;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServerFile;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.dhcp.conflict.Placed;
import dev.xmlnet.dhcp.conflict.Server;
import dev.xmlnet.dhcp.network.NetUpdate;
import dev.xmlnet.dhcp.network.NetworkXml;
import dev.xmlnet.dhcp.wish.Wish;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Patch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is written where servers give the addresses. */
@SuppressWarnings("ReferenceEquality") // A server is one of those that were read.
final class Results {
    private static final Whence COMMAND_LINE = new Whence("command line", Location.START);

    private final ReserveOptions options;
    private final Streams streams;
    private final Told told;
    private final List<Net> nets;

    Results(ReserveOptions options, Streams streams, Told told, List<Net> nets) {
        this.options = options;
        this.streams = streams;
        this.told = told;
        this.nets = nets;
    }

    /** Returns what a server is asked for: a reservation for each client, whose addresses of both families go together. */
    static List<Reservation> reservations(List<Placed> wishes, Server server) {
        Map<MacAddress, Reservation> all = new LinkedHashMap<>();
        for (Placed placed : wishes) {
            Wish wish = placed.wish();
            if (placed.server() != server) {
                continue;
            }
            Reservation before = all.get(wish.mac());
            List<IpAddress> addresses = new ArrayList<>(before == null ? List.of() : before.addresses());
            if (!addresses.contains(wish.address())) {
                addresses.add(wish.address());
            }
            String name = before == null || before.name() == null ? wish.name() : before.name();
            Client client = new Client(wish.mac(), wish.duid(), null, null);
            Whence where = wish.where() == null ? COMMAND_LINE : wish.where();
            all.put(wish.mac(), new Reservation(List.of(client), addresses, name, where));
        }
        return List.copyOf(all.values());
    }

    /**
     * Changes the networks' XML.
     *
     * @return true if one changes
     * @throws IOException if standard output takes no more
     */
    boolean networks(Inputs inputs, List<Placed> wishes, List<Client> released) throws IOException {
        Map<String, List<Edit>> edits = new LinkedHashMap<>();
        Map<String, Net> files = new LinkedHashMap<>();
        for (Net net : nets) {
            files.putIfAbsent(net.xml().path(), net);
            edits.computeIfAbsent(net.xml().path(), path -> new ArrayList<>()).addAll(edits(net, wishes, released));
        }
        if (told.failed()) {
            return false;
        }
        Changes changes = new Changes(options.output, streams, told);
        for (Input input : inputs.found()) {
            Net net = files.get(input.shown());
            if (net != null) {
                Patch patch = Patch.of(net.xml().element().source(), edits.getOrDefault(input.shown(), List.of()));
                changes.add(input.shown(), input.path(), input.output(), patch);
            }
        }
        changes.finish(inputs);
        return changes.any();
    }

    /**
     * Changes the configuration of a server.
     *
     * @return true if it changes
     * @throws IOException if standard output takes no more
     */
    boolean into(Inputs inputs, IntoFile into, List<Placed> wishes, List<Client> released) throws IOException {
        try {
            ServerFile.Merge merge = released.isEmpty()
                    ? into.file().merge(reservations(wishes, into.server()))
                    : into.file().release(released);
            merge.notes().forEach(told::print);
            Path file = Path.of(into.path());
            Changes changes = new Changes(options.output, streams, told);
            changes.add(into.path(), file, file.getFileName(), merge.patch());
            changes.finish(inputs);
            return changes.any();
        } catch (RefusedException e) {
            told.print(e);
            return false;
        }
    }

    private List<Edit> edits(Net net, List<Placed> wishes, List<Client> released) {
        try {
            List<Client> clients = clients(net, released);
            ServerFile.Merge merge = clients.isEmpty()
                    ? net.xml().merge(reservations(wishes, net.server()))
                    : net.xml().release(clients);
            merge.notes().forEach(told::print);
            return merge.patch().edits();
        } catch (RefusedException e) {
            told.print(e);
            return List.of();
        }
    }

    /** Returns those of the clients that a network reserves something for. */
    private static List<Client> clients(Net net, List<Client> released) {
        return released.stream()
                .filter(client -> client.mac() == null || net.xml().knows(client.mac()))
                .toList();
    }

    /**
     * Prints commands that change networks.
     *
     * @return true if there is one
     * @throws IOException if standard output takes no more
     */
    boolean updates(List<Placed> wishes, List<Client> released) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean runs = true;
        for (Net net : nets) {
            NetworkXml xml = net.xml();
            NetUpdate update = new NetUpdate(xml, options.live);
            try {
                List<Client> clients = clients(net, released);
                NetUpdate.Commands commands =
                        clients.isEmpty() ? update.add(reservations(wishes, net.server())) : update.release(clients);
                commands.notes().forEach(told::print);
                commands.lines().forEach(line -> text.append(line).append('\n'));
                runs &= commands.lines().isEmpty() || options.live || xml.isKnownToRun();
            } catch (RefusedException e) {
                told.print(e);
            }
        }
        if (told.failed()) {
            return false;
        }
        streams.out().stream().write(text.toString().getBytes(StandardCharsets.UTF_8));
        streams.out().stream().flush();
        if (!runs) {
            told.note("not-live", "a running network learns of this at its next start; --live tells it at once");
        }
        return text.length() > 0;
    }
}
