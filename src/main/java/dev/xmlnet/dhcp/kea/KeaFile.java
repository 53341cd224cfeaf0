package dev.xmlnet.dhcp.kea;

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
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.xml.Patch;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A configuration of Kea. */
public final class KeaFile implements ServerFile {
    private final ServerText file;
    private final KeaText text;
    private final KeaReader reader;
    private final List<ServedSubnet> served;
    private final ServerFacts facts;

    /**
     * Reads one.
     *
     * @throws RefusedException if Kea could not read it either
     */
    public KeaFile(ServerText file, Includes includes) throws RefusedException {
        this.file = file;
        if (file.hasMark()) {
            throw new RefusedException(Remark.error("json", "Kea refuses a byte order mark; remove it", file.at(0)));
        }
        text = new KeaText(file, includes);
        reader = new KeaReader(text);
        served = reader.subnets().stream().map(KeaSubnet::served).toList();
        List<Reservation> all =
                reader.hosts().stream().map(KeaHost::reservation).toList();
        facts = new ServerFacts(served, List.of(), all, remarks(all));
    }

    @Override
    public ServerFacts facts() {
        return facts;
    }

    private List<Remark> remarks(List<Reservation> all) {
        List<Remark> remarks = new ArrayList<>(reader.remarks());
        Map<Mistake, Verdict> verdicts = new EnumMap<>(Mistake.class);
        verdicts.put(Mistake.CLIENT_TWICE, Verdict.error("Kea refuses the file, remove one"));
        boolean shared = Boolean.FALSE.equals(reader.server().bool("ip-reservations-unique"));
        verdicts.put(
                Mistake.ADDRESS_TWICE,
                shared ? Verdict.warning("Kea gives it to both") : Verdict.error("Kea refuses the file, change one"));
        verdicts.put(Mistake.OWN, Verdict.warning("Kea hands it out, choose another"));
        verdicts.put(Mistake.RESERVED, Verdict.warning("Kea hands it out, choose another"));
        boolean outOfPool = reader.hosts().stream()
                .anyMatch(host -> host.subnet() != null && host.subnet().modes().outOfPool());
        verdicts.put(
                Mistake.IN_POOL,
                outOfPool
                        ? Verdict.warning("reservations-out-of-pool is true, Kea gives it to others")
                        : Verdict.note("Kea keeps it free, at a look-up each lease"));
        remarks.addAll(Mistakes.of(served, List.of(), all, verdicts));
        boolean global =
                reader.subnets().stream().anyMatch(subnet -> subnet.modes().global());
        for (KeaHost host : reader.hosts()) {
            remark(host, global, remarks);
        }
        return remarks;
    }

    private void remark(KeaHost host, boolean global, List<Remark> remarks) {
        Reservation one = host.reservation();
        KeaSubnet subnet = host.subnet();
        if (subnet == null) {
            if (!global && !one.addresses().isEmpty()) {
                add(remarks, "no-effect", "Kea ignores global reservations; set reservations-global to true", one);
            }
            return;
        }
        if (!subnet.modes().inSubnet()) {
            add(remarks, "no-effect", "Kea ignores it; reservations-in-subnet is false here", one);
        }
        for (IpAddress address : one.addresses()) {
            if (!subnet.served().block().contains(address)) {
                String message = address + " is not in " + subnet.served().block() + "; Kea refuses the file";
                remarks.add(Remark.error(Mistake.OUTSIDE.id(), message, one.where()));
            }
        }
        if (!one.clients().isEmpty() && KeaIdentifier.of(one.clients().get(0)).isIgnored(reader)) {
            add(remarks, "no-effect", KeaIdentifier.of(one.clients().get(0)).ignored(), one);
        }
    }

    private static void add(List<Remark> remarks, String id, String message, Reservation one) {
        remarks.add(Remark.of(Severity.WARNING, id, message, one.where()));
    }

    /** Those that Kea looks at: without the global ones where no subnet asks for them. */
    private Matching<KeaHost> matching() {
        boolean global =
                reader.subnets().stream().anyMatch(subnet -> subnet.modes().global());
        List<KeaHost> hosts = reader.hosts().stream()
                .filter(host -> host.subnet() != null || global)
                .toList();
        return new Matching<>(file.path(), hosts, KeaHost::reservation, new Subnets(served), true);
    }

    @Override
    public Merge merge(List<Reservation> wanted) throws RefusedException {
        for (Reservation one : wanted) {
            check(one);
        }
        Matching.Outcome<KeaHost> outcome = matching().match(wanted);
        KeaEdits edits = new KeaEdits(text, reader);
        for (var change : outcome.changed().entrySet()) {
            edits.change(change.getKey(), change.getValue());
        }
        for (Reservation one : outcome.added()) {
            edits.add(one);
        }
        Patch patch = Patch.of(file.source(), edits.all());
        return new Merge(patch, patch.isEmpty() ? List.of() : notes());
    }

    /** Refuses what Kea has no words for. */
    private void check(Reservation wanted) throws RefusedException {
        for (IpAddress address : wanted.addresses()) {
            if (address.isIpv6() != reader.isIpv6()) {
                String message =
                        address + " does not fit, this is the server of " + (reader.isIpv6() ? "IPv6" : "IPv4");
                throw new RefusedException(Remark.error("family", message, wanted.where()));
            }
        }
        Client client = wanted.clients().get(0);
        if (!reader.isIpv6() && wanted.addresses().size() > 1) {
            String message = client + " can have one IPv4 address in Kea; remove the others";
            throw new RefusedException(Remark.error("several-addresses", message, wanted.where()));
        } else if (client.mac() == null && client.duid() == null && client.clientId() == null) {
            String message = client + " is not enough for Kea; name a MAC or DUID";
            throw new RefusedException(Remark.error("identifier", message, wanted.where()));
        }
        KeaIdentifier identifier = KeaIdentifier.of(client);
        if (identifier.isIgnored(reader)) {
            throw new RefusedException(Remark.error(
                    "no-effect",
                    identifier.ignored(),
                    text.at(reader.server().span().start())));
        }
    }

    private List<Remark> notes() {
        List<Remark> notes = new ArrayList<>();
        for (String key : List.of("hosts-database", "hosts-databases")) {
            var member = reader.server().member(key);
            if (member != null) {
                String message = "reservations in " + key + " are not looked at, only those of this file";
                notes.add(Remark.of(
                        Severity.NOTE,
                        "other-reservations",
                        message,
                        text.at(member.nameSpan().start())));
            }
        }
        return notes;
    }

    @Override
    public Merge release(List<Client> clients) throws RefusedException {
        Matching<KeaHost> matching =
                new Matching<>(file.path(), reader.hosts(), KeaHost::reservation, new Subnets(served), true);
        Set<KeaHost> gone = matching.entriesOf(clients);
        KeaEdits edits = new KeaEdits(text, reader);
        edits.remove(gone);
        return new Merge(Patch.of(file.source(), edits.all()), List.of());
    }
}
