package dev.xmlnet.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.check.Check;
import dev.xmlnet.check.Finding;
import dev.xmlnet.judge.TestDriver.Case;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No error is found in a file of libvirt's own tests that libvirt takes, but those of alarms.txt, each with the reason why a
 * person would want it. What libvirt takes: the guest as a whole or, where the test driver lacks a device of it, each of
 * its interfaces in a small guest; a network as it is.
 */
class FalseAlarmTest {
    @TempDir
    Path directory;

    @Test
    void guestsThatLibvirtTakesHaveNoErrorsButTheListed() throws Exception {
        List<Case> guests = new ArrayList<>();
        for (Corpus.Guest guest : Corpus.guests()) {
            guests.add(new Case(guest.name(), guest.document()));
        }
        try (TestDriver driver = new TestDriver(directory)) {
            Map<Case, Virsh.Answer> refused = driver.refusals(guests);
            Map<Case, List<Case>> parts = new LinkedHashMap<>();
            for (Case guest : refused.keySet()) {
                parts.put(guest, TestDriver.embedded(guest));
            }
            List<Case> all = parts.values().stream().flatMap(List::stream).toList();
            Set<Case> refusedParts = driver.refusals(all).keySet();
            guests.removeIf(guest ->
                    parts.containsKey(guest) && parts.get(guest).stream().anyMatch(refusedParts::contains));
        }
        assertThat(guests).hasSizeGreaterThan(200);
        Map<String, XmlDocument> documents = new TreeMap<>();
        guests.forEach(guest -> documents.put(guest.title(), guest.guest()));
        assertThat(errors(documents)).isEqualTo(listed("domain"));
    }

    @Test
    void networksThatLibvirtTakesHaveNoErrorsButTheListed() throws Exception {
        Map<String, XmlDocument> documents = new TreeMap<>();
        try (Stream<Path> files = Files.list(Corpus.directory("network"));
                Virsh virsh = Virsh.testDriver()) {
            virsh.must("net-destroy default");
            virsh.must("net-undefine default");
            for (Path file : files.sorted().toList()) {
                XmlDocument document = XmlDocument.parse(SourceText.read(file));
                if (virsh.ask("net-define --validate " + file).ok()) {
                    documents.put(file.getFileName().toString(), document);
                    Element uuid = document.root().child("uuid");
                    Element name = document.root().child("name");
                    virsh.must("net-undefine '" + (uuid == null ? name : uuid).content() + "'");
                }
            }
        }
        assertThat(documents.keySet()).hasSizeGreaterThan(50);
        assertThat(errors(documents)).isEqualTo(listed("network"));
    }

    /** FILE RULE of each error, each once. */
    private static Set<String> errors(Map<String, XmlDocument> documents) throws IOException {
        Set<String> errors = new TreeSet<>();
        for (Map.Entry<String, XmlDocument> one : documents.entrySet()) {
            for (Finding finding :
                    Check.all().examine(one.getKey(), one.getValue()).findings()) {
                if (finding.severity() == Severity.ERROR) {
                    errors.add(one.getKey() + " " + finding.rule());
                }
            }
        }
        return errors;
    }

    private static Set<String> listed(String kind) throws IOException {
        Set<String> listed = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/alarms.txt"))) {
            String[] cells = line.split(" *\\| *");
            if (!line.startsWith("#") && cells[0].equals(kind)) {
                assertThat(cells).as(line).hasSize(4);
                listed.add(cells[1] + " " + cells[2]);
            }
        }
        return listed;
    }
}
