package dev.xmlnet.dhcp.dnsmasq;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The edits of one file. */
@SuppressWarnings("ReferenceEquality") // A file is one of those that were read.
final class DnsmasqEdits {
    private final ServerText file;
    private final String text;
    private final LineForm form;
    private final List<Edit> edits = new ArrayList<>();

    /** The entry after which a new one is shaped, and behind which it stands: the last of the file. */
    private final @Nullable HostLine model;

    DnsmasqEdits(ServerText file, LineForm form, List<HostLine> hosts) {
        this.file = file;
        this.text = file.source().text();
        this.form = form;
        HostLine last = null;
        for (HostLine host : hosts) {
            last = host.file() == file ? host : last;
        }
        model = last;
    }

    /** Changes address and name in place. */
    void change(HostLine host, Reservation wanted) throws RefusedException {
        Client client = wanted.clients().get(0);
        if (host.line().quoted()) {
            throw refusal("quotes", client + " has its entry in quotes; change it by hand", host);
        } else if (host.isIgnored()) {
            throw refusal("ignored", client + " is told to be ignored; remove that first", host);
        }
        StringBuilder added = new StringBuilder();
        for (IpAddress address : wanted.addresses()) {
            List<Span> there = host.addresses(address.isIpv6());
            if (there.size() > 1) {
                throw refusal("several-addresses", client + " has several addresses; change them by hand", host);
            } else if (there.isEmpty()) {
                added.append(host.separator()).append(written(address));
            } else if (!host.reservation().addresses().contains(address)) {
                edits.add(new Edit(there.get(0), written(address)));
            }
        }
        String name = wanted.name();
        Span named = host.name();
        if (name != null
                && form != LineForm.ETHERS
                && !name.equalsIgnoreCase(host.reservation().name())) {
            if (named == null) {
                addName(host, name, added);
            } else {
                edits.add(new Edit(named, name));
            }
        }
        if (!added.isEmpty()) {
            edits.add(new Edit(Span.at(host.endOfIdentity()), added.toString()));
        }
    }

    /** Adds a name behind the addresses. */
    private void addName(HostLine host, String name, StringBuilder added) {
        int end = host.endOfIdentity();
        for (boolean isIpv6 : new boolean[] {false, true}) {
            for (Span address : host.addresses(isIpv6)) {
                end = Math.max(end, address.end());
            }
        }
        if (end == host.endOfIdentity()) {
            added.append(host.separator()).append(name);
        } else {
            edits.add(new Edit(Span.at(end), host.separator() + name));
        }
    }

    private RefusedException refusal(String id, String message, HostLine host) {
        return new RefusedException(Remark.error(id, message, host.reservation().where()));
    }

    private static String written(IpAddress address) {
        return address.isIpv6() ? "[" + address + "]" : address.toString();
    }

    /** Adds a line behind the last entry, else at the end of the file. */
    void add(Reservation wanted) {
        Client client = wanted.clients().get(0);
        List<String> parts = new ArrayList<>();
        if (client.mac() != null) {
            parts.add(client.mac().toString());
        } else if (client.duid() != null || client.clientId() != null) {
            parts.add("id:" + (client.duid() == null ? client.clientId() : client.duid()));
        }
        String name = parts.isEmpty() ? Objects.requireNonNull(client.name()) : wanted.name();
        boolean nameFirst = parts.isEmpty() || (model != null && model.isNameFirst());
        name = form == LineForm.ETHERS ? null : name;
        if (name != null && nameFirst) {
            parts.add(name);
        }
        wanted.addresses().forEach(address -> parts.add(written(address)));
        if (name != null && !nameFirst) {
            parts.add(name);
        }
        String usual = form == LineForm.ETHERS ? " " : ",";
        String line = prefix() + String.join(model == null ? usual : model.separator(), parts);
        int at = model == null ? text.length() : model.line().line().end();
        boolean open = at == text.length() && at > 0 && text.charAt(at - 1) != '\n';
        String lineEnd = file.source().lineEnd();
        edits.add(new Edit(Span.at(at), open ? lineEnd + line : line + lineEnd));
    }

    /** What stands before the value of an entry. */
    private String prefix() {
        if (model != null) {
            return text.substring(
                    model.line().line().start(), model.line().value().start());
        }
        return form == LineForm.CONF ? "dhcp-host=" : "";
    }

    /** Takes whole lines away; a file whose last line has no end goes on so. */
    void remove(Collection<HostLine> gone) {
        int kept = text.length();
        boolean open = !text.isEmpty() && text.charAt(kept - 1) != '\n';
        List<Span> lines =
                new ArrayList<>(gone.stream().map(host -> host.line().line()).toList());
        lines.sort((one, other) -> Integer.compare(other.start(), one.start()));
        for (Span line : lines) {
            int start = line.start();
            if (open && line.end() == kept) {
                kept = start;
                start -= start > 1 && text.charAt(start - 2) == '\r' ? 2 : start > 0 ? 1 : 0;
                int end = line.end() == text.length() ? line.end() : line.end() - lineEndBefore(line.end());
                edits.add(new Edit(new Span(start, end), ""));
            } else {
                edits.add(new Edit(line, ""));
            }
        }
    }

    private int lineEndBefore(int end) {
        return end > 1 && text.charAt(end - 2) == '\r' ? 2 : 1;
    }

    List<Edit> all() {
        return edits;
    }
}
