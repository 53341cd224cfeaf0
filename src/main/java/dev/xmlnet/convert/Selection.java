package dev.xmlnet.convert;

import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.PciAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which interfaces of a guest are meant. What is null does not narrow.
 *
 * @param kind libvirt's type, or {@code ovs}, {@code passt}, {@code macvtap}, {@code direct-MODE}
 * @param source the network, bridge, NIC, PCI address, tap, device or socket
 * @param mac the MAC address, in any case
 * @param index place among the guest's interfaces, from 1
 * @param alias the alias, such as {@code ua-lan}
 */
public record Selection(
        @Nullable String kind,
        @Nullable String source,
        @Nullable MacAddress mac,
        @Nullable Integer index,
        @Nullable String alias) {
    /** Every interface. */
    public static final Selection ALL = new Selection(null, null, null, null, null);

    /** One that names a source comes before another, and else the finer kind. */
    static final Comparator<Selection> NARROWEST_FIRST =
            Comparator.comparingInt(Selection::narrowness).reversed();

    private static final Set<String> FINE = Set.of("ovs", "passt");

    /**
     * Reads {@code KIND} or {@code KIND=SOURCE}.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public static Selection from(String text) {
        int equals = text.indexOf('=');
        String word = equals < 0 ? text : text.substring(0, equals);
        if (!isKind(word)) {
            throw new IllegalArgumentException("'" + word + "' is not a kind of connection");
        }
        String source = equals < 0 ? null : text.substring(equals + 1);
        boolean device = word.equals(Kind.HOSTDEV.word());
        return new Selection(
                word.equals("macvtap") ? "direct" : word,
                device && source != null ? PciAddress.parse(source).toString() : source,
                null,
                null,
                null);
    }

    /** The words that name a kind. */
    public static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.OTHER) {
                words.add(kind.word());
            }
        }
        for (DirectMode mode : DirectMode.values()) {
            if (mode != DirectMode.PASSTHROUGH) {
                words.add("direct-" + mode.word());
            }
        }
        words.add("macvtap");
        return words;
    }

    private static boolean isKind(String word) {
        return words().contains(word);
    }

    private int narrowness() {
        boolean fine = kind != null && (FINE.contains(kind) || kind.startsWith("direct-"));
        return (source == null ? 0 : 2) + (fine ? 1 : 0);
    }

    /** What it narrows to, as a person writes it. */
    @Override
    public String toString() {
        return kind == null ? "every interface" : kind + (source == null ? "" : "=" + source);
    }

    /** True if an interface is one of them. */
    public boolean matches(GuestInterface candidate) {
        return matchesKind(candidate)
                && (source == null || source.equals(candidate.source()))
                && (mac == null || mac.toString().equals(candidate.mac()))
                && (index == null || index == candidate.index())
                && (alias == null || alias.equals(candidate.alias()));
    }

    private boolean matchesKind(GuestInterface candidate) {
        String type = candidate.kind().type();
        if (kind == null || kind.equals(candidate.kind().word()) || kind.equals(type)) {
            return true;
        }
        if (!type.equals("direct") || kind.equals("direct-passthrough")) {
            return false;
        }
        String mode = candidate.element().attribute("source", "mode");
        return kind.equals("direct-" + (mode == null ? "vepa" : mode));
    }
}
