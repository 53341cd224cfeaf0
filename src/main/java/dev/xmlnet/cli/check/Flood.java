package dev.xmlnet.cli.check;

import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Rule;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Findings of one kind in one file, of which a person reads the first: one mistake may be made sixty thousand times. */
final class Flood {
    /** So many findings of one rule and severity are told of in one file. */
    static final int MOST = 100;

    private Flood() {}

    /**
     * The findings of one file that are told.
     *
     * @param findings in the order of the text
     * @return those, or the first of each kind and one that counts the others, at the place of the first of them
     */
    static List<Finding> told(List<Finding> findings) {
        if (findings.size() <= MOST) {
            return findings;
        }
        Map<Severity, Map<Rule, Integer>> all = count(findings);
        Map<Severity, Map<Rule, Integer>> seen = new EnumMap<>(Severity.class);
        List<Finding> told = new ArrayList<>();
        for (Finding one : findings) {
            int number = add(seen, one);
            if (number <= MOST) {
                told.add(one);
            } else if (number == MOST + 1) {
                told.add(more(one, all.get(one.severity()).get(one.rule()) - MOST));
            }
        }
        return told;
    }

    private static Map<Severity, Map<Rule, Integer>> count(List<Finding> findings) {
        Map<Severity, Map<Rule, Integer>> counts = new EnumMap<>(Severity.class);
        findings.forEach(one -> add(counts, one));
        return counts;
    }

    private static int add(Map<Severity, Map<Rule, Integer>> counts, Finding one) {
        return counts.computeIfAbsent(one.severity(), s -> new EnumMap<>(Rule.class))
                .merge(one.rule(), 1, Integer::sum);
    }

    private static Finding more(Finding first, int count) {
        String message = String.format(
                Locale.ROOT, "and %,d more findings of %s in this file; fix those above first", count, first.rule());
        return new Finding(
                first.rule(), first.severity(), message, first.location(), first.line(), List.of(), count, false);
    }
}
