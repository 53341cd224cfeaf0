package dev.xmlnet.args;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The interfaces that a command line says.
 *
 * @param interfaces those that could be read, in the order of the line, each with its own losses
 * @param diagnostics about the line; an error for what its program refuses, and for each NIC that is no interface
 */
public record ReadCommand(List<ReadInterface> interfaces, List<Diagnostic> diagnostics) {
    private static final Comparator<@Nullable Location> PLACE =
            Comparator.nullsFirst(Comparator.comparingInt(Location::line).thenComparingInt(Location::column));

    /** Makes it unmodifiable. */
    public ReadCommand {
        interfaces = List.copyOf(interfaces);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Returns the diagnostics of the line and of its interfaces, in the order of the text. */
    public List<Diagnostic> all() {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        interfaces.forEach(one -> all.addAll(one.told()));
        all.sort(Comparator.comparing(Diagnostic::location, PLACE));
        return all;
    }

    /** True if the interfaces are all that the line has. */
    public boolean isWhole() {
        return diagnostics.stream().noneMatch(one -> one.severity() == Severity.ERROR);
    }
}
