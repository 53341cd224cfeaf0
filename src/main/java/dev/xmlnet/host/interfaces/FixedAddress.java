package dev.xmlnet.host.interfaces;

import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives an interface of a machine's own {@code /etc/network/interfaces} a fixed address in place of the one that DHCP gives: the method becomes
 * {@code static}, and address, gateway and name servers stand behind the first line. All else stays.
 */
public final class FixedAddress {
    private static final Set<String> GIVEN = Set.of("dhcp", "auto", "manual", "bootp");

    private final Interfaces host;
    private final Notes notes = new Notes();
    private final HostEdits edits;
    private final String device;

    private FixedAddress(HostText file, String device) {
        host = Interfaces.read(List.of(file), Suite.IFUPDOWN);
        edits = new HostEdits(List.of(file));
        this.device = device;
        notes.addAll(host.problems());
    }

    /**
     * An address for the interface.
     *
     * @param address the address
     * @param prefix the length of its prefix
     * @param gateway the router; null to leave what is there
     */
    public record Wanted(
            IpAddress address, int prefix, @Nullable IpAddress gateway) {}

    /**
     * Rewrites a file; one that has the addresses already stays.
     *
     * @param device the interface, by the name that it has there
     * @param wanted at most one address a family
     * @param dns name servers, for an interface that names none; may be empty
     */
    public static Rewritten set(HostText file, String device, List<Wanted> wanted, List<IpAddress> dns) {
        FixedAddress fixed = new FixedAddress(file, device);
        fixed.look();
        boolean first = true;
        for (Wanted one : wanted) {
            if (!fixed.notes.refused()) {
                fixed.set(one, first ? dns : List.of());
            }
            first = false;
        }
        boolean found = !fixed.host.named(device).isEmpty();
        return InterfacesRewriter.result(fixed.edits, fixed.notes, found);
    }

    /** What else may name the interface is told: nobody knows what a script or another file says. */
    private void look() {
        for (Stanza stanza : host.stanzas()) {
            if (stanza.kind() == Kind.SOURCE || stanza.kind() == Kind.SOURCE_DIRECTORY) {
                notes.warning(
                        "sourced",
                        stanza,
                        stanza.head().first(),
                        "what this line reads was not looked at; check that it says nothing of " + device);
            } else if (stanza.kind() == Kind.MAPPING
                    && stanza.head().values().stream().anyMatch(word -> Glob.matches(word.text(), device))) {
                notes.warning(
                        "mapping",
                        stanza,
                        stanza.head().first(),
                        "this mapping may give " + device + " another stanza; check it");
            }
        }
    }

    private void set(Wanted wanted, List<IpAddress> dns) {
        String family = wanted.address().isIpv6() ? "inet6" : "inet";
        List<Stanza> stanzas = host.named(device).stream()
                .filter(one -> one.family().equals(family))
                .toList();
        if (stanzas.isEmpty()) {
            notes.error(
                    "no-stanza", "there is no iface " + device + " " + family + "; name the interface that is there");
        } else if (stanzas.size() > 1) {
            Stanza second = stanzas.get(1);
            notes.error(
                    "two-stanzas",
                    second,
                    second.nameWord(),
                    device + " has two stanzas of " + family + "; leave one, or change the address by hand");
        } else {
            set(stanzas.get(0), wanted, dns);
        }
    }

    private void set(Stanza stanza, Wanted wanted, List<IpAddress> dns) {
        boolean fixed = stanza.method().equals("static");
        Word method = stanza.head().find(stanza.method());
        if (stanza.base() != null || method == null || (!fixed && !GIVEN.contains(stanza.method()))) {
            notes.error(
                    "other-method",
                    stanza,
                    stanza.nameWord(),
                    device + " has neither DHCP nor a fixed address here; change it by hand");
            return;
        } else if (stanza.last().open()) {
            notes.error(
                    "cut-off-line",
                    stanza,
                    stanza.last().first(),
                    "the file ends in a backslash; remove it, or end the line");
            return;
        }
        if (!fixed) {
            edits.of(stanza).replace(method.span(), "static");
        }
        List<String> added = new ArrayList<>();
        address(stanza, wanted, added);
        IpAddress gateway = wanted.gateway();
        if (gateway != null) {
            option(stanza, "gateway", gateway.toString(), added);
        }
        if (!dns.isEmpty() && stanza.option("dns-nameservers") == null) {
            added.add("dns-nameservers "
                    + String.join(" ", dns.stream().map(IpAddress::toString).toList()));
        }
        String indentation = indentation(stanza);
        edits.of(stanza)
                .behind(
                        stanza.head(),
                        added.stream().map(line -> indentation + line).toList());
    }

    /** That of the stanza's options; of one without, that of the file. */
    private String indentation(Stanza stanza) {
        List<Line> options = new ArrayList<>(stanza.options());
        host.ifaces().forEach(other -> options.addAll(other.options()));
        return options.isEmpty() ? "    " : options.get(0).indentation(stanza.source());
    }

    /** An address may be written with its prefix, or with a netmask beside it. */
    private void address(Stanza stanza, Wanted wanted, List<String> added) {
        String text = wanted.address() + "/" + wanted.prefix();
        Line address = stanza.option("address");
        Line mask = stanza.option("netmask");
        if (address != null && mask != null && isThat(address, mask, wanted)) {
            return;
        }
        option(stanza, "address", text, added);
        if (mask != null) {
            edits.of(stanza).remove(mask);
        }
    }

    private static boolean isThat(Line address, Line mask, Wanted wanted) {
        IpAddress netmask = IpAddress.of(mask.value());
        int prefix = netmask != null
                ? netmask.maskLength()
                : mask.value().matches("[0-9]{1,3}") ? Integer.parseInt(mask.value()) : -1;
        return wanted.address().equals(IpAddress.of(address.value())) && prefix == wanted.prefix();
    }

    private void option(Stanza stanza, String name, String value, List<String> added) {
        Line line = stanza.option(name);
        if (line == null) {
            added.add(name + " " + value);
        } else if (line.words().size() > 1 && !line.value().equals(value)) {
            Span there = new Span(
                    line.values().get(0).span().start(), line.last().span().end());
            edits.of(stanza).replace(there, value);
        }
    }
}
