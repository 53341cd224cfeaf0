package dev.xmlnet.args.qemu;

import dev.xmlnet.args.KindRow;
import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The options of one interface, in one of the three forms. */
final class Line {
    private static final String NETDEV = "-netdev";
    private static final String DEVICE = "-device";
    private static final String MEMORY = "mem0";
    private static final String MODEL = "model";

    private final PlainInterface plain;
    private final Connection connection;
    private final KindRow row;
    private final Values values;
    private final Device device;
    private final Losses losses;
    private final QemuForm form;
    private final List<String> words = new ArrayList<>();

    Line(
            PlainInterface plain,
            Connection connection,
            KindRow row,
            Values values,
            Device device,
            Losses losses,
            QemuForm form) {
        this.plain = plain;
        this.connection = connection;
        this.row = row;
        this.values = values;
        this.device = device;
        this.losses = losses;
        this.form = form;
    }

    List<String> words() {
        return words;
    }

    /** Writes it. */
    void write() throws RefusedException {
        new Backgrounds(plain, connection, values, losses).tell();
        for (KindRow.Option option : row.options()) {
            switch (option.name()) {
                case "object" -> addMemory(option);
                // Where no other option is of the network, QEMU adds a NIC of its own.
                case "nic" -> add("-nic", new OptionText(option.type()));
                case "chardev" -> add("-chardev", text(option, "id", "char" + id()));
                case "netdev" -> addNic(option);
                default -> addDevice(required(option));
            }
        }
    }

    private String id() {
        String id = values.get("id");
        return id == null ? "" : id;
    }

    private void add(String option, OptionText text) {
        words.add(option);
        words.add(text.toString());
    }

    /** The memory is of the guest, so only its first interface of the kind brings it. */
    private void addMemory(KindRow.Option option) throws RefusedException {
        boolean first = plain.guest().interfaces().stream()
                .filter(other -> other.kind() == Kind.VHOSTUSER)
                .allMatch(other -> other.index() >= plain.one().index());
        if (first && values.get("memory") != null) {
            add("-object", text(option, "id", MEMORY));
            add("-machine", new OptionText("memory-backend=" + MEMORY));
        }
    }

    /** Returns a text with an id first. */
    private OptionText text(KindRow.Option option, String key, String id) throws RefusedException {
        return keys(option, new OptionText(option.type()).add(key, id));
    }

    private OptionText required(KindRow.Option option) throws RefusedException {
        return keys(option, new OptionText(option.type()));
    }

    private OptionText keys(KindRow.Option option, OptionText text) throws RefusedException {
        for (String word : option.words().subList(1, option.words().size())) {
            boolean optional = word.startsWith("[");
            String template = optional ? word.substring(1, word.length() - 1) : word;
            int equal = template.indexOf('=');
            String key = Template.expand(template.substring(0, equal), values::get, value -> value);
            String value = Template.expand(template.substring(equal + 1), values::get, v -> v);
            if (key != null && value != null) {
                text.add(key, value);
            } else if (!optional) {
                throw new RefusedException(Diagnostic.error(
                        "args-source",
                        "<source> does not say all that QEMU needs for '" + template.substring(0, equal) + "'; add it",
                        plain.location("source")));
            }
        }
        return text;
    }

    private void addNic(KindRow.Option option) throws RefusedException {
        List<Device.Said> backend = device.backend();
        List<Device.Said> properties = device.properties();
        if (form == QemuForm.NETDEV) {
            add(NETDEV, backend(option, true, backend));
            OptionText text = new OptionText(device.driver()).add("netdev", id());
            properties.forEach(said -> text.add(said.key(), said.value()));
            add(DEVICE, text);
            return;
        }
        String mac = values.get("mac");
        boolean one = form == QemuForm.NIC;
        properties.stream()
                .filter(said -> !said.key().equals("mac"))
                .forEach(said -> losses.addForm(said, one ? "-nic" : "-net nic"));
        if (one) {
            OptionText text = backend(option, true, backend).add(MODEL, shortModel());
            add("-nic", mac == null ? text : text.add("mac", mac));
            return;
        }
        boolean hub = plain.guest().interfaces().size() == 1
                && backend.isEmpty()
                && descriptors().size() < 2
                && isForHub(option.type());
        OptionText nic = new OptionText("nic").add(MODEL, shortModel());
        if (mac != null) {
            nic.add("macaddr", mac);
        }
        if (hub) {
            add("-net", nic);
            add("-net", backend(option, false, backend));
        } else {
            add(NETDEV, backend(option, true, backend));
            add("-net", nic.add("netdev", id()));
        }
    }

    /** The hub of {@code -net} passes plain frames only. */
    private static boolean isForHub(String type) {
        return type.equals("tap") || type.equals("user") || type.equals("socket");
    }

    /** Both short forms know virtio on each machine by this name. */
    private String shortModel() {
        return Kind.isVirtio(device.model()) && !device.driver().endsWith("transitional") ? "virtio" : device.driver();
    }

    private OptionText backend(KindRow.Option option, boolean named, List<Device.Said> backend)
            throws RefusedException {
        OptionText text = named ? text(option, "id", id()) : required(option);
        backend.forEach(said -> text.add(said.key(), said.value()));
        if (option.type().equals("user")) {
            forwards().said().forEach(forward -> text.add("hostfwd", forward));
        }
        return text;
    }

    private Forwards forwards() {
        return new Forwards(connection.part());
    }

    private void addDevice(OptionText text) {
        device.properties().forEach(said -> text.add(said.key(), said.value()));
        add(DEVICE, text);
    }

    /** What the command line opens, as text of a shell. */
    String redirections() {
        String file = row.open() == null ? null : Template.expand(row.open(), values::get, ShellWord::option);
        if (file == null) {
            return "";
        }
        return descriptors().stream().map(number -> number + "<>" + file).collect(Collectors.joining(" "));
    }

    private List<String> descriptors() {
        String numbers = values.get("fds");
        return numbers == null ? List.of() : List.of(numbers.split(":"));
    }
}
