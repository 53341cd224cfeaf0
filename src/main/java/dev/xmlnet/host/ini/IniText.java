package dev.xmlnet.host.ini;

import dev.xmlnet.ini.IniLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A new file, of lines of its own and lines taken from another. */
public final class IniText {
    private final String lineEnd;
    private final StringBuilder text = new StringBuilder();
    private final List<IniLine> taken = new ArrayList<>();
    private boolean later;

    /** Begins one whose own lines end in the same way as those of a file. */
    public IniText(HostIni model) {
        lineEnd = model.file().source().lineEnd();
    }

    /** Begins lines that are to be added to a file. */
    public static IniText moreOf(HostIni file) {
        IniText text = new IniText(file);
        text.later = true;
        return text;
    }

    /** Adds a comment. */
    public IniText comment(String words) {
        text.append("# ").append(words).append(lineEnd);
        return this;
    }

    /** Adds the name of a section, with a blank line before it unless it begins the file. */
    public IniText section(String name) {
        text.append(later ? lineEnd : "").append('[').append(name).append(']').append(lineEnd);
        later = true;
        return this;
    }

    /** Adds a setting. */
    public IniText set(String key, Object value) {
        text.append(key).append('=').append(value).append(lineEnd);
        return this;
    }

    /**
     * Adds lines of another file.
     *
     * @param spelled gives the text that a line has here
     */
    public IniText take(List<IniLine> lines, Function<IniLine, String> spelled) {
        for (IniLine line : lines) {
            String here = spelled.apply(line);
            text.append(here).append(HostIni.isEnded(here) ? "" : lineEnd);
            taken.add(line);
        }
        return this;
    }

    /** The text. */
    public String text() {
        return text.toString();
    }

    /** The text behind a comment that tells from where in a file the lines were taken. */
    public String textFrom(HostIni file) {
        return Origin.of(file, taken).comment() + lineEnd + text;
    }
}
