package dev.xmlnet.dhcp.dhcpd;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.HexBytes;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A host while its statements are read. */
final class HostParts {
    private final ServerText file;
    private final Scope scope;
    private final Span label;
    private final int start;
    private final int open;
    private final List<Span> statements = new ArrayList<>(2);
    private final BiConsumer<String, Integer> remarks;
    private @Nullable MacAddress mac;
    private @Nullable String duid;
    private @Nullable String clientId;
    private DhcpdHost.@Nullable Fixed fixed;
    private DhcpdHost.@Nullable Fixed fixed6;

    /**
     * Begins one.
     *
     * @param scope around it
     * @param open where its bracket is
     * @param remarks gets how dhcpd reads a text that is not a MAC, and its place
     */
    HostParts(ServerText file, Scope scope, Statement head, int open, BiConsumer<String, Integer> remarks) {
        this.file = file;
        this.scope = scope;
        this.label = head.count() > 1 ? head.span(1) : Span.at(open);
        this.start = head.start();
        this.open = open;
        this.remarks = remarks;
    }

    /** Adds a statement that ends before a place. */
    void add(Statement statement, int end) {
        statements.add(new Span(statement.start(), end));
        if (statement.begins("hardware", "ethernet")) {
            hardware(statement);
        } else if (statement.is(0, "fixed-address")) {
            fixed = fixed(statement);
        } else if (statement.is(0, "fixed-address6")) {
            fixed6 = fixed(statement);
        } else if (statement.begins("option", "dhcp-client-identifier")) {
            clientId = identifier(statement, 2);
        } else if (statement.is(0, "uid")) {
            clientId = identifier(statement, 1);
        } else if (statement.begins("host-identifier", "option") && statement.is(2, "dhcp6.client-id")) {
            duid = identifier(statement, 3);
        }
    }

    private void hardware(Statement statement) {
        String word = statement.word(2);
        mac = statement.count() == 3 ? MacAddress.of(word) : null;
        if (mac == null && statement.count() == 3) {
            remarks.accept(
                    "'" + shown(word) + "' is not this MAC to dhcpd; use colons",
                    statement.span(2).start());
        }
    }

    static String shown(String word) {
        return word.length() <= 40 ? word : word.substring(0, 37) + "...";
    }

    private static @Nullable String identifier(Statement statement, int index) {
        String string = statement.string(index);
        if (statement.count() != index + 1) {
            return null;
        }
        return string == null ? HexBytes.of(statement.word(index).toLowerCase(Locale.ROOT)) : HexBytes.ofText(string);
    }

    private DhcpdHost.Fixed fixed(Statement statement) {
        List<IpAddress> addresses = new ArrayList<>(1);
        for (int i = 1; i < statement.count(); i += 2) {
            IpAddress address = IpAddress.of(statement.word(i));
            if (address == null || (i + 1 < statement.count() && !statement.is(i + 1, ","))) {
                return new DhcpdHost.Fixed(List.of(), Span.at(statement.start()));
            }
            addresses.add(address);
        }
        Span only = statement.count() == 2 ? statement.span(1) : Span.at(statement.start());
        return new DhcpdHost.Fixed(addresses, only);
    }

    /** Ends it behind its last bracket. */
    DhcpdHost build(int end) {
        List<IpAddress> addresses = new ArrayList<>(1);
        if (fixed != null) {
            addresses.addAll(fixed.addresses());
        }
        if (fixed6 != null) {
            addresses.addAll(fixed6.addresses());
        }
        boolean known = mac != null || duid != null || clientId != null;
        Reservation reservation = new Reservation(
                known ? List.of(new Client(mac, duid, clientId, null)) : List.of(),
                addresses,
                label.of(file.source().text()),
                file.at(start));
        return new DhcpdHost(
                reservation, new Span(start, end), label, open, List.copyOf(statements), fixed, fixed6, scope);
    }
}
