package dev.xmlnet.cli.convert;

import dev.xmlnet.cli.console.Screen;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.io.Memory;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Names that macvtap is put on and that guests or networks show to be bridges: macvtap on a bridge goes past its ports. */
final class Bridges {
    private final Set<String> names;
    private final Set<String> used = new HashSet<>();

    /** The first file that shows it, by name; many workers add. */
    private final Map<String, String> shown = new TreeMap<>();

    /**
     * Looks for some names.
     *
     * @param directories where known networks are
     */
    Bridges(Set<String> names, List<String> directories) {
        this.names = names;
        if (!names.isEmpty() && !directories.isEmpty()) {
            Inputs.in(directories).found().forEach(this::read);
        }
    }

    private void read(Input input) {
        try {
            look(input.shown(), Memory.read(input.file()));
        } catch (IOException e) {
            // What cannot be read shows nothing, as for the networks themselves.
        }
    }

    /** Looks at a file that need not be a document. */
    void look(String path, byte[] bytes) {
        try {
            if (!names.isEmpty() && Input.mentions("<network", bytes) && Input.mentions("<bridge", bytes)) {
                look(path, XmlDocument.parseAll(SourceText.of(bytes)));
            }
        } catch (DocumentException e) {
            // It is told of where it is converted.
        }
    }

    /** Looks at a guest, as it is before it is converted, or at a network. */
    void look(String path, XmlDocument document) {
        if (names.isEmpty()) {
            return;
        }
        for (Element root : document.roots()) {
            Element bridge = root.is("network") ? root.child("bridge") : null;
            add(path, bridge == null ? null : bridge.attribute("name"));
        }
        for (Guest guest : Guest.of(document)) {
            for (GuestInterface one : guest.interfaces()) {
                add(path, one.kind() == Kind.BRIDGE || one.kind() == Kind.OVS ? one.source() : null);
            }
        }
    }

    private void add(String path, @Nullable String name) {
        if (name != null && names.contains(name)) {
            synchronized (shown) {
                shown.merge(name, path, (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        }
    }

    /** Adds what something was connected to, such as {@code direct br0}. */
    void use(String connection) {
        used.add(connection.substring(connection.lastIndexOf(' ') + 1));
    }

    /** Prints a line for each that was used. */
    void print(Screen err) {
        shown.forEach((name, path) -> {
            if (used.contains(name)) {
                err.remark("xmlnet: warning: '" + name + "' is a bridge (" + path
                        + "), and macvtap on it goes past its ports; use --to bridge --source " + ShellWord.of(name)
                        + " [bridge-nic]");
            }
        });
    }
}
