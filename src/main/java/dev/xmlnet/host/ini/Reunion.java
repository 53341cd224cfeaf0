package dev.xmlnet.host.ini;

import dev.xmlnet.ini.IniLine;
import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The way of lines back into the file that they came from. */
public final class Reunion {
    private final HostIni home;
    private final List<IniLine> stay;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Back> back;

    /**
     * A line that comes back.
     *
     * @param line as it stands now, for its section and key
     * @param text as it is to stand, with its end
     * @param whole true for one of a section that comes back as a whole
     */
    public record Back(IniLine line, String text, boolean whole) {}

    /**
     * Plans the way back.
     *
     * @param ours true for a line that does not belong there any more
     * @param back the lines, in order
     */
    public Reunion(HostIni home, Predicate<IniLine> ours, List<Back> back) {
        this.home = home;
        this.stay = home.lines().stream().filter(ours.negate()).toList();
        this.back = back;
        home.lines().stream().filter(ours).forEach(line -> edits.add(new Edit(line.span(), "")));
    }

    /** Puts each line where it was; null if the files do not fit together any more. */
    public @Nullable List<Edit> exact(@Nullable Origin origin) {
        List<Span> rows = stay.stream().flatMap(line -> line.rows().stream()).toList();
        List<String> texts = new ArrayList<>();
        back.forEach(one -> texts.addAll(split(one)));
        if (origin == null || origin.numbers().size() != texts.size() || origin.total() != texts.size() + rows.size()) {
            return null;
        }
        Map<Integer, String> places = new TreeMap<>();
        for (int i = 0; i < texts.size(); i++) {
            places.put(origin.numbers().get(i), texts.get(i));
        }
        if (places.size() != texts.size()) {
            return null;
        }
        List<Edit> all = new ArrayList<>(edits);
        if (origin.open()) {
            places.computeIfPresent(origin.total(), (number, text) -> withoutEnd(text));
            if (!places.containsKey(origin.total()) && !rows.isEmpty()) {
                Span last = rows.get(rows.size() - 1);
                String kept = withoutEnd(last.of(home.file().source().text()));
                all.add(new Edit(new Span(last.start() + kept.length(), last.end()), ""));
            }
        }
        int number = 1;
        for (Span row : rows) {
            number = insert(all, row.start(), number, places) + 1;
        }
        insert(all, home.file().source().text().length(), number, places);
        return all;
    }

    private static String withoutEnd(String row) {
        return row.replaceFirst("\r?\n\\z", "");
    }

    private static int insert(List<Edit> edits, int at, int from, Map<Integer, String> places) {
        StringBuilder text = new StringBuilder();
        int number = from;
        for (; places.containsKey(number); number++) {
            text.append(places.get(number));
        }
        edits.add(new Edit(Span.at(at), text.toString()));
        return number;
    }

    /** The rows of a line, which may have been joined to one text. */
    private static List<String> split(Back one) {
        List<String> rows = new ArrayList<>();
        String rest = one.text();
        for (int i = 1; i < one.line().rows().size(); i++) {
            int end = HostIni.endOf(rest, 0);
            rows.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        rows.add(rest);
        return rows;
    }

    /**
     * Puts each line where one of its kind most likely is: a setting at the end of its section, a section at the end of the file.
     *
     * @param sorted true to put a setting before the first whose key is greater, as NetworkManager writes them
     */
    public List<Edit> likely(boolean sorted) {
        List<Edit> all = new ArrayList<>(edits);
        String lineEnd = home.file().source().lineEnd();
        StringBuilder tail = new StringBuilder();
        StringBuilder pending = new StringBuilder();
        for (int i = 0; i < back.size(); i++) {
            Back one = back.get(i);
            pending.append(one.text());
            boolean attached = one.line().isAttached()
                    && i + 1 < back.size()
                    && !back.get(i + 1).whole();
            if (attached && !one.whole()) {
                continue;
            }
            IniLine before = one.whole() ? null : before(one.line(), sorted);
            if (before != null) {
                all.add(home.after(before, pending.toString()));
            } else if (one.whole()) {
                tail.append(pending);
            } else {
                String header = "[" + one.line().section() + "]" + lineEnd;
                tail.append(tail.indexOf(header) < 0 ? lineEnd + header : "").append(pending);
            }
            pending.setLength(0);
        }
        if (!tail.isEmpty()) {
            boolean close = !home.lines().isEmpty() && !tail.toString().startsWith(lineEnd);
            String end = home.isOpen() ? lineEnd : "";
            all.add(new Edit(Span.at(home.file().source().text().length()), end + (close ? lineEnd : "") + tail));
        }
        return all;
    }

    private @Nullable IniLine before(IniLine line, boolean sorted) {
        IniLine before = null;
        for (IniLine one : stay) {
            boolean setting = one.kind() == IniLine.Kind.SETTING;
            if (one.section().equals(line.section())
                    && (one.kind() == IniLine.Kind.HEADER
                            || (setting
                                    && (!sorted
                                            || isFirst(one.key())
                                            || one.key().compareTo(line.key()) < 0)))) {
                before = one;
            }
        }
        return before;
    }

    private static boolean isFirst(String key) {
        return key.equals("id") || key.equals("uuid") || key.equals("type");
    }
}
