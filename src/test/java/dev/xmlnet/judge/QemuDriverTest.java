package dev.xmlnet.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.convert.Conversion;
import dev.xmlnet.convert.Sample;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the QEMU driver took before a conversion, it takes after it, and it keeps all that xmlnet kept: every interface of libvirt's own
 * tests, and one of each kind with all that it can carry, in a small guest, to every target.
 *
 * <p>An interface that differs from another only in its MAC address and its place on the PCI bus is judged once. One that the small guest
 * cannot have (its address is on a bus of another machine) is not judged. What the driver did not keep of the input, it need not keep of
 * the result: {@code queues='1'}, for one, is the same as nothing to it.
 */
@Tag(Virsh.DAEMON)
class QemuDriverTest {
    private static final Pattern PLACE = Pattern.compile("mac@address=.*|address@(domain|bus|slot|function)=.*");

    @TempDir
    static Path directory;

    private static List<Virsh> sessions = List.of();
    private static Version libvirt;

    /** A small guest, where its interface comes from, and what of it the driver did not keep before a conversion. */
    private record Case(String title, XmlDocument guest, Set<String> neverKept) {}

    @BeforeAll
    static void startLibvirt() {
        sessions = List.of(Virsh.qemuDriver(), Virsh.qemuDriver());
        libvirt = Version.parse(sessions.get(0).libraryVersion());
    }

    @AfterAll
    static void stopLibvirt() {
        sessions.forEach(Virsh::close);
    }

    @Test
    void theDriverTakesAndKeepsInterfacesOfItsOwnTests() throws Exception {
        List<Case> guests = smallGuests(Corpus.guests());
        judge("libvirt's own tests", guests, define(guests));
    }

    /** With all parts that a kind keeps, which few of libvirt's own tests have. */
    @Test
    void theDriverTakesAndKeepsInterfacesThatSayMuch() throws Exception {
        List<Case> guests = new ArrayList<>();
        for (Map.Entry<String, String> one : Sample.rich(libvirt).entrySet()) {
            SmallGuest small = SmallGuest.ofQemu(one.getValue());
            guests.add(new Case(one.getKey(), parse(small.text()), Set.of()));
        }
        List<Virsh.Answer> before = define(guests);
        assertThat(before).allMatch(answer -> answer.ok() || answer.lacksPasst());
        judge("interfaces that say much", guests, before);
    }

    private static void judge(String what, List<Case> guests, List<Virsh.Answer> before)
            throws IOException, DocumentException {
        List<Case> converted = new ArrayList<>();
        int accepted = 0;
        for (int i = 0; i < guests.size(); i++) {
            if (before.get(i).ok()) {
                accepted++;
                converted.addAll(conversions(guests.get(i), lost(guests.get(i), before.get(i))));
            }
        }
        List<Virsh.Answer> after = define(converted);
        int withoutPasst = (int) after.stream().filter(Virsh.Answer::lacksPasst).count();
        System.out.printf(
                "QemuDriverTest, %s: %d interfaces (%d not judged: refused before); %d conversions judged,"
                        + " %d to passt not judged: this libvirt was built without it%n",
                what, accepted, guests.size() - accepted, converted.size() - withoutPasst, withoutPasst);
        assertThat(complaints(converted, after)).isEmpty();
    }

    private static List<String> complaints(List<Case> converted, List<Virsh.Answer> after) {
        List<String> complaints = new ArrayList<>();
        for (int i = 0; i < converted.size(); i++) {
            Case one = converted.get(i);
            Virsh.Answer answer = after.get(i);
            Set<String> lost = answer.ok() ? lost(one, answer) : Set.of();
            if (!answer.ok() && !answer.lacksPasst()) {
                complaints.add(one.title() + ": refused: " + answer.error());
            } else if (!lost.isEmpty()) {
                complaints.add(one.title() + ": libvirt did not keep " + lost);
            }
        }
        return complaints;
    }

    private static List<Case> smallGuests(List<Corpus.Guest> corpus) throws DocumentException {
        Map<String, Case> guests = new LinkedHashMap<>();
        for (Corpus.Guest guest : corpus) {
            for (Element one : Corpus.interfaces(guest.document())) {
                Set<String> facts = Facts.of(one);
                facts.removeIf(line -> PLACE.matcher(line).matches());
                // A slot 0 is that of a PCIe port.
                String slot = one.attribute("address", "slot");
                String machine = "0x00".equals(slot) ? "q35" : "pc";
                SmallGuest small = SmallGuest.ofQemu(machine, Corpus.text(one));
                String title = guest.name() + " line " + one.location().line();
                guests.putIfAbsent(facts.toString(), new Case(title, parse(small.text()), Set.of()));
            }
        }
        return List.copyOf(guests.values());
    }

    private static List<Case> conversions(Case guest, Set<String> neverKept) throws DocumentException {
        Set<String> seen = new LinkedHashSet<>();
        List<Case> cases = new ArrayList<>();
        for (Goal goal : Goal.all()) {
            Conversion.Result result = goal.conversion(libvirt).apply(guest.guest());
            if (result.changed() && seen.add(result.patch().text())) {
                String title = guest.title() + " to " + goal.name();
                cases.add(new Case(title, parse(result.patch().text()), neverKept));
            }
        }
        return cases;
    }

    /** Defines each; the answer is the driver's own record of the guest, or the refusal. */
    private static List<Virsh.Answer> define(List<Case> cases) throws IOException {
        List<List<String>> commands = sessions.stream()
                .<List<String>>map(session -> new ArrayList<>())
                .toList();
        for (int i = 0; i < cases.size(); i++) {
            Path file = directory.resolve(i + ".xml");
            Files.writeString(file, cases.get(i).guest().source().text(), UTF_8);
            commands.get(i % sessions.size())
                    .addAll(List.of(
                            "define " + file + " --validate",
                            "dumpxml " + SmallGuest.NAME + " --inactive",
                            "undefine " + SmallGuest.NAME));
        }
        List<List<Virsh.Answer>> answers = Virsh.askAll(sessions, commands);
        List<Virsh.Answer> records = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            List<Virsh.Answer> batch = answers.get(i % sessions.size());
            Virsh.Answer defined = batch.get(i / sessions.size() * 3);
            records.add(defined.ok() ? batch.get(i / sessions.size() * 3 + 1) : defined);
        }
        return records;
    }

    private static Set<String> lost(Case guest, Virsh.Answer dump) {
        Set<String> lost = Facts.of(Corpus.interfaces(guest.guest()).get(0));
        lost.removeAll(Facts.ofInterface(dump.text()));
        lost.removeAll(guest.neverKept());
        return lost;
    }

    private static XmlDocument parse(String text) throws DocumentException {
        return XmlDocument.parse(SourceText.ofString(text));
    }
}
