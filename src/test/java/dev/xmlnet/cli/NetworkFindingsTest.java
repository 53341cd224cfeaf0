package dev.xmlnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.check.Check;
import dev.xmlnet.check.Finding;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code xmlnet network} prints, {@code xmlnet check} has nothing against. */
class NetworkFindingsTest {
    @Test
    void noPrintedNetworkHasAnErrorOrWarning() throws Exception {
        Check check = Check.all();
        List<String> against = new ArrayList<>();
        for (NetworkLine line : NetworkLine.all()) {
            NetworkLine.Run run = line.run();
            assertThat(run.exit()).as(line + run.err()).isEqualTo(ExitCode.OK);
            for (Finding finding : check.examine("lab.xml", XmlDocument.parse(SourceText.ofString(run.out())))
                    .findings()) {
                if (finding.severity() != Severity.NOTE) {
                    against.add(line.words() + ": " + finding.rule() + " " + finding.text());
                }
            }
        }
        assertThat(against).isEmpty();
    }
}
