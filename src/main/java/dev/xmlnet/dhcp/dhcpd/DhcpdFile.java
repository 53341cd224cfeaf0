package dev.xmlnet.dhcp.dhcpd;

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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A dhcpd.conf of IPv4 or IPv6, or a file that one includes. */
public final class DhcpdFile implements ServerFile {
    private static final Map<Mistake, Verdict> VERDICTS = Map.of(
            Mistake.CLIENT_TWICE, Verdict.warning("dhcpd uses the first, remove one"),
            Mistake.ADDRESS_TWICE, Verdict.warning("dhcpd gives it to both, change one"),
            Mistake.NAME_TWICE, Verdict.error("dhcpd refuses the file, change one"),
            Mistake.OUTSIDE, Verdict.warning("dhcpd ignores it, choose another"),
            Mistake.OWN, Verdict.warning("dhcpd hands it out, choose another"),
            Mistake.RESERVED, Verdict.warning("dhcpd hands it out, choose another"),
            Mistake.IN_POOL, Verdict.warning("another guest may get it first, choose one outside"));

    private final ServerText file;
    private final DhcpdReader reader;
    private final List<ServedSubnet> subnets;

    /**
     * Reads one.
     *
     * @throws RefusedException if its blocks or statements do not end, or an include is missing
     */
    public DhcpdFile(ServerText file, Includes includes) throws RefusedException {
        this.file = file;
        this.reader = new DhcpdReader(file, includes);
        this.subnets = reader.subnets();
    }

    @Override
    public ServerFacts facts() {
        List<Reservation> all =
                reader.hosts().stream().map(DhcpdHost::reservation).toList();
        List<Remark> remarks = new ArrayList<>(reader.remarks());
        remarks.addAll(Mistakes.of(subnets, List.of(), all, VERDICTS));
        for (DhcpdHost host : reader.hosts()) {
            Scope network = host.scope().network();
            for (IpAddress address : host.reservation().addresses()) {
                if (network != null && !network.holds(address)) {
                    String message = address + " is not in the subnet around; move the host out of it";
                    remarks.add(Remark.of(
                            Severity.WARNING,
                            "wrong-subnet",
                            message,
                            host.reservation().where()));
                }
            }
        }
        return new ServerFacts(subnets, List.of(), all, remarks);
    }

    private Matching<DhcpdHost> matching() {
        return new Matching<>(file.path(), reader.hosts(), DhcpdHost::reservation, new Subnets(subnets), false);
    }

    @Override
    public Merge merge(List<Reservation> wanted) throws RefusedException {
        List<Remark> notes = new ArrayList<>();
        List<Reservation> labelled = new ArrayList<>();
        for (Reservation one : wanted) {
            labelled.add(labelled(one, notes));
        }
        Matching.Outcome<DhcpdHost> outcome = matching().match(labelled);
        DhcpdEdits edits = new DhcpdEdits(file, reader.hosts(), new Subnets(subnets));
        for (var change : outcome.changed().entrySet()) {
            edits.change(change.getKey(), change.getValue());
        }
        outcome.added().forEach(edits::add);
        Patch patch = Patch.of(file.source(), edits.all());
        return new Merge(patch, patch.isEmpty() ? List.of() : notes);
    }

    /** Gives a name that a label can be, and refuses a client that dhcpd cannot tell. */
    private static Reservation labelled(Reservation wanted, List<Remark> notes) throws RefusedException {
        Client client = wanted.clients().get(0);
        if (client.mac() == null && client.duid() == null && client.clientId() == null) {
            String message = client + " is not enough for dhcpd; name a MAC or DUID";
            throw new RefusedException(Remark.error("identifier", message, wanted.where()));
        }
        String name = wanted.name();
        if (name == null) {
            return wanted;
        }
        String label = name.replaceAll("[^A-Za-z0-9._-]", "-");
        if (!label.equals(name)) {
            String message = "name '" + HostParts.shown(name) + "' is no label; dhcpd gets " + HostParts.shown(label);
            notes.add(Remark.of(Severity.NOTE, "label", message, wanted.where()));
        }
        return new Reservation(wanted.clients(), wanted.addresses(), label, wanted.where());
    }

    @Override
    public Merge release(List<Client> clients) throws RefusedException {
        Set<DhcpdHost> gone = matching().entriesOf(clients);
        DhcpdEdits edits = new DhcpdEdits(file, reader.hosts(), new Subnets(subnets));
        gone.forEach(edits::remove);
        return new Merge(Patch.of(file.source(), edits.all()), List.of());
    }
}
