package dev.xmlnet.host.interfaces;

import dev.xmlnet.host.rewrite.HostText;
import java.util.ArrayList;
import java.util.List;

/** Which other files a file of interfaces(5) is read with. */
public final class Sources {
    private Sources() {}

    /** Returns what {@code source} and {@code source-directory} name in a file, in order; whoever asks opens those files, and asks again. */
    public static List<Source> of(HostText file) {
        List<Source> found = new ArrayList<>();
        for (Line line : InterfacesReader.lines(file.source(), Suite.IFUPDOWN, new ArrayList<>())) {
            String word = line.first().text();
            if (word.equals("source") || word.equals("source-directory")) {
                found.addAll(of(line));
            }
        }
        return found;
    }

    /** Returns those of one line. A pattern is a shell's: quotes that have no blank between them are taken off. */
    static List<Source> of(Line line) {
        boolean directory = line.first().text().equals("source-directory");
        return line.texts().stream()
                .map(text -> new Source(directory, text.replace("\"", "").replace("'", "")))
                .toList();
    }
}
