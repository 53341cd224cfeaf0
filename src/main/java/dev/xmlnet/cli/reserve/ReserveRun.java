package dev.xmlnet.cli.reserve;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.io.Definitions;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.options.CheckConfigFile;
import dev.xmlnet.cli.options.RewriteOptions.Way;
import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.conflict.Conflict;
import dev.xmlnet.dhcp.conflict.Known;
import dev.xmlnet.dhcp.conflict.Placed;
import dev.xmlnet.dhcp.conflict.Server;
import dev.xmlnet.dhcp.conflict.WishConflicts;
import dev.xmlnet.dhcp.network.NetworkXml;
import dev.xmlnet.dhcp.wish.Nic;
import dev.xmlnet.dhcp.wish.WishText;
import dev.xmlnet.dhcp.wish.Wishes;
import dev.xmlnet.libvirt.value.MacAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run: what is read, what stands against it, what is written. */
final class ReserveRun {
    private final ReserveOptions options;
    private final Streams streams;
    private final Told told;
    private final List<Nic> nics = new ArrayList<>();
    private final List<Net> nets = new ArrayList<>();

    ReserveRun(ReserveOptions options, Streams streams) {
        this.options = options;
        this.streams = streams;
        told = new Told(streams);
    }

    /** Does it, and returns the exit code. */
    int run() {
        Inputs inputs = options.input.isGiven() ? options.input.inputs(CheckConfigFile.here(), streams) : Inputs.none();
        Definitions<Given> definitions = new Definitions<>(streams, "there is nobody to reserve for", Given::of);
        if (options.input.isGiven()) {
            definitions.read(inputs, this::take);
            definitions.printPassedOver();
        }
        int code = definitions.exitCode();
        if (code == ExitCode.OK) {
            try {
                code = reserve(inputs);
            } catch (UncheckedIOException e) {
                return streams.brokenOutput(e);
            } catch (IOException e) {
                return streams.brokenOutput(e);
            }
        }
        told.close();
        return code;
    }

    private void take(Given given) {
        nics.addAll(given.nics());
        for (NetworkXml network : given.networks()) {
            nets.add(Net.of(network));
            told.source(given.shown(), network.element().source());
        }
    }

    private int reserve(Inputs inputs) throws IOException {
        refuseOutput(inputs);
        Sources sources = Sources.read(options, streams, told);
        IntoFile file = options.into == null || options.goal.server() == null
                ? null
                : IntoFile.read(options.into, options.goal, told);
        if (told.failed()) {
            return ExitCode.INPUT;
        }
        IntoFile into = file == null ? null : file.on(nets);
        Places places = new Places(nets, options.goal, into == null ? null : into.server());
        Known known = new Known(servers(into), nics, sources.holdings(), Instant.now());
        List<Client> released = released(into);
        List<Placed> wishes = told.failed() ? List.of() : new WishList(options, known, places, sources, told).all(nics);
        for (Conflict conflict : told.failed() ? List.<Conflict>of() : WishConflicts.of(known, wishes)) {
            told.print(conflict);
        }
        boolean changed = !told.failed() && write(inputs, into, wishes, released);
        if (told.failed()) {
            return ExitCode.INPUT;
        }
        return changed && options.output.way() == Way.CHECK ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private List<Server> servers(@Nullable IntoFile into) {
        List<Server> servers = new ArrayList<>();
        nets.forEach(net -> servers.add(net.server()));
        if (into != null) {
            servers.add(into.server());
        }
        return servers;
    }

    private boolean write(Inputs inputs, @Nullable IntoFile into, List<Placed> wishes, List<Client> released)
            throws IOException {
        Results results = new Results(options, streams, told, nets);
        boolean changed = into != null
                ? results.into(inputs, into, wishes, released)
                : switch (options.goal.way()) {
                    case NETWORKS -> results.networks(inputs, wishes, released);
                    case UPDATE -> results.updates(wishes, released);
                    case SERVER, GUEST -> texts(inputs, wishes);
                };
        if (changed && !told.failed()) {
            told.note("takes-effect", Effect.of(options));
        }
        return changed;
    }

    private boolean texts(Inputs inputs, List<Placed> wishes) throws IOException {
        Texts texts = new Texts(options, streams, told, nets);
        if (options.into != null) {
            return new IntoInterfaces(options, streams, told)
                    .write(inputs, texts.hosts(wishes).values());
        }
        texts.write(wishes);
        return !wishes.isEmpty();
    }

    /** Returns the clients that lose their reservations; one that has none is an error. */
    private List<Client> released(@Nullable IntoFile into) {
        Wishes wishes = new Wishes(nics, Map.of());
        List<Client> all = new ArrayList<>();
        for (String text : options.released) {
            try {
                boolean gone = WishText.mac(text) == null && !wishes.isOfGuest(text);
                List<Client> clients = gone ? named(text, into) : guest(wishes.macs(text), into);
                if (clients.isEmpty()) {
                    String where = into == null ? "look at the networks" : "look at " + into.path();
                    told.error(null, "not-reserved", "nothing is reserved for " + text + "; " + where);
                }
                all.addAll(clients);
            } catch (IllegalArgumentException e) {
                told.error(null, "not-placed", String.valueOf(e.getMessage()));
            }
        }
        return all;
    }

    private List<Client> guest(List<MacAddress> macs, @Nullable IntoFile into) {
        return macs.stream()
                .filter(mac ->
                        into != null || nets.stream().anyMatch(net -> net.xml().knows(mac)))
                .map(Client::of)
                .toList();
    }

    /** Returns the clients of the reservations of a name: the guest may be no more, and its file with it. */
    private List<Client> named(String name, @Nullable IntoFile into) {
        return (into == null ? servers(null) : List.of(into.server()))
                .stream()
                        .flatMap(server -> server.facts().reservations().stream())
                        .filter(one -> name.equalsIgnoreCase(one.name()))
                        .flatMap(one -> one.clients().stream())
                        .distinct()
                        .toList();
    }

    private void refuseOutput(Inputs inputs) {
        if (options.output.way() == Way.IN_PLACE && options.into == null) {
            inputs.mustBeFiles();
        }
        long files = nets.stream().map(net -> net.xml().path()).distinct().count();
        if (options.goal.way() == Goal.Way.NETWORKS && options.output.way() == Way.STDOUT && files > 1) {
            throw new UsageException("several files of networks need -i, -o DIR, --diff or --check");
        }
    }
}
