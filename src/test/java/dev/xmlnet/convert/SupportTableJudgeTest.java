package dev.xmlnet.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.judge.Facts;
import dev.xmlnet.judge.Libvirt;
import dev.xmlnet.judge.SmallGuest;
import dev.xmlnet.judge.Virsh;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.support.Carrier;
import dev.xmlnet.libvirt.support.Newer;
import dev.xmlnet.libvirt.support.Row;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.libvirt.support.Tables;
import dev.xmlnet.libvirt.support.Verdict;
import dev.xmlnet.libvirt.support.Verdict.Word;
import dev.xmlnet.libvirt.value.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each cell of support.txt is libvirt's own word: a small guest with that part on that kind is defined, and where the cell is about a start,
 * started. Where they disagree, libvirt is right.
 */
@Tag(Virsh.DAEMON)
class SupportTableJudgeTest {
    /** The kinds that a guest can be started on here, without hardware and without KVM. */
    private static final Set<Kind> STARTED =
            EnumSet.of(Kind.NETWORK, Kind.BRIDGE, Kind.DIRECT, Kind.PASSTHROUGH, Kind.USER, Kind.ETHERNET);

    static {
        if (Libvirt.hasPasst()) {
            STARTED.add(Kind.PASST);
        }
    }

    /** A cell: a part on a kind, with the virtio model or another. */
    private record Cell(Row<Carrier> row, Kind kind, boolean virtio) {
        String title() {
            return "[" + row.title() + "] on " + kind + (virtio ? "" : " with another model than virtio");
        }

        Verdict verdict() {
            return (virtio ? row.verdicts().get(Carrier.of(kind)) : row.withoutVirtio()).at(libvirt);
        }

        String interfaceText() {
            // A socket has other modes than macvtap.
            boolean socket = kind == Kind.VHOSTUSER && row.path().equals("source@mode");
            String part = socket ? "<interface/>" : Sample.part(row);
            String model = "<interface><model type='e1000'/>";
            return Sample.with(kind, virtio ? part : part.replace("<interface>", model));
        }

        /** True if an interface with the part is of another kind: a bridge that gets the virtualport of Open vSwitch. */
        boolean isOfAnotherKind() {
            boolean passt = kind == Kind.VHOSTUSER && row.path().equals("backend@type");
            return passt || Sample.kind(interfaceText()) != kind;
        }

        /** True if newer.txt has the part, and this libvirt has not. */
        boolean isNewer() {
            boolean[] newer = {false};
            Newer.look(
                    "interface",
                    libvirt,
                    Shape.ELEMENT,
                    Sample.read(interfaceText()),
                    (parent, element, attribute, line) ->
                            newer[0] |= row.path().equals(element.name() + "@" + attribute));
            return newer[0];
        }

        /** What the sample says of the part itself. */
        Set<String> facts() {
            boolean socket = kind == Kind.VHOSTUSER && row.path().equals("source@mode");
            return socket ? Set.of("source@mode=client") : Sample.facts(row);
        }
    }

    /** How libvirt was asked about a cell, and what it said if that is not the table's word, else null. */
    private record Judgement(Cell cell, String how, String disagreement) {
        static Judgement agrees(Cell cell, String how) {
            return new Judgement(cell, how, null);
        }

        @Override
        public String toString() {
            return cell.title() + ": the table says " + cell.verdict().word() + ", libvirt: " + disagreement;
        }
    }

    /** Kept parts that no guest can be started with here. */
    private static final Map<String, String> NOT_STARTED = Map.of(
            "bandwidth", "the kernel may lack the queue that libvirt limits with (sfq)",
            "bandwidth/inbound@floor", "the same",
            "virtualport{type=802.1Qbg}", "it waits for a switch",
            "virtualport{type=802.1Qbh}", "the same",
            "vlan", "on macvtap only a virtual function tags",
            "teaming{type=transient}", "the network must be one of virtual functions",
            "target@managed{managed=no}", "a tap that is there has one queue (RunningGuestTest starts a guest on it)",
            "address{type=ccw|drive|isa|spapr-vio|usb|virtio-mmio|virtio-s390}", "the machine has no such bus");

    @TempDir
    static Path directory;

    private static Virsh virsh;
    private static Version libvirt;

    @BeforeAll
    static void startLibvirt() throws IOException {
        virsh = Virsh.qemuDriver();
        libvirt = Version.parse(virsh.libraryVersion());
        startNetwork();
    }

    @AfterAll
    static void stopLibvirt() {
        if (virsh != null) {
            virsh.close();
        }
    }

    @Test
    void everyCellIsLibvirtsWord() throws IOException {
        List<Judgement> judgements = judge(cells());
        Map<String, Integer> counts = new TreeMap<>();
        judgements.forEach(judgement -> counts.merge(judgement.how(), 1, Integer::sum));
        System.out.println("SupportTableJudgeTest: " + judgements.size() + " cells: " + counts);

        List<Judgement> disagreements = new ArrayList<>(judgements);
        disagreements.removeIf(judgement -> judgement.disagreement() == null);
        assertThat(disagreements).isEmpty();
    }

    static Set<Kind> startedKinds() {
        return STARTED;
    }

    @ParameterizedTest
    @MethodSource("startedKinds")
    void aGuestStartsWithAllThatItsKindKeeps(Kind kind) throws IOException {
        String[] parts = Sample.kept(kind, libvirt).stream()
                .filter(row -> row.verdicts().get(Carrier.of(kind)).word() != Word.DEPENDS)
                .filter(row -> !NOT_STARTED.containsKey(row.title()))
                .map(Sample::part)
                .toArray(String[]::new);
        Path file = directory.resolve("all.xml");
        Files.writeString(
                file, SmallGuest.ofQemu("q35", Sample.with(kind, parts)).text(), UTF_8);
        virsh.must("define " + file + " --validate");
        virsh.must("start small --paused");
        virsh.must("destroy small");
        virsh.must("undefine small");
    }

    private static void startNetwork() throws IOException {
        Path file = directory.resolve("lan.xml");
        Files.writeString(file, """
                <network>
                  <name>lan</name>
                  <forward mode='nat'/>
                  <bridge name='virbr0'/>
                  <ip address='192.168.77.1' netmask='255.255.255.0'/>
                </network>
                """, UTF_8);
        virsh.must("net-define " + file);
        virsh.must("net-start lan");
    }

    private static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Row<Carrier> row : Tables.interfaces().rows()) {
            for (Kind kind : EnumSet.range(Kind.NETWORK, Kind.VHOSTUSER)) {
                Verdict verdict = row.verdicts().get(Carrier.of(kind));
                if (verdict == null) {
                    continue;
                }
                cells.add(new Cell(row, kind, true));
                boolean takesAnyModel = kind != Kind.VDPA && kind != Kind.VHOSTUSER && kind != Kind.HOSTDEV;
                if (row.withoutVirtio() != null && verdict.at(libvirt).word() == Word.KEPT && takesAnyModel) {
                    cells.add(new Cell(row, kind, false));
                }
            }
        }
        return cells;
    }

    private static List<Judgement> judge(List<Cell> cells) throws IOException {
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            SmallGuest guest = SmallGuest.ofQemu(cells.get(i).interfaceText());
            Files.writeString(file(i), guest.text(), UTF_8);
            // The schema refuses some live state, but libvirt's parser does not.
            commands.add("define " + file(i) + (isUnvalidated(cells.get(i)) ? "" : " --validate"));
            commands.add("dumpxml small --inactive");
            commands.add("undefine small");
        }
        List<Virsh.Answer> answers = virsh.ask(commands);
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Virsh.Answer defined = answers.get(3 * i);
            Virsh.Answer record = defined.ok() ? answers.get(3 * i + 1) : defined;
            judgements.add(judge(cells.get(i), record, file(i)));
        }
        return judgements;
    }

    /** What the parser drops without a word, and the schema refuses: live state, and what names the source of another kind. */
    private static boolean isUnvalidated(Cell cell) {
        return cell.verdict().word() == Word.LIVE
                || (cell.verdict().word() == Word.IGNORED && cell.row().rule().equals("SRC002"));
    }

    private static Path file(int cell) {
        return directory.resolve(cell + ".xml");
    }

    private static Judgement judge(Cell cell, Virsh.Answer record, Path file) {
        if (cell.isOfAnotherKind()) {
            return Judgement.agrees(cell, "not judged: with this part it is another kind");
        } else if (cell.verdict().word() == Word.KEPT && cell.isNewer()) {
            return Judgement.agrees(cell, "not judged: this libvirt is too old for the part");
        } else if (record.lacksPasst()) {
            return Judgement.agrees(cell, "not judged: this libvirt was built without passt");
        }
        return switch (cell.verdict().word()) {
            case KEPT, INERT -> byRecord(cell, "kept by define", "kept", record);
            case IGNORED, LIVE -> byRecord(cell, "dropped by define", "dropped", record);
            case REFUSED -> byRecord(cell, "refused by define", "refused", record);
            case FAILS, DEPENDS, SINCE -> byStart(cell, record, file);
        };
    }

    private static Judgement byRecord(Cell cell, String how, String expected, Virsh.Answer record) {
        String said = said(cell, record);
        String disagreement = record.ok() ? said : said + ": " + record.error();
        return new Judgement(cell, how, said.equals(expected) ? null : disagreement);
    }

    private static String said(Cell cell, Virsh.Answer record) {
        if (!record.ok()) {
            return "refused";
        }
        Set<String> gone = new LinkedHashSet<>(cell.facts());
        gone.removeAll(Facts.ofInterface(record.text()));
        if (gone.isEmpty()) {
            return "kept";
        }
        return gone.equals(cell.facts()) ? "dropped" : "dropped in part: " + gone;
    }

    /** A part that stops the guest: some libvirt already refuses the definition, or the schema does not know the part yet. */
    private static Judgement byStart(Cell cell, Virsh.Answer record, Path file) {
        if (!record.ok()) {
            return Judgement.agrees(cell, "refused by define, where it may be at start");
        } else if (!STARTED.contains(cell.kind())) {
            return Judgement.agrees(cell, "taken by define, and not to be started here");
        }
        virsh.must("define " + file);
        Virsh.Answer started = virsh.ask("start small --paused");
        if (started.ok()) {
            virsh.must("destroy small");
        }
        virsh.must("undefine small");
        return new Judgement(
                cell, "refused by start", started.ok() ? said(cell, record) + ", and the guest starts" : null);
    }
}
