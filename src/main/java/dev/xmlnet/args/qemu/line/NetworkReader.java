package dev.xmlnet.args.qemu.line;

import dev.xmlnet.args.shell.Command;
import dev.xmlnet.args.shell.Word;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the network of a guest from the arguments of QEMU. */
public final class NetworkReader {
    private static final String TYPE = "type";
    private static final String VLAN = "vlan";

    private final Command command;
    private final Values values;
    private final BackendReader backendReader;
    private final NicReader nicReader;
    private final Models models;
    private final List<Option> options;
    private final Pairing pairing;
    private final List<Plug> ofNic = new ArrayList<>();
    private final List<Plug> ofNet = new ArrayList<>();
    private final List<Plug> ofDevice = new ArrayList<>();
    private final Map<String, Settings> chardevs = new LinkedHashMap<>();
    private final List<Nic> assigned = new ArrayList<>();
    private final List<Option> setters = new ArrayList<>();
    private boolean defaults = true;
    private int order;

    private NetworkReader(Command command, List<Diagnostic> diagnostics) {
        this.command = command;
        this.values = new Values(diagnostics);
        boolean bare = command.words().get(0).text().startsWith("-");
        this.options = OptionReader.read(bare ? command.words() : command.arguments(), diagnostics);
        this.models = new Models(machine(), values);
        this.backendReader = new BackendReader(values);
        this.nicReader = new NicReader(values, models);
        this.pairing = new Pairing(values);
    }

    /**
     * Reads a command.
     *
     * @param command of QEMU, or options alone
     * @param diagnostics to which is added what is wrong or was made up
     */
    public static QemuNetwork read(Command command, List<Diagnostic> diagnostics) {
        NetworkReader reader = new NetworkReader(command, diagnostics);
        return reader.read();
    }

    private Machine machine() {
        String type = null;
        for (Option option : options) {
            if (option.name().equals("M") || option.name().equals("machine")) {
                Settings settings = values.readAny(option, TYPE, false);
                String named = settings == null ? null : settings.get(TYPE);
                type = named == null ? type : named;
            }
        }
        return Machine.of(command.program(), type);
    }

    private QemuNetwork read() {
        for (Option option : options) {
            order++;
            read(option);
        }
        if (defaults && values.errors() == 0) {
            addDefault();
        }
        ofDevice.forEach(this::checkElsewhere);
        DefaultMacs macs = new DefaultMacs(values.diagnostics());
        List<Plug> plugs = new ArrayList<>();
        // In the order in which QEMU makes them.
        for (List<Plug> some : List.of(ofNic, ofNet, ofDevice)) {
            some.forEach(plug -> plugs.add(plug.with(macs.give(plug.nic()))));
        }
        return new QemuNetwork(pairing.cables(plugs), assigned, chardevs, command.redirections());
    }

    private void read(Option option) {
        switch (option.name()) {
            case "netdev" -> netdev(option);
            case "nic" -> nic(option);
            case "net" -> net(option);
            case "device" -> device(option);
            case "chardev" -> chardev(option);
            case "nodefaults" -> defaults = false;
            case "readconfig" ->
                values.error(
                        "read-config",
                        "-readconfig reads options from a file; write those of the network on the command line",
                        option.location());
            case "set", "global" -> elsewhere(option);
            default -> {
                // not of the network
            }
        }
    }

    private void netdev(Option option) {
        defaults = false;
        Settings settings = values.read(option, TYPE, true);
        Backend backend = settings == null ? null : backendReader.read("-netdev", settings, option.location());
        if (backend == null) {
            return;
        } else if (backend.id() == null) {
            values.error("qemu-value", "-netdev has no id, by which a -device names it; add id=", option.location());
        }
        pairing.add(backend);
    }

    private void nic(Option option) {
        defaults = false;
        Settings settings = values.read(option, TYPE, false);
        if (settings == null || "none".equals(settings.get(TYPE))) {
            return;
        } else if (settings.find(TYPE) == null) {
            values.note("default-network", "-nic has no type; QEMU uses a user network", option.location());
            settings = settings.withUser();
        }
        Backend backend = backendReader.read("-nic", settings, option.location(), "mac", "model");
        if (backend != null) {
            ofNic.add(new Plug(nicReader.nic(option, settings), backend, null, null, order));
        }
    }

    private void net(Option option) {
        defaults = false;
        Settings settings = values.read(option, TYPE, false);
        String type = settings == null ? null : settings.get(TYPE);
        if (settings == null || "none".equals(type)) {
            return;
        }
        int hub = hub(settings);
        if ("nic".equals(type)) {
            Setting netdev = settings.find("netdev");
            ofNet.add(new Plug(nicReader.legacy(option, settings), null, netdev, netdev == null ? hub : null, order));
            return;
        } else if ("hubport".equals(type)) {
            values.error("qemu-backend", "-net takes no hubport; use -netdev", option.location());
            return;
        }
        Backend backend = backendReader.read("-net", settings, option.location(), VLAN, "name");
        if (backend != null) {
            pairing.add(hub, backend);
        }
    }

    /** The number of the hub that an option of -net is on; the old vlan= told it. */
    private int hub(Settings settings) {
        Setting vlan = settings.find(VLAN);
        if (vlan == null) {
            return 0;
        }
        values.warning("qemu-removed", "vlan= is refused by QEMU since 3.0, and read here; use -nic", vlan.location());
        String number = vlan.value();
        if (number.matches("\\d{1,9}")) {
            return Integer.parseInt(number);
        }
        values.error(
                "qemu-value", "vlan=" + Quoted.of(number) + " is not a number; correct the value", vlan.location());
        return 0;
    }

    private void device(Option option) {
        Settings settings = values.readAny(option, "driver", true);
        Word word = option.value();
        if (settings == null || word == null) {
            return;
        } else if (!NicReader.isOfNetwork(settings)) {
            if (word.isKnown()) {
                values.id("device", settings);
            }
            return;
        } else if (values.refuses(word)) {
            return;
        }
        values.id("device", settings);
        Nic nic = nicReader.device(option, settings);
        if (nic == null) {
            return;
        } else if ("vfio-pci".equals(nic.model())) {
            assigned.add(nic);
        } else {
            ofDevice.add(new Plug(nic, null, settings.find("netdev"), null, order));
        }
    }

    private void chardev(Option option) {
        Settings settings = values.readAny(option, "backend", true);
        String id = settings == null ? null : settings.get(Values.ID);
        if (settings != null && id != null) {
            chardevs.put(id, settings);
        }
    }

    /** Options that change a NIC or what it is connected to from elsewhere on the line. */
    private void elsewhere(Option option) {
        Word word = option.value();
        if (word == null) {
            return;
        }
        String text = word.text();
        int dot = text.indexOf('.');
        String first = dot < 0 ? text : text.substring(0, dot);
        boolean set = option.name().equals("set");
        if (set && first.equals("device")) {
            setters.add(option);
        } else if (set
                ? List.of("netdev", "nic", "net").contains(first)
                : OptionTable.get().device(first) != null) {
            elsewhere(option, text);
        }
    }

    private void elsewhere(Option option, String text) {
        values.error(
                "elsewhere",
                "-" + option.name() + " " + Quoted.of(text) + " changes a NIC from elsewhere; write it in its option",
                option.location());
    }

    /** Refuses what sets a property of a NIC by its id. */
    private void checkElsewhere(Plug plug) {
        String id = plug.nic().settings().get(Values.ID);
        for (Option option : setters) {
            String text = String.valueOf(option.value());
            if (id != null && text.startsWith("device." + id + ".")) {
                elsewhere(option, text);
            }
        }
    }

    /** What QEMU adds where no option is of the network. */
    private void addDefault() {
        Location location = command.location();
        String model = models.of(null, location);
        values.warning(
                "default-network",
                "no network option; QEMU adds a NIC on a user network; -nic none keeps it away",
                location);
        Settings none = new Settings(command.words().get(0), List.of());
        Backend user = new Backend("user", null, none, true, location);
        ofNic.add(new Plug(new Nic(model, null, none, model != null, location), user, null, null, 0));
    }
}
