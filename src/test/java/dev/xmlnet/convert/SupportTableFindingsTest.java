package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.check.Check;
import dev.xmlnet.check.Examined;
import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Repository;
import dev.xmlnet.check.Rule;
import dev.xmlnet.judge.SmallGuest;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.support.Carrier;
import dev.xmlnet.libvirt.support.Row;
import dev.xmlnet.libvirt.support.Row.Loss;
import dev.xmlnet.libvirt.support.Tables;
import dev.xmlnet.libvirt.support.Verdict;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What check finds on an interface is what each cell of support.txt says, no more and no less. */
class SupportTableFindingsTest {
    /** The rules that speak for the table. */
    private static final Set<Rule> RULES = EnumSet.of(
            Rule.SRC002,
            Rule.FLT001,
            Rule.VLN001,
            Rule.VLN002,
            Rule.VPT001,
            Rule.PRT001,
            Rule.QOS001,
            Rule.MTU001,
            Rule.DRV001,
            Rule.PST001,
            Rule.TGT001,
            Rule.LIV001,
            Rule.IFC001);

    /** The half of a failover pair that a sample names. */
    private static final String OTHER_HALF = """
            <interface type='user'>
              <mac address='52:54:00:11:22:44'/>
              <model type='virtio'/>
              <teaming type='persistent'/>
              <alias name='ua-other'/>
            </interface>""";

    @Test
    void everyCellIsFoundOrNot() throws Exception {
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (Row<Carrier> row : Tables.interfaces().rows()) {
            for (Kind kind : EnumSet.range(Kind.NETWORK, Kind.VHOSTUSER)) {
                if (!row.verdicts().containsKey(Carrier.of(kind))) {
                    continue;
                }
                for (Version libvirt : List.of(Version.parse("8.10"), Version.NEWEST_KNOWN)) {
                    String text = Sample.with(kind, Sample.part(row));
                    boolean another = Sample.kind(text) != kind;
                    if (another || isMoreThanAPart(row, kind, libvirt)) {
                        continue;
                    }
                    cells++;
                    Severity expected = expected(row, kind, libvirt);
                    Severity found = found(text, libvirt, row);
                    if (found != expected) {
                        wrong.add("[" + row.title() + "] on " + kind + " for " + libvirt + ": " + found + ", not "
                                + expected);
                    }
                }
            }
        }
        assertThat(cells).isGreaterThan(1000);
        assertThat(wrong).isEmpty();
    }

    /** The virtualport that makes a bridge one of MidoNet, and the backend that makes a socket that of passt, or is too new itself. */
    private static boolean isMoreThanAPart(Row<Carrier> row, Kind kind, Version libvirt) {
        return (row.path().equals("address") && kind != Kind.HOSTDEV) // the small guest has no such bus
                || (kind == Kind.BRIDGE && row.title().equals("virtualport{type=midonet}"))
                || (kind == Kind.PASST && row.title().equals("source@type") && !libvirt.isAtLeast(Version.parse("9.0")))
                || (kind == Kind.VHOSTUSER
                        && row.title().equals("backend@type")
                        && libvirt.isAtLeast(Version.parse("11.1")));
    }

    private static Severity expected(Row<Carrier> row, Kind kind, Version libvirt) {
        Verdict verdict = row.verdicts().get(Carrier.of(kind)).at(libvirt);
        return switch (verdict.word()) {
            case REFUSED, FAILS -> Severity.ERROR;
            // Before 11.0 some networks took a VLAN.
            case SINCE -> kind == Kind.NETWORK ? Severity.WARNING : Severity.ERROR;
            case INERT -> row.loss() == Loss.NOTE ? Severity.NOTE : Severity.WARNING;
            case LIVE -> Severity.WARNING;
            case IGNORED -> row.loss() == Loss.FIREWALL ? Severity.ERROR : Severity.WARNING;
            default -> null;
        };
    }

    /** The gravest; without the schema, which would make errors of what it refuses. */
    private static Severity found(String text, Version libvirt, Row<Carrier> row) throws Exception {
        XmlDocument guest = XmlDocument.parse(
                SourceText.ofString(SmallGuest.ofQemu(text + OTHER_HALF).text()));
        Check check = Check.all().libvirt(libvirt).without(Set.of(Rule.SCH001));
        Severity gravest = null;
        for (Finding finding : findings(check, guest)) {
            boolean about = RULES.contains(finding.rule())
                    && (finding.message().contains(row.word()) || finding.rule() == Rule.LIV001);
            if (about && (gravest == null || finding.severity().compareTo(gravest) < 0)) {
                gravest = finding.severity();
            }
        }
        return gravest;
    }

    /** Of the file, and across files: there is one, so that no network is known. */
    private static List<Finding> findings(Check check, XmlDocument guest) throws Exception {
        Examined examined = check.examine("a.xml", guest);
        Repository repository = new Repository(check);
        repository.add(examined);
        List<Finding> findings = new ArrayList<>(examined.findings());
        repository.findings().values().forEach(findings::addAll);
        return findings;
    }
}
