package dev.xmlnet.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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

/**
 * What libvirt's parser and schema say of many guests, by two sessions of {@code test:///default}.
 *
 * <p>That driver takes only {@code <domain type='test'>}, so the one attribute is changed before libvirt sees a guest.
 */
final class TestDriver implements AutoCloseable {
    private final Path directory;
    private final List<Virsh> sessions = List.of(Virsh.testDriver(), Virsh.testDriver());

    /** What one definition is about, and the guest to define. */
    record Case(String title, XmlDocument guest) {}

    /** Sessions that read guests from a directory of their own. */
    TestDriver(Path directory) {
        this.directory = directory;
    }

    String libraryVersion() {
        return sessions.get(0).libraryVersion();
    }

    /** Each interface of a guest in a small guest of the same domain type: for guests with devices that the driver has not. */
    static List<Case> embedded(Case guest) throws DocumentException {
        List<Case> cases = new ArrayList<>();
        for (Element one : Corpus.interfaces(guest.guest())) {
            String type = guest.guest().root().attribute("type");
            SmallGuest small = SmallGuest.of(type, Corpus.text(one));
            XmlDocument document = XmlDocument.parse(SourceText.ofString(small.text()));
            cases.add(new Case(guest.title() + ", line " + one.location().line(), document));
        }
        return cases;
    }

    /** Defines and undefines each; the answer for those that libvirt refuses. */
    Map<Case, Virsh.Answer> refusals(List<Case> cases) throws IOException {
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

    @Override
    public void close() {
        sessions.forEach(Virsh::close);
    }
}
