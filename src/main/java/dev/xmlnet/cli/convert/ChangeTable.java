package dev.xmlnet.cli.convert;

import dev.xmlnet.cli.console.Columns;
import dev.xmlnet.cli.console.Level;
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

    private final List<List<String>> rows = new ArrayList<>();

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
        rows.add(
                List.of(name == null ? "" : name, from, to, live.possible() ? "yes" : "no", String.join(", ", losses)));
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
        boolean alike = rows.size() > MOST && err.level() != Level.VERBOSE;
        List<List<String>> told = alike ? alike() : rows;
        int shown = alike ? Math.min(MOST, told.size()) : told.size();
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
        Map<List<String>, List<String>> guests = new LinkedHashMap<>();
        for (List<String> row : rows) {
            guests.computeIfAbsent(row.subList(1, row.size()), key -> new ArrayList<>())
                    .add(row.get(0));
        }
        List<List<String>> told = new ArrayList<>();
        guests.forEach((change, names) -> {
            List<String> row = new ArrayList<>();
            row.add(names.size() == 1 ? names.get(0) : names.get(0) + " and " + (names.size() - 1) + " more");
            row.addAll(change);
            told.add(row);
        });
        return told;
    }
}
