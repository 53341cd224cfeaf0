package dev.xmlnet.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.convert.Conversion;
import dev.xmlnet.libvirt.Version;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Patch;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    /** What one definition is about, and the text to define. */
    private record Case(String title, XmlDocument guest) {}

    @Test
    void whatLibvirtTookBeforeAConversionItTakesAfter() throws Exception {
        List<Corpus.Guest> corpus = Corpus.guests();
        try (Virsh virsh = Virsh.testDriver();
                Virsh second = Virsh.testDriver()) {
            List<Virsh> sessions = List.of(virsh, second);
            List<Case> accepted = new ArrayList<>();
            List<Case> embedded = new ArrayList<>();
            List<Case> whole = new ArrayList<>();
            for (Corpus.Guest guest : corpus) {
                whole.add(new Case(guest.name(), guest.document()));
            }
            Map<Case, Virsh.Answer> refusals = refusals(sessions, whole);
            for (Case guest : whole) {
                if (refusals.containsKey(guest)) {
                    embedded.addAll(embedded(guest));
                } else {
                    accepted.add(guest);
                }
            }
            int asTheyAre = accepted.size();
            Map<Case, Virsh.Answer> refusedBefore = refusals(sessions, embedded);
            embedded.stream().filter(guest -> !refusedBefore.containsKey(guest)).forEach(accepted::add);

            List<Case> converted = converted(accepted, Version.parse(virsh.libraryVersion()));
            Map<Case, Virsh.Answer> refusedAfter = refusals(sessions, converted);
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

    private static List<Case> embedded(Case guest) throws DocumentException {
        List<Case> cases = new ArrayList<>();
        for (Element one : Corpus.interfaces(guest.guest())) {
            String type = guest.guest().root().attribute("type");
            SmallGuest small = SmallGuest.of(type, Corpus.text(one));
            cases.add(new Case(guest.title() + ", line " + one.location().line(), parse(small.text())));
        }
        return cases;
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

    /** Defines and undefines each; the answer for those that libvirt refuses. */
    private Map<Case, Virsh.Answer> refusals(List<Virsh> sessions, List<Case> cases) throws IOException {
        Map<Case, Virsh.Answer> refusals = new LinkedHashMap<>();
        List<List<String>> commands = sessions.stream()
                .<List<String>>map(session -> new ArrayList<>())
                .toList();
        for (int i = 0; i < cases.size(); i++) {
            XmlDocument guest = cases.get(i).guest();
            Path file = Files.writeString(directory.resolve(i + ".xml"), ofTestDriver(guest), UTF_8);
            List<String> batch = commands.get(i % sessions.size());
            batch.add("define " + file + " --validate");
            batch.add("undefine '" + guest.root().child("name").content() + "'");
        }
        List<List<Virsh.Answer>> answers = Virsh.askAll(sessions, commands);
        for (int i = 0; i < cases.size(); i++) {
            List<Virsh.Answer> batch = answers.get(i % sessions.size());
            Virsh.Answer defined = batch.get(i / sessions.size() * 2);
            Virsh.Answer undefined = batch.get(i / sessions.size() * 2 + 1);
            assertThat(undefined.ok()).as(cases.get(i).title()).isEqualTo(defined.ok());
            if (!defined.ok()) {
                refusals.put(cases.get(i), defined);
            }
        }
        return refusals;
    }

    private static String ofTestDriver(XmlDocument guest) {
        Draft domain = Draft.of(guest.root());
        domain.set("type", "test");
        return Patch.of(guest.source(), domain.edits()).text();
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
