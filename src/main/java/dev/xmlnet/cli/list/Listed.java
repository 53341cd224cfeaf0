package dev.xmlnet.cli.list;

import dev.xmlnet.cli.io.Fault;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.PassedOver;
import dev.xmlnet.report.ListedInterface;
import dev.xmlnet.report.ListedNetwork;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one input holds. */
sealed interface Listed {
    /** The input. */
    Input input();

    /** It holds guests, whose interfaces are rows, or networks; of these what has no name is left out. */
    record Read(Input input, List<ListedInterface> rows, List<ListedNetwork> networks) implements Listed {}

    /**
     * There is nothing to list, for a reason that is told.
     *
     * @param source its text, for the line under a diagnostic, or null
     */
    record Nothing(Input input, @Nullable SourceText source, Diagnostic why) implements Listed {}

    /** Nobody named it, and it is nothing to look at. */
    record Skipped(Input input, PassedOver.Why why) implements Listed {}

    /** The work on it failed unexpectedly. */
    record Broken(Input input, Fault fault) implements Listed {}
}
