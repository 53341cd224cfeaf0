package dev.xmlnet.host.ini;

import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.ini.IniLine;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Patch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change of a host's files while it is being put together. */
public final class Changes {
    private final Map<HostText, List<Edit>> edits = new LinkedHashMap<>();
    private final List<Rewritten.Created> created = new ArrayList<>();
    private final List<HostText> removed = new ArrayList<>();
    private final List<Rewritten.Note> notes = new ArrayList<>();

    /** Adds edits of a file. */
    public void edit(HostIni file, List<Edit> some) {
        edits.computeIfAbsent(file.file(), one -> new ArrayList<>()).addAll(some);
    }

    /** Adds a file. */
    public void create(String path, int mode, String text) {
        created.add(new Rewritten.Created(path, mode, text));
    }

    /** Removes a file. */
    public void remove(HostIni file) {
        removed.add(file.file());
    }

    /** Refuses the change. */
    public void error(@Nullable HostIni file, String id, String message, @Nullable IniLine line) {
        note(file, Diagnostic.error(id, message, at(file, line)));
    }

    /** Adds a warning. */
    public void warning(@Nullable HostIni file, String id, String message, @Nullable IniLine line) {
        note(file, Diagnostic.warning(id, message, at(file, line)));
    }

    /** Adds a note. */
    public void note(@Nullable HostIni file, String id, String message, @Nullable IniLine line) {
        note(file, Diagnostic.note(id, message, at(file, line)));
    }

    private void note(@Nullable HostIni file, Diagnostic diagnostic) {
        notes.add(new Rewritten.Note(file == null ? null : file.file(), diagnostic));
    }

    private static @Nullable Location at(@Nullable HostIni file, @Nullable IniLine line) {
        return file == null || line == null ? null : file.at(line);
    }

    /** True if an error was added. */
    public boolean refused() {
        return result(true).refused();
    }

    /** The change, which is only its notes if it is refused. */
    public Rewritten result(boolean found) {
        List<Rewritten.Changed> patches = new ArrayList<>();
        edits.forEach((file, some) -> patches.add(new Rewritten.Changed(file, Patch.of(file.source(), some))));
        Rewritten all = new Rewritten(patches, List.copyOf(created), List.copyOf(removed), List.copyOf(notes), found);
        return all.refused() ? new Rewritten(List.of(), List.of(), List.of(), all.notes(), found) : all;
    }
}
