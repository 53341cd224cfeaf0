package dev.xmlnet.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.cli.RuleCasesTest;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Patch;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/**
 * Every case of a rule says in its file {@code judge} what libvirt makes of it, and libvirt is asked: its QEMU driver about
 * guests, its network driver about networks. One line, and below it one more for each libvirt since which it is another, such as {@code
 * 11.2 refused}:
 *
 * <ul>
 *   <li>{@code refused}: {@code define --validate} refuses a file of {@code wrong} that has a finding.
 *   <li>{@code dropped XPATH}: define takes it, and what the path selects in the file is not in the dump.
 *   <li>{@code fails}: define takes all, and a network or guest that has a finding does not start.
 *   <li>{@code stored REASON}: define takes all; the reason says why there is a finding nevertheless.
 *   <li>{@code unjudged REASON}: it cannot be asked here.
 * </ul>
 *
 * <p>In any case {@code define --validate} takes all of {@code right} and what of {@code wrong} has no finding; with {@code
 * fails} these start. Networks come first, then guests, each in the order of their names, and all stay until the last
 * is defined. A guest of KVM is one of QEMU here; there are a bridge {@code br0}, a NIC {@code eth0} and a network
 * {@code default}.
 */
@Tag(Virsh.DAEMON)
class RulesJudgeTest {
    private static final String DEFAULT = """
            <network>
              <name>default</name>
              <bridge name='virbr-judge'/>
              <ip address='192.168.250.1' netmask='255.255.255.0'/>
            </network>
            """;

    @TempDir
    static Path directory;

    private static Virsh virsh;
    private static Version libvirt;
    private static Path defaultNetwork;

    /** A file on its way to libvirt. */
    private record Document(String shown, boolean network, String name, String text, Path file, boolean hasFinding) {
        String define(boolean validate) {
            return (network ? "net-define " : "define ") + file + (validate ? " --validate" : "");
        }

        String start() {
            return network ? "net-start '" + name + "'" : "start '" + name + "' --paused";
        }

        String dump() {
            return (network ? "net-dumpxml '" : "dumpxml '") + name + "' --inactive";
        }

        List<String> clear(boolean started) {
            String undefine = (network ? "net-undefine '" : "undefine '") + name + "'";
            String destroy = (network ? "net-destroy '" : "destroy '") + name + "'";
            return started ? List.of(destroy, undefine) : List.of(undefine);
        }
    }

    /** What libvirt said of a document: to its definition, and then to its start or for its dump. */
    private record Answered(Document document, Virsh.Answer defined, Virsh.Answer next) {}

    /** One side of a case. */
    private record Side(String title, boolean wrong, String word, String rest, List<Document> documents) {
        boolean starts() {
            return word.equals("fails");
        }

        boolean validates() {
            return !wrong || word.equals("refused");
        }

        boolean bringsDefault() {
            return documents.stream()
                    .anyMatch(one -> one.network() && one.name().equals("default"));
        }
    }

    @BeforeAll
    static void startLibvirt() throws IOException {
        virsh = Virsh.qemuDriver();
        libvirt = Version.parse(virsh.libraryVersion());
        defaultNetwork = Files.writeString(directory.resolve("default.xml"), DEFAULT);
        virsh.must("net-define " + defaultNetwork);
        virsh.must("net-start default");
    }

    @AfterAll
    static void stopLibvirt() {
        if (virsh != null) {
            virsh.close();
        }
    }

    @Test
    void everyCaseIsLibvirtsWord() throws Exception {
        List<Side> sides = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        List<String> complaints = new ArrayList<>();
        for (String name : RuleCasesTest.cases().toList()) {
            Path root = RuleCasesTest.root().resolve(name);
            String[] judge = judge(root);
            counts.merge(judge[0], 1, Integer::sum);
            String rest = judge.length == 1 ? "" : judge[1];
            boolean needsMore = !judge[0].equals("refused") && !judge[0].equals("fails");
            if (!List.of("refused", "fails", "dropped", "stored", "unjudged").contains(judge[0])
                    || needsMore == rest.isEmpty()) {
                complaints.add(name + ": its judge is " + String.join(" ", judge));
            } else if (!judge[0].equals("unjudged")) {
                sides.add(new Side(name + "/wrong", true, judge[0], rest, documents(name, root, "wrong")));
                sides.add(new Side(name + "/right", false, judge[0], rest, documents(name, root, "right")));
            }
        }
        judge(sides, complaints);
        System.out.println("RulesJudgeTest: " + counts);
        assertThat(complaints).isEmpty();
    }

    /** The word, and the rest of its line, that the case has for this libvirt. */
    private static String[] judge(Path root) throws IOException {
        String line = "nothing";
        if (Files.exists(root.resolve("judge"))) {
            List<String> lines = Files.readAllLines(root.resolve("judge"));
            line = lines.get(0);
            for (String newer : lines.subList(1, lines.size())) {
                String[] sinceAndLine = newer.split(" ", 2);
                line = libvirt.isAtLeast(Version.parse(sinceAndLine[0])) ? sinceAndLine[1] : line;
            }
        }
        return line.split(" ", 2);
    }

    private static List<Document> documents(String name, Path root, String side) throws IOException {
        String expected = side.equals("wrong") ? Files.readString(root.resolve("wrong.txt")) : "";
        String id = "[" + name.substring(0, name.indexOf('/')) + "]";
        List<Document> networks = new ArrayList<>();
        List<Document> guests = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(root.resolve(side))) {
            files = all.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String shown = root.relativize(file).toString();
            boolean found = expected.lines().anyMatch(line -> line.startsWith(shown + ":") && line.endsWith(id));
            String flat = name.replace('/', '-') + "-" + shown.replace('/', '-');
            Document one = document(shown, file, flat, found);
            (one.network() ? networks : guests).add(one);
        }
        networks.addAll(guests);
        return networks;
    }

    /** A file that is no XML goes to libvirt as it is, for a guest that has no name. */
    private static Document document(String shown, Path original, String file, boolean found) throws IOException {
        Path copy = directory.resolve(file);
        try {
            XmlDocument document = XmlDocument.parse(SourceText.read(original));
            Draft root = Draft.of(document.root());
            if ("kvm".equals(root.attribute("type"))) {
                root.set("type", "qemu");
            }
            Patch patch = Patch.of(document.source(), root.edits());
            String text = patch.text();
            Element name = document.root().child("name");
            return new Document(
                    shown,
                    document.root().is("network"),
                    name == null ? "nameless" : name.content(),
                    text,
                    patch.isEmpty() ? Files.copy(original, copy) : Files.writeString(copy, text, UTF_8),
                    found);
        } catch (DocumentException e) {
            return new Document(shown, false, "nameless", "", Files.copy(original, copy), found);
        }
    }

    /** All commands go to virsh at once; none hangs on what another gave. */
    private static void judge(List<Side> sides, List<String> complaints) throws XPathExpressionException {
        List<String> commands = new ArrayList<>();
        sides.forEach(side -> commands.addAll(commands(side)));
        List<Virsh.Answer> answers = virsh.ask(commands);
        int next = 0;
        for (Side side : sides) {
            int first = next + (side.bringsDefault() ? 2 : 0);
            next += commands(side).size();
            int count = side.documents().size();
            List<Answered> answered = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                answered.add(
                        new Answered(side.documents().get(i), answers.get(first + i), answers.get(first + count + i)));
            }
            String complaint = complaint(side, answered);
            if (complaint != null) {
                complaints.add(side.title() + ": " + complaint);
            }
        }
    }

    private static List<String> commands(Side side) {
        List<String> commands = new ArrayList<>();
        if (side.bringsDefault()) {
            commands.addAll(List.of("net-destroy default", "net-undefine default"));
        }
        side.documents().forEach(one -> commands.add(one.define(side.validates())));
        side.documents().forEach(one -> commands.add(side.starts() ? one.start() : one.dump()));
        // The last first, so that no network goes while a guest is on it.
        for (int i = side.documents().size() - 1; i >= 0; i--) {
            commands.addAll(side.documents().get(i).clear(side.starts()));
        }
        if (side.bringsDefault()) {
            commands.addAll(List.of("net-define " + defaultNetwork, "net-start default"));
        }
        return commands;
    }

    /** What is not as the case says; null if all is. */
    private static String complaint(Side side, List<Answered> answered) throws XPathExpressionException {
        int as = 0;
        for (Answered one : answered) {
            boolean mayFail = side.wrong() && one.document().hasFinding();
            boolean refused = !one.defined().ok();
            boolean failed = side.starts() && !one.next().ok();
            if (refused && !(mayFail && side.word().equals("refused"))) {
                return one.document().shown() + " is refused: " + one.defined().error();
            } else if (failed && !mayFail) {
                return one.document().shown() + " does not start: " + one.next().error();
            }
            if (mayFail && (refused || failed || isDropped(side, one))) {
                as++;
            }
        }
        boolean wants = side.wrong() && !side.word().equals("stored");
        return wants && as == 0 ? "libvirt does not say '" + side.word() + "' of any file with a finding" : null;
    }

    private static boolean isDropped(Side side, Answered one) throws XPathExpressionException {
        return side.word().equals("dropped")
                && selects(side.rest(), one.document().text())
                && !selects(side.rest(), one.next().text());
    }

    private static boolean selects(String path, String text) throws XPathExpressionException {
        InputSource source = new InputSource(new StringReader(text));
        return XPathFactory.newDefaultInstance()
                .newXPath()
                .evaluateExpression("boolean(" + path + ")", source, Boolean.class);
    }
}
