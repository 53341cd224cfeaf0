package dev.xmlnet.args.qemu.read;

import dev.xmlnet.args.ReadInterface;
import dev.xmlnet.args.qemu.line.Backend;
import dev.xmlnet.args.qemu.line.Cable;
import dev.xmlnet.args.qemu.line.Nic;
import dev.xmlnet.args.qemu.line.QemuNetwork;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes interfaces of the network of a guest. */
final class InterfaceMapper {
    private final NicMapper mapper;
    private final ReadOptions options;
    private final List<Diagnostic> diagnostics;
    private final List<ReadInterface> interfaces = new ArrayList<>();

    private InterfaceMapper(QemuNetwork network, ReadOptions options, List<Diagnostic> diagnostics) {
        this.mapper = new NicMapper(network, options);
        this.options = options;
        this.diagnostics = diagnostics;
    }

    /** Makes the interfaces, and adds what is wrong with those that cannot be made. */
    static List<ReadInterface> map(QemuNetwork network, ReadOptions options, List<Diagnostic> diagnostics) {
        InterfaceMapper mapper = new InterfaceMapper(network, options, diagnostics);
        network.cables().forEach(mapper::cable);
        network.assigned().forEach(nic -> mapper.add(nic, losses -> mapper.mapper.assigned(nic, losses)));
        mapper.interfaces.sort(
                Comparator.comparingInt((ReadInterface one) -> one.location().line())
                        .thenComparingInt(one -> one.location().column()));
        return mapper.interfaces;
    }

    private void cable(Cable cable) {
        List<Nic> nics = cable.nics();
        List<Backend> backends = cable.backends();
        if (!cable.isSound()) {
            return; // its errors are told
        } else if (cable.isPlain()) {
            plug(nics.get(0), backends.get(0));
        } else if (backends.isEmpty() && nics.size() == 1) {
            diagnostics.add(Diagnostic.warning(
                    "no-backend",
                    "the NIC is connected to nothing, and is left out; add netdev=",
                    nics.get(0).location()));
        } else if (backends.size() == 1 && backends.get(0).type().equals("bridge")) {
            nics.forEach(nic -> plug(nic, backends.get(0)));
        } else {
            hub(nics, backends);
        }
    }

    /** Several NICs hear each other; with taps they do so on the bridge of the host, if it is known. */
    private void hub(List<Nic> nics, List<Backend> backends) {
        Backend tap = backends.stream()
                .filter(backend -> backend.type().equals("tap"))
                .findFirst()
                .orElse(null);
        if (tap == null || options.side() == null) {
            String message = "-net joins " + count(nics.size(), "NIC") + " and " + count(backends.size(), "backend")
                    + " in one hub, unknown to libvirt; use -nic for each";
            diagnostics.add(Diagnostic.error("shared-hub", message, nics.get(0).location()));
            return;
        }
        backends.stream()
                .filter(backend -> !backend.equals(tap))
                .forEach(other -> diagnostics.add(Diagnostic.warning(
                        "lost-hub",
                        "-net " + other.type() + " beside a tap in one hub is lost; add a NIC for it",
                        other.location())));
        // A tap's name cannot be that of several.
        Backend one = nics.size() == 1
                ? tap
                : new Backend(tap.type(), tap.id(), tap.settings().without("ifname"), true, tap.location());
        nics.forEach(nic -> plug(nic, one));
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void plug(Nic nic, Backend backend) {
        add(nic, losses -> mapper.plug(nic, backend, losses));
    }

    /** Adds an interface, if there is one without errors. */
    private void add(Nic nic, Function<Losses, @Nullable PartTree> made) {
        List<Diagnostic> told = new ArrayList<>();
        PartTree tree = made.apply(new Losses(told));
        boolean wrong = told.stream().anyMatch(one -> one.severity() == Severity.ERROR);
        if (tree == null || wrong) {
            diagnostics.addAll(told);
            return;
        }
        try {
            interfaces.add(new ReadInterface(tree.part(), nic.location(), told));
        } catch (IllegalArgumentException e) {
            diagnostics.add(Diagnostic.error("args-value", e.getMessage() + "; remove that character", nic.location()));
        }
    }
}
