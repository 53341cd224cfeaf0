package dev.xmlnet.cli.convert;

import dev.xmlnet.cli.console.Columns;
import dev.xmlnet.cli.console.Screen;
import dev.xmlnet.convert.InterfaceChange;
import dev.xmlnet.convert.InterfaceChange.Dropped;
import dev.xmlnet.convert.NetworkChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of the interfaces of a batch, at its end: a row for each; of many, a row for those that changed alike. */
final class ChangeTable {
    private static final List<String> HEADINGS = List.of("GUEST", "FROM", "TO", "LIVE", "LOSSES");

    /** A screen of rows. */
    private static final int MOST = 40;

    private final boolean verbose;
    private final List<List<String>> rows = new ArrayList<>();

    /** By what became of them: the first, and how many they are; of a hundred thousand no more is kept. */
    private final Map<List<String>, Alike> alike = new LinkedHashMap<>();

    private int added;

    private record Alike(String first, int count) {}

    /** Begins with none; {@code verbose} if each has its row, however many there are. */
    ChangeTable(boolean verbose) {
        this.verbose = verbose;
    }

    /** Adds an interface. */
    void add(InterfaceChange change) {
        add(change.guest(), change.from(), change.to(), change.live(), change.dropped());
    }

    /** Adds a network. */
    void add(NetworkChange change) {
        add(change.name(), change.from(), change.to(), change.live(), change.dropped());
    }

    private void add(String name, String from, String to, InterfaceChange.Live live, List<Dropped> dropped) {
        Set<String> losses = new LinkedHashSet<>();
        for (Dropped one : dropped) {
            if (!one.loss().equals("note")) {
                losses.add(one.loss().equals("firewall") ? "FIREWALL" : name(one.part()));
            }
        }
        List<String> row =
                List.of(name == null ? "" : name, from, to, live.possible() ? "yes" : "no", String.join(", ", losses));
        if (verbose || ++added <= MOST) {
            rows.add(row);
        }
        if (!verbose) {
            alike.merge(
                    row.subList(1, row.size()),
                    new Alike(row.get(0), 1),
                    (known, one) -> new Alike(known.first(), known.count() + 1));
        }
    }

    /** The element that a part is, without what is in it. */
    private static String name(String part) {
        int start = part.startsWith("<") ? 1 : 0;
        int end = start;
        while (end < part.length() && " />".indexOf(part.charAt(end)) < 0) {
            end++;
        }
        return part.substring(start, end);
    }

    /** Prints it, if anything changed. */
    void print(Screen err) {
        List<List<String>> told = added > MOST ? alike() : rows;
        int shown = verbose ? told.size() : Math.min(MOST, told.size());
        if (shown == 0) {
            return;
        }
        Columns columns = new Columns(HEADINGS);
        told.subList(0, shown).forEach(columns::add);
        columns.lines().forEach(err::remark);
        if (shown < told.size()) {
            err.remark("xmlnet: " + (told.size() - shown) + " more rows; --verbose or --report json shows all");
        }
    }

    private List<List<String>> alike() {
        List<List<String>> told = new ArrayList<>();
        alike.forEach((change, guests) -> {
            List<String> row = new ArrayList<>();
            row.add(guests.count() == 1 ? guests.first() : guests.first() + " and " + (guests.count() - 1) + " more");
            row.addAll(change);
            told.add(row);
        });
        return told;
    }
}
