package dev.xmlnet.args.qemu;

import dev.xmlnet.args.ArgsTable;
import dev.xmlnet.args.Lost;
import dev.xmlnet.args.PartRow;
import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.Property;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells of each part that QEMU's options do not say, once. */
final class Losses {
    private static final String DRIVER = "driver";

    private final PlainInterface plain;
    private final Kind kind;
    private final Values values;
    private final Device device;
    private final Set<String> doneByHost;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    /**
     * Looks for them.
     *
     * @param doneByHost the rows of which the host runs commands
     */
    Losses(PlainInterface plain, Kind kind, Values values, Device device, Set<String> doneByHost) {
        this.plain = plain;
        this.kind = kind;
        this.values = values;
        this.device = device;
        this.doneByHost = doneByHost;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /** Adds what is lost of the interface; call it last, when all that is said is known. */
    void find() {
        leaves("", values.part(), this::tell);
    }

    private void leaves(String path, Part part, BiConsumer<String, String> leaf) {
        part.attributes().forEach((attribute, value) -> leaf.accept(path + "@" + attribute, value));
        boolean isText = part.children().isEmpty() && part.attributes().isEmpty() && !path.isEmpty();
        String text = isText ? values.peek(path) : null;
        if (text != null && !text.isEmpty()) {
            leaf.accept(path, text);
        }
        for (Part child : part.children()) {
            leaves(path.isEmpty() ? child.name() : path + "/" + child.name(), child, leaf);
        }
    }

    private void tell(String leaf, String value) {
        if (leaf.equals("@type") || isPlain(leaf, value)) {
            return;
        }
        boolean isSaid = values.isUsed(leaf);
        String path = leaf;
        while (path != null) {
            PartRow row = ArgsTable.get().part(path);
            // A part that is said may be so by a command of the host, of which its row or one above it tells.
            if (row != null && tell(row, leaf, value, isSaid)) {
                return;
            }
            path = parent(path);
        }
        if (!isSaid) {
            boolean forLibvirt = device.unmet(leaf) == Property.Need.VIRTIO && leaf.startsWith(DRIVER);
            tell(leaf, value, forLibvirt ? Lost.Weight.NOTE : Lost.Weight.WARNING, unmet(leaf));
        }
    }

    /** True for a value that says no more to QEMU than its absence. */
    private static boolean isPlain(String leaf, String value) {
        PartRow row = ArgsTable.get().part(leaf);
        return row != null && (row.plain().contains(value) || isPlain(row, value));
    }

    private static boolean isPlain(PartRow row, String value) {
        return Stream.concat(row.device().stream(), row.netdev().stream())
                .anyMatch(property -> property.value().isPlain(value));
    }

    /** The path of the element that an attribute, or an element, is in. */
    private static @Nullable String parent(String path) {
        int at = Math.max(path.lastIndexOf('@'), path.lastIndexOf('/'));
        return at <= 0 ? null : path.substring(0, at);
    }

    /** Returns true if the row says what becomes of the leaf. */
    private boolean tell(PartRow row, String leaf, String value, boolean isSaid) {
        for (Lost lost : row.lost()) {
            boolean isFor = lost.isFor(kind) || lost.isFor(plain.kind());
            boolean isDone = lost.severity() == Lost.Weight.DONE;
            if (!isFor || (isDone ? !isDone(row) : isSaid)) {
                continue;
            }
            if (lost.value() == null || lost.value().equals(value)) {
                tell(row.path(), row.path().equals(leaf) ? value : null, lost.severity(), why(lost));
                return true;
            }
        }
        return false;
    }

    /** True if commands of the host do it: its own, or those of the kind that asked for its value. */
    private boolean isDone(PartRow row) {
        boolean own = row.host().stream().anyMatch(line -> line.isFor(kind));
        return own ? doneByHost.contains(row.path()) : values.isUsed(row.path());
    }

    private String why(Lost lost) {
        String text = Template.expand(lost.why(), values::get, value -> value);
        return text == null ? lost.why() : text;
    }

    private String unmet(String leaf) {
        Property.Need need = device.unmet(leaf);
        if (need == null) {
            return "QEMU's options have no word for it";
        }
        return switch (need) {
            case VIRTIO -> "only a virtio device has it" + (leaf.startsWith(DRIVER) ? ", for libvirt too" : "");
            case PCI -> "only a device on PCI has it";
            case CCW -> "only a device on CCW has it";
            case NIC -> "a device of the host has it from its own driver";
        };
    }

    private void tell(String path, @Nullable String value, Lost.Weight weight, String why) {
        if (!told.add(path)) {
            return;
        }
        String subject = subject(path, value);
        String word = word(path);
        diagnostics.add(
                switch (weight) {
                    case DONE -> Diagnostic.note("host-" + word, subject + ": " + why, plain.location(path));
                    case NOTE -> Diagnostic.note("lost-" + word, subject + " is lost: " + why, plain.location(path));
                    case WARNING ->
                        Diagnostic.warning("lost-" + word, subject + " is lost: " + why, plain.location(path));
                    case FIREWALL ->
                        Diagnostic.warning("lost-" + word, "FIREWALL REMOVED: " + why, plain.location(path));
                });
    }

    /** Adds a key of the device that a form cannot say. */
    void addForm(Device.Said said, String form) {
        if (told.add(said.path())) {
            boolean isOfQemu = said.path().equals("alias@name") || said.path().startsWith("address");
            Severity severity = isOfQemu ? Severity.NOTE : Severity.WARNING;
            diagnostics.add(new Diagnostic(
                    severity,
                    "lost-" + word(said.path()),
                    subject(said.path(), values.peek(said.path())) + " is lost: " + form + " has no " + said.key()
                            + "; use the form with -device",
                    plain.location(said.path())));
        }
    }

    /** The part as a person writes it: {@code <port isolated='yes'>}. */
    private static String subject(String path, @Nullable String value) {
        int at = path.indexOf('@');
        String element = path.substring(path.lastIndexOf('/') + 1, at < 0 ? path.length() : at);
        String attribute = at < 0 ? "" : path.substring(at + 1) + "='" + value + "'";
        return element.isEmpty() ? attribute : "<" + element + (attribute.isEmpty() ? "" : " " + attribute) + ">";
    }

    /** The last word of a path that says what is lost, in small letters: trust, portgroup, bandwidth. */
    private static String word(String path) {
        String last = path.substring(Math.max(path.lastIndexOf('@'), path.lastIndexOf('/')) + 1);
        String element =
                path.substring(path.lastIndexOf('/') + 1, Math.max(path.lastIndexOf('/') + 1, path.indexOf('@')));
        return element.isEmpty() || !isCommon(last) ? last : element;
    }

    /** True for an attribute that many elements have. */
    private static boolean isCommon(String attribute) {
        return switch (attribute) {
            case "type", "name", "size", "state", "order", "index", "dev", "path", "address", "isolated", "filter" ->
                true;
            default -> false;
        };
    }
}
