package dev.xmlnet.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.judge.Facts;
import dev.xmlnet.judge.SmallGuest;
import dev.xmlnet.judge.Virsh;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.support.Row;
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
 * Each cell of network-support.txt is libvirt's own word: a small network of that mode with that part is defined, and where the cell is
 * about a guest, started with one. The network driver is asked, since the test driver takes more.
 */
@Tag(Virsh.DAEMON)
class NetworkTableJudgeTest {
    /** The modes that a guest can be started on here: there is no Open vSwitch and no virtual function. */
    private static final Set<NetworkMode> STARTED =
            EnumSet.complementOf(EnumSet.of(NetworkMode.OVS, NetworkMode.HOSTDEV));

    private static final String NO_VIRTUAL_FUNCTION = "is not an SR-IOV Virtual Function";

    @TempDir
    static Path directory;

    private static Virsh virsh;
    private static Version libvirt;

    /** A part on a mode. */
    private record Cell(Row<NetworkMode> row, NetworkMode mode) {
        String title() {
            return "[" + row.title() + "] on " + mode;
        }

        Verdict verdict() {
            return row.verdicts().get(mode).at(libvirt);
        }

        String network() {
            return NetworkSample.with(mode, NetworkSample.part(row));
        }

        /** Before a version that has it libvirt refuses the definition. */
        Word effective() {
            return verdict().word() == Word.SINCE ? Word.REFUSED : verdict().word();
        }
    }

    /** How libvirt was asked about a cell, and what it said if that is not the table's word, else null. */
    private record Judgement(Cell cell, String how, String disagreement) {
        @Override
        public String toString() {
            return cell.title() + ": the table says " + cell.verdict().word() + ", libvirt: " + disagreement;
        }
    }

    @BeforeAll
    static void startLibvirt() {
        virsh = Virsh.qemuDriver();
        libvirt = Version.parse(virsh.libraryVersion());
    }

    @AfterAll
    static void stopLibvirt() {
        if (virsh != null) {
            virsh.close();
        }
    }

    @Test
    void everyCellIsLibvirtsWord() throws IOException {
        List<Judgement> judgements = new ArrayList<>();
        for (Row<NetworkMode> row : Tables.networks().rows()) {
            for (NetworkMode mode : row.verdicts().keySet()) {
                judgements.add(judge(new Cell(row, mode)));
            }
        }
        Map<String, Integer> counts = new TreeMap<>();
        judgements.forEach(judgement -> counts.merge(judgement.how(), 1, Integer::sum));
        System.out.println("NetworkTableJudgeTest: " + judgements.size() + " cells: " + counts);
        judgements.removeIf(judgement -> judgement.disagreement() == null);
        assertThat(judgements).isEmpty();
    }

    static Set<NetworkMode> startedModes() {
        return STARTED;
    }

    @ParameterizedTest
    @MethodSource("startedModes")
    void aGuestStartsOnTheLeastNetwork(NetworkMode mode) throws IOException {
        assertThat(define(NetworkSample.with(mode)).error()).isNull();
        assertThat(start(false)).isNull();
        virsh.must("net-undefine small");
    }

    private static Judgement judge(Cell cell) throws IOException {
        if (NetworkSample.mode(cell.network()) != cell.mode()) {
            return new Judgement(cell, "not judged: with this part it is another mode", null);
        }
        if (cell.row().title().equals("forward/pf") && cell.mode().isDirect()) {
            return new Judgement(cell, "not judged: beside the devices of the sample it is another row", null);
        }
        Virsh.Answer record = define(cell.network());
        Judgement judgement = judge(cell, record);
        if (record.ok()) {
            virsh.must("net-undefine small");
        }
        return judgement;
    }

    private static Judgement judge(Cell cell, Virsh.Answer record) throws IOException {
        if (!record.ok() && record.error().contains(NO_VIRTUAL_FUNCTION)) {
            return new Judgement(cell, "not judged: this host has no virtual function", null);
        }
        return switch (cell.effective()) {
            case KEPT, INERT -> byRecord(cell, "kept", record);
            case IGNORED, LIVE -> byRecord(cell, "dropped", record);
            case REFUSED -> byRecord(cell, "refused", record);
            case FAILS, DEPENDS, SINCE -> byStart(cell, record);
        };
    }

    private static Judgement byRecord(Cell cell, String expected, Virsh.Answer record) {
        String said = said(cell, record);
        String disagreement = record.ok() ? said : said + ": " + record.error();
        return new Judgement(cell, expected + " by define", said.equals(expected) ? null : disagreement);
    }

    private static String said(Cell cell, Virsh.Answer record) {
        if (!record.ok()) {
            return "refused";
        }
        Set<String> facts = NetworkSample.facts(cell.row());
        Set<String> gone = new LinkedHashSet<>(facts);
        gone.removeAll(Facts.of(Sample.read(record.text())));
        if (gone.isEmpty()) {
            return "kept";
        }
        return gone.equals(facts) ? "dropped" : "dropped in part: " + gone;
    }

    private static Judgement byStart(Cell cell, Virsh.Answer record) throws IOException {
        if (!record.ok()) {
            return new Judgement(cell, "fails", "refused: " + record.error());
        } else if (!STARTED.contains(cell.mode())) {
            return new Judgement(cell, "taken by define, and not to be started here", null);
        }
        String error = start(cell.row().path().startsWith("portgroup"));
        return new Judgement(cell, "refused by start", error == null ? "the guest starts" : null);
    }

    private static Virsh.Answer define(String network) throws IOException {
        Path file = directory.resolve("network.xml");
        Files.writeString(file, network, UTF_8);
        Virsh.Answer defined = virsh.ask("net-define " + file + " --validate");
        return defined.ok() ? virsh.ask("net-dumpxml small --inactive") : defined;
    }

    /** Starts the network and a guest on it, and ends both; the error of the guest's start, or null. */
    private static String start(boolean inGroup) throws IOException {
        String group = inGroup ? " portgroup='sales'" : "";
        Path file = directory.resolve("guest.xml");
        String guest = SmallGuest.ofQemu("<interface type='network'><source network='small'" + group
                        + "/><model type='virtio'/></interface>")
                .text();
        Files.writeString(file, guest, UTF_8);
        virsh.must("net-start small");
        virsh.must("define " + file);
        Virsh.Answer started = virsh.ask("start small --paused");
        if (started.ok()) {
            virsh.must("destroy small");
        }
        virsh.must("undefine small");
        virsh.must("net-destroy small");
        return started.error();
    }
}
