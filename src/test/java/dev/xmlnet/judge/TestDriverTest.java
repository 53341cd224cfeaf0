package dev.xmlnet.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.convert.Conversion;
import dev.xmlnet.judge.TestDriver.Case;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What libvirt's parser and schema took before a conversion, they take after it: every guest of libvirt's own tests, to every target.
 *
 * <p>The driver of {@code test:///default} takes only {@code <domain type='test'>}. So the conversion is made with the guest as it is, and
 * the one attribute is changed before libvirt sees it, in the same way before and after. A guest that libvirt does not take even so (it
 * has a device that the test driver has not) is judged one interface at a time, each in a small guest of the same domain type.
 */
class TestDriverTest {
    @TempDir
    Path directory;

    @Test
    void whatLibvirtTookBeforeAConversionItTakesAfter() throws Exception {
        List<Corpus.Guest> corpus = Corpus.guests();
        try (TestDriver driver = new TestDriver(directory)) {
            List<Case> accepted = new ArrayList<>();
            List<Case> embedded = new ArrayList<>();
            List<Case> whole = new ArrayList<>();
            for (Corpus.Guest guest : corpus) {
                whole.add(new Case(guest.name(), guest.document()));
            }
            Map<Case, Virsh.Answer> refusals = driver.refusals(whole);
            for (Case guest : whole) {
                if (refusals.containsKey(guest)) {
                    embedded.addAll(TestDriver.embedded(guest));
                } else {
                    accepted.add(guest);
                }
            }
            int asTheyAre = accepted.size();
            Map<Case, Virsh.Answer> refusedBefore = driver.refusals(embedded);
            embedded.stream().filter(guest -> !refusedBefore.containsKey(guest)).forEach(accepted::add);

            List<Case> converted = converted(accepted, Version.parse(driver.libraryVersion()));
            Map<Case, Virsh.Answer> refusedAfter = driver.refusals(converted);
            int withoutPasst = refusedAfter.size();
            refusedAfter.values().removeIf(Virsh.Answer::lacksPasst);
            withoutPasst -= refusedAfter.size();

            System.out.printf(
                    "TestDriverTest: %d guests as they are, %d interfaces in a small guest (%d not judged: refused before);"
                            + " %d conversions judged, %d to passt not judged: this libvirt was built without it%n",
                    asTheyAre,
                    accepted.size() - asTheyAre,
                    refusedBefore.size(),
                    converted.size() - withoutPasst,
                    withoutPasst);
            assertThat(reports(refusedAfter)).isEmpty();
        }
    }

    private static List<Case> converted(List<Case> guests, Version libvirt) throws DocumentException {
        List<Case> cases = new ArrayList<>();
        for (Case guest : guests) {
            for (Goal goal : Goal.all()) {
                Conversion.Result result = goal.conversion(libvirt).apply(guest.guest());
                if (result.changed()) {
                    String after = result.patch().text();
                    cases.add(new Case(guest.title() + " to " + goal.name(), parse(after)));
                }
            }
        }
        return cases;
    }

    private static XmlDocument parse(String text) throws DocumentException {
        return XmlDocument.parse(SourceText.ofString(text));
    }

    private static List<String> reports(Map<Case, Virsh.Answer> refusals) {
        List<String> reports = new ArrayList<>();
        refusals.forEach((one, why) -> reports.add(one.title() + ": " + why.error()));
        return reports;
    }
}
