package dev.xmlnet.dhcp.networkd;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.Includes;
import dev.xmlnet.dhcp.Matching;
import dev.xmlnet.dhcp.Mistake;
import dev.xmlnet.dhcp.Mistake.Verdict;
import dev.xmlnet.dhcp.Mistakes;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.dhcp.ServerFacts;
import dev.xmlnet.dhcp.ServerFile;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.dhcp.Subnets;
import dev.xmlnet.ini.IniLine;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Patch;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A .network with a DHCP server, or a drop-in of one. */
@SuppressWarnings("ReferenceEquality") // A file is one of those that were read.
public final class NetworkdFile implements ServerFile {
    private static final Map<Mistake, Verdict> VERDICTS = Map.of(
            Mistake.CLIENT_TWICE, Verdict.error("networkd's DHCP server does not start, remove one"),
            Mistake.ADDRESS_TWICE, Verdict.error("networkd's DHCP server does not start, change one"),
            Mistake.OUTSIDE, Verdict.warning("networkd hands it out, choose another"),
            Mistake.OWN, Verdict.warning("the guest gets none, choose another"),
            Mistake.RESERVED, Verdict.warning("networkd hands it out, choose another"));

    private final ServerText file;
    private final String text;
    private final NetworkdReader reader;
    private final List<ServedSubnet> subnets;

    /** Reads one; the .network that a drop-in belongs to may be missing. */
    public NetworkdFile(ServerText file, Includes includes) {
        this.file = file;
        this.text = file.source().text();
        this.reader = new NetworkdReader(file, includes);
        this.subnets = reader.subnets();
    }

    @Override
    public ServerFacts facts() {
        List<Reservation> all =
                reader.leases().stream().map(StaticLease::reservation).toList();
        List<Remark> remarks = new ArrayList<>();
        for (StaticLease lease : reader.leases()) {
            if (lease.mac() != null && lease.reservation().clients().isEmpty()) {
                remarks.add(remark("mac-form", "MACAddress is not a MAC to networkd; use colons", lease));
            }
        }
        if (reader.isOff() && !reader.leases().isEmpty()) {
            String message = "[Network] has no DHCPServer=yes, so leases do nothing; add it";
            remarks.add(remark("no-effect", message, reader.leases().get(0)));
        }
        remarks.addAll(Mistakes.of(subnets, List.of(), all, VERDICTS));
        return new ServerFacts(subnets, List.of(), all, remarks);
    }

    private static Remark remark(String id, String message, StaticLease lease) {
        return Remark.of(Severity.WARNING, id, message, lease.reservation().where());
    }

    private Matching<StaticLease> matching() {
        return new Matching<>(file.path(), reader.leases(), StaticLease::reservation, new Subnets(subnets), false);
    }

    @Override
    public Merge merge(List<Reservation> wanted) throws RefusedException {
        List<Reservation> nameless = new ArrayList<>();
        for (Reservation one : wanted) {
            Client client = one.clients().get(0);
            if (client.mac() == null
                    || one.addresses().size() != 1
                    || one.addresses().get(0).isIpv6()) {
                String message = "networkd gives one IPv4 address to a MAC; " + client + " cannot have this";
                throw new RefusedException(Remark.error("identifier", message, one.where()));
            }
            nameless.add(new Reservation(one.clients(), one.addresses(), null, one.where()));
        }
        Matching.Outcome<StaticLease> outcome = matching().match(nameless);
        List<Edit> edits = new ArrayList<>();
        for (var change : outcome.changed().entrySet()) {
            edits.add(change(change.getKey(), change.getValue()));
        }
        StaticLease last = null;
        for (StaticLease lease : reader.leases()) {
            last = lease.file() == file ? lease : last;
        }
        for (Reservation one : outcome.added()) {
            edits.add(addition(last, one, text.isEmpty() && edits.isEmpty()));
        }
        List<Remark> notes = new ArrayList<>();
        if (!edits.isEmpty()) {
            String message = "networkd 252 passes over guests that send a DUID; use ClientIdentifier=mac in them";
            notes.add(new Remark(file.path(), Diagnostic.note("client-id", message, null)));
        }
        return new Merge(Patch.of(file.source(), edits), notes);
    }

    private Edit change(StaticLease lease, Reservation wanted) throws RefusedException {
        IpAddress address = wanted.addresses().get(0);
        IniLine there = lease.address();
        if (there == null) {
            IniLine last = lease.lines().get(lease.lines().size() - 1);
            boolean open = !text.substring(0, last.span().end()).endsWith("\n");
            String line = "Address=" + address;
            String lineEnd = file.source().lineEnd();
            return new Edit(Span.at(last.span().end()), open ? lineEnd + line : line + lineEnd);
        }
        int start = text.indexOf('=', there.span().start()) + 1;
        while (start < there.span().end() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (there.rows().size() > 1 || !text.startsWith(there.value(), start)) {
            String message = "Address goes over several lines; write it in one";
            throw new RefusedException(
                    Remark.error("lines", message, file.at(there.span().start())));
        }
        return new Edit(new Span(start, start + there.value().length()), address.toString());
    }

    /** Adds a section behind the last of its kind, else at the end; a blank line keeps it apart. */
    private Edit addition(@Nullable StaticLease last, Reservation wanted, boolean first) {
        String lineEnd = file.source().lineEnd();
        int at = last == null
                ? text.length()
                : last.lines().get(last.lines().size() - 1).span().end();
        boolean open = at > 0 && text.charAt(at - 1) != '\n';
        String section = (first ? "" : lineEnd) + "[" + StaticLease.SECTION + "]" + lineEnd + "MACAddress="
                + wanted.clients().get(0).mac() + lineEnd + "Address="
                + wanted.addresses().get(0);
        return new Edit(Span.at(at), open ? lineEnd + section : section + lineEnd);
    }

    @Override
    public Merge release(List<Client> clients) throws RefusedException {
        List<Edit> edits = new ArrayList<>();
        List<StaticLease> gone = new ArrayList<>(matching().entriesOf(clients));
        gone.sort((one, other) -> Integer.compare(start(other), start(one)));
        boolean open = !text.isEmpty() && !text.endsWith("\n");
        int end = text.length();
        for (StaticLease lease : gone) {
            int start = start(lease);
            int before = text.lastIndexOf('\n', start - 2) + 1;
            start = start > 0 && text.substring(before, start).isBlank() ? before : start;
            int stop = lease.lines().get(lease.lines().size() - 1).span().end();
            if (open && stop == end) {
                // What comes last goes on having no end.
                end = start;
                stop -= stop == text.length() ? 0 : newlineBefore(stop);
                start -= newlineBefore(start);
            }
            edits.add(new Edit(new Span(start, stop), ""));
        }
        return new Merge(Patch.of(file.source(), edits), List.of());
    }

    private static int start(StaticLease lease) {
        return lease.lines().get(0).span().start();
    }

    private int newlineBefore(int end) {
        return end < 1 || text.charAt(end - 1) != '\n' ? 0 : end > 1 && text.charAt(end - 2) == '\r' ? 2 : 1;
    }
}
