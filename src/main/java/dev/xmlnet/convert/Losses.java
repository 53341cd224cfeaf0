package dev.xmlnet.convert;

import dev.xmlnet.convert.InterfaceChange.Dropped;
import dev.xmlnet.libvirt.SupportTable.Loss;
import dev.xmlnet.libvirt.SupportTable.Row;
import dev.xmlnet.libvirt.Verdict;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an interface or a network loses on its way, in words. */
final class Losses {
    private final Enum<?> goal;
    private final String bearer;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final List<String> liveState = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param goal the kind or forward mode that is to come
     * @param bearer what has it: "interface" or "network"
     */
    Losses(Enum<?> goal, String bearer) {
        this.goal = goal;
        this.bearer = bearer;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    List<Dropped> dropped() {
        return dropped;
    }

    /** A part that the support table does not let stay. */
    void add(Row<?> row, Verdict verdict, String text, Location location) {
        if (verdict.word() == Verdict.Word.LIVE) {
            liveState.add(text);
        } else {
            add(row.loss(), row.word(), text, verdict.word(), verdict.reason(goal, bearer), location);
        }
    }

    /** A part that goes for a reason that is not in the table. */
    void add(Loss loss, String word, String text, Verdict.Word verdict, String why, Location location) {
        dropped.add(new Dropped(
                text, verdict.name().toLowerCase(Locale.ROOT), loss.name().toLowerCase(Locale.ROOT), why));
        if (loss == Loss.NOTE) {
            diagnostics.add(Diagnostic.note("leftover", text + " goes: " + why, location));
        } else {
            String loud = loss == Loss.FIREWALL ? "THE GUEST LOSES ITS FIREWALL: " : "";
            diagnostics.add(Diagnostic.warning(
                    "lost-" + word.substring(word.indexOf(':') + 1), loud + text + " is dropped: " + why, location));
        }
    }

    /** State of a running guest or network; all of it is one note. */
    void addLiveState(String text) {
        liveState.add(text);
    }

    /** Says what was collected of that state. */
    void finish(Location location) {
        if (liveState.isEmpty()) {
            return;
        }
        for (String text : liveState) {
            dropped.add(new Dropped(text, "live", "note", "libvirt makes it anew at each start"));
        }
        diagnostics.add(Diagnostic.note(
                "live-state",
                String.join(", ", liveState)
                        + (liveState.size() == 1 ? " goes" : " go")
                        + ": state of a running " + (bearer.equals("interface") ? "guest" : bearer)
                        + ", which libvirt makes anew",
                location));
    }
}
