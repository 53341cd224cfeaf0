package dev.xmlnet.cli.check;

import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.options.CheckConfig;
import dev.xmlnet.report.Baseline;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which findings are not told of: those that the configuration ignores, and those of a baseline. Safe for many threads. */
final class CheckHiding {
    private final CheckConfig config;
    private final @Nullable Baseline baseline;
    private final Set<CheckConfig.Ignore> used = ConcurrentHashMap.newKeySet();

    /** The baseline is null if there is none. */
    CheckHiding(CheckConfig config, @Nullable Baseline baseline) {
        this.config = config;
        this.baseline = baseline;
    }

    /**
     * What is left of the findings of a file.
     *
     * @param told those that are told of, in the order in which they were given
     * @param ignored how many the configuration hides
     * @param known how many the baseline hides
     * @param stale how many the baseline has for this file that were not among them
     */
    record Left(List<Finding> told, int ignored, int known, int stale) {}

    /** Divides the findings of a file; to be asked with all of them at once. */
    Left of(String path, List<Finding> findings) {
        Map<Baseline.Key, Integer> known = baseline == null ? Map.of() : baseline.of(path);
        int before = Baseline.count(known);
        Map<Rule, CheckConfig.Ignore> ignores = ignores(path);
        List<Finding> told = new ArrayList<>(findings.size());
        int ignored = 0;
        for (Finding finding : findings) {
            CheckConfig.Ignore by = ignores.get(finding.rule());
            if (by != null) {
                used.add(by);
                ignored++;
            } else if (before == 0 || !Baseline.take(known, finding)) {
                told.add(finding);
            }
        }
        int stale = Baseline.count(known);
        return new Left(told, ignored, before - stale, stale);
    }

    /** The first entry that hides each rule in a file. */
    private Map<Rule, CheckConfig.Ignore> ignores(String path) {
        Map<Rule, CheckConfig.Ignore> first = new EnumMap<>(Rule.class);
        if (!config.ignores().isEmpty()) {
            for (CheckConfig.Ignore ignore : config.about(config.below(path))) {
                ignore.rules().forEach(rule -> first.putIfAbsent(rule, ignore));
            }
        }
        return first;
    }

    /** Entries of the configuration that were about one of the inputs and hid nothing; to be asked last. */
    List<Finding> useless(List<Input> inputs) {
        List<Finding> useless = new ArrayList<>();
        for (CheckConfig.Ignore ignore : config.ignores()) {
            if (!used.contains(ignore) && inputs.stream().anyMatch(input -> isAbout(ignore, input))) {
                useless.add(new Finding(
                        Rule.SUP001,
                        Severity.NOTE,
                        "this entry hides nothing in the files that were given: take it away if these were all",
                        ignore.location(),
                        ignore.line(),
                        List.of(),
                        0,
                        false));
            }
        }
        return useless;
    }

    private boolean isAbout(CheckConfig.Ignore ignore, Input input) {
        return ignore.isAbout(config.below(input.shown()));
    }
}
