package dev.xmlnet.schema;

import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is missing in one place and stands in another is one fault. */
final class Merging {
    private Merging() {}

    /** The diagnostics, in the order of the text. */
    static List<Diagnostic> of(List<Fault> faults) {
        List<Fault> left = new ArrayList<>(faults);
        for (Fault missing : faults) {
            if (missing.kind() == Fault.Kind.MISSING_CHILD) {
                misplaced(left, missing.name()).ifPresent(stray -> {
                    left.remove(missing);
                    String home = "; it belongs in " + Fault.path(missing.element());
                    left.set(left.indexOf(stray), stray.saying(stray.element() == missing.element() ? "" : home));
                });
            }
        }
        return left.stream()
                .sorted(Comparator.comparingInt((Fault f) -> f.location().line())
                        .thenComparingInt(f -> f.location().column()))
                .map(Fault::diagnostic)
                .toList();
    }

    private static Optional<Fault> misplaced(List<Fault> faults, @Nullable String name) {
        return faults.stream()
                .filter(fault -> fault.kind() == Fault.Kind.MISPLACED_CHILD && Objects.equals(fault.name(), name))
                .findFirst();
    }
}
