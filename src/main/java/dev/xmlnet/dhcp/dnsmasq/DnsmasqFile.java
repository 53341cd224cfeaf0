package dev.xmlnet.dhcp.dnsmasq;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.Includes;
import dev.xmlnet.dhcp.Matching;
import dev.xmlnet.dhcp.Mistake;
import dev.xmlnet.dhcp.Mistake.Verdict;
import dev.xmlnet.dhcp.Mistakes;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServerFacts;
import dev.xmlnet.dhcp.ServerFile;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.dhcp.Subnets;
import dev.xmlnet.libvirt.law.DhcpName;
import dev.xmlnet.xml.Patch;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A dnsmasq.conf, a file of dhcp-hostsfile or an ethers. */
public final class DnsmasqFile implements ServerFile {
    private static final Map<Mistake, Verdict> VERDICTS = Map.of(
            Mistake.CLIENT_TWICE, Verdict.warning("dnsmasq uses the last, remove one"),
            Mistake.ADDRESS_TWICE, Verdict.error("dnsmasq drops it or does not start, change one"),
            Mistake.NAME_TWICE, Verdict.note("DNS tells one of them"),
            Mistake.OUTSIDE, Verdict.warning("dnsmasq ignores it, choose another"),
            Mistake.OWN, Verdict.warning("dnsmasq ignores it, choose another"),
            Mistake.RESERVED, Verdict.warning("dnsmasq hands it out, choose another"));

    private final ServerText file;
    private final LineForm form;
    private final DnsmasqReader reader;

    /**
     * Reads one.
     *
     * @throws RefusedException if a file that it names is missing
     */
    public DnsmasqFile(ServerText file, LineForm form, Includes includes) throws RefusedException {
        this.file = file;
        this.form = form;
        this.reader = new DnsmasqReader(file, form, includes);
    }

    @Override
    public ServerFacts facts() {
        List<Remark> remarks = new ArrayList<>();
        List<Reservation> all = new ArrayList<>();
        for (HostLine host : reader.hosts()) {
            all.add(host.reservation());
            String problem = host.problem();
            if (problem != null) {
                remarks.add(Remark.of(
                        Severity.WARNING,
                        "dnsmasq-name",
                        problem,
                        host.reservation().where()));
            }
        }
        remarks.addAll(Mistakes.of(reader.subnets(), reader.pools(), all, VERDICTS));
        return new ServerFacts(reader.subnets(), reader.pools(), all, remarks);
    }

    private Matching<HostLine> matching() {
        return new Matching<>(
                file.path(),
                reader.hosts(),
                HostLine::reservation,
                new Subnets(reader.subnets()),
                form != LineForm.ETHERS);
    }

    @Override
    public Merge merge(List<Reservation> wanted) throws RefusedException {
        for (Reservation one : wanted) {
            check(one);
        }
        Matching.Outcome<HostLine> outcome = matching().match(wanted);
        DnsmasqEdits edits = new DnsmasqEdits(file, form, reader.hosts());
        for (var change : outcome.changed().entrySet()) {
            edits.change(change.getKey(), change.getValue());
        }
        outcome.added().forEach(edits::add);
        return new Merge(Patch.of(file.source(), edits.all()), List.of());
    }

    /** Refuses what dnsmasq would take for something else. */
    private void check(Reservation wanted) throws RefusedException {
        Client client = wanted.clients().get(0);
        String name = wanted.name() == null ? client.name() : wanted.name();
        DhcpName misread = name == null ? null : DhcpName.misread(name);
        if (misread != null) {
            throw new RefusedException(
                    Remark.error("dnsmasq-name", "name '" + name + "' " + misread.problem(), wanted.where()));
        } else if (form == LineForm.ETHERS
                && (client.mac() == null || wanted.addresses().stream().anyMatch(one -> one.isIpv6()))) {
            String message = "ethers has lines of MAC and IPv4 address only; use a hosts file for " + client;
            throw new RefusedException(Remark.error("identifier", message, wanted.where()));
        }
    }

    @Override
    public Merge release(List<Client> clients) throws RefusedException {
        DnsmasqEdits edits = new DnsmasqEdits(file, form, reader.hosts());
        edits.remove(matching().entriesOf(clients));
        return new Merge(Patch.of(file.source(), edits.all()), List.of());
    }
}
