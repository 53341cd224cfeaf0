package dev.xmlnet.convert;

import dev.xmlnet.convert.InterfaceChange.Dropped;
import dev.xmlnet.libvirt.support.Judgement;
import dev.xmlnet.libvirt.support.Row.Loss;
import dev.xmlnet.libvirt.support.Verdict;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an interface or a network loses on its way, in words. */
final class Losses {
    private final String bearer;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final List<String> liveState = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param bearer what has it: "interface" or "network"
     */
    Losses(String bearer) {
        this.bearer = bearer;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    List<Dropped> dropped() {
        return dropped;
    }

    /** A part that the judge does not let stay; its loss may matter less than usual. */
    void add(Judgement judgement, Loss loss, String text, Location location) {
        Verdict verdict = judgement.verdict();
        if (verdict.word() == Verdict.Word.LIVE) {
            liveState.add(text);
        } else {
            add(loss, judgement.row().word(), text, verdict.word(), judgement.reason(), location);
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
