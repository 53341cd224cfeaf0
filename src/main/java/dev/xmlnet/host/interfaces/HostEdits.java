package dev.xmlnet.host.interfaces;

import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.xml.Patch;
import java.util.ArrayList;
import java.util.List;

/** The edits of all files of a host. */
final class HostEdits {
    private final List<HostText> files;
    private final List<FileEdits> edits;

    HostEdits(List<HostText> files) {
        this.files = files;
        this.edits = files.stream().map(FileEdits::new).toList();
    }

    /** The edits of a stanza's file. */
    FileEdits of(Stanza stanza) {
        int i = 0;
        while (!files.get(i).equals(stanza.file())) {
            i++;
        }
        return edits.get(i);
    }

    /** The files that change. */
    List<Rewritten.Changed> changed() {
        List<Rewritten.Changed> changed = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Patch patch = edits.get(i).patch();
            if (!patch.isEmpty()) {
                changed.add(new Rewritten.Changed(files.get(i), patch));
            }
        }
        return changed;
    }
}
