package dev.xmlnet.host.interfaces;

import dev.xmlnet.host.rewrite.HostText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line that begins something, and the options behind it. */
final class Stanza {
    private final HostText file;
    private final Kind kind;
    private final Line head;
    private final List<Line> options = new ArrayList<>();
    private String family = "";
    private String method = "";
    private @Nullable String base;

    Stanza(HostText file, Kind kind, Line head) {
        this.file = file;
        this.kind = kind;
        this.head = head;
    }

    HostText file() {
        return file;
    }

    /** The text of its file. */
    String source() {
        return file.source().text();
    }

    Kind kind() {
        return kind;
    }

    Line head() {
        return head;
    }

    List<Line> options() {
        return options;
    }

    /** The name of the interface; of an {@code iface} stanza only, which has one. */
    String name() {
        return nameWord().text();
    }

    Word nameWord() {
        return head.words().get(1);
    }

    boolean isIface() {
        return kind == Kind.IFACE;
    }

    /** The family; empty if ifupdown2 is told none. */
    String family() {
        return family;
    }

    /** The method; empty if ifupdown2 is told none. */
    String method() {
        return method;
    }

    /** The interface whose options it takes over, or null. */
    @Nullable
    String base() {
        return base;
    }

    void define(String family, String method, @Nullable String base) {
        this.family = family;
        this.method = method;
        this.base = base;
    }

    /** Returns the first option of a name (with hyphens), or null. */
    @Nullable
    Line option(String name) {
        for (Line one : options) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }

    /** True if it is a VLAN of an interface. */
    boolean isVlanOf(String parent) {
        Line raw = option("vlan-raw-device");
        return name().startsWith(parent + ".") || (raw != null && raw.has(parent));
    }

    /** Its last line. */
    Line last() {
        return options.isEmpty() ? head : options.get(options.size() - 1);
    }
}
