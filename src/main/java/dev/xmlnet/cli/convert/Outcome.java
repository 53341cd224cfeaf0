package dev.xmlnet.cli.convert;

import dev.xmlnet.cli.io.Fault;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.PassedOver;
import dev.xmlnet.convert.Conversion;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one input. */
sealed interface Outcome {
    /** The input. */
    Input input();

    /**
     * It was converted, and written if it changed.
     *
     * @param diagnostics what to say, in order
     * @param data the bytes for standard output
     */
    @SuppressWarnings("ArrayRecordComponent") // Outcomes are never compared.
    record Converted(
            Input input, SourceText source, List<Diagnostic> diagnostics, Conversion.Result result, byte[] data)
            implements Outcome {}

    /**
     * Nothing is written for it, for a reason that is told.
     *
     * @param source its text, for the line under a diagnostic; null if it could not be read
     */
    record Failed(Input input, @Nullable SourceText source, List<Diagnostic> diagnostics) implements Outcome {
        Failed(Input input, @Nullable SourceText source, Diagnostic why) {
            this(input, source, List.of(why));
        }
    }

    /** The work on it failed unexpectedly. */
    record Broken(Input input, Fault fault) implements Outcome {}

    /** Nobody named it, and it is no XML of libvirt's. */
    record Skipped(Input input, PassedOver.Why why) implements Outcome {}

    /** It is of a list, and neither a guest nor a network. */
    record Other(Input input, Diagnostic note) implements Outcome {}

    /** A directory walk found it, and it is a network; {@code changes} is true if it would change if it were named. */
    record LeftNetwork(Input input, boolean changes) implements Outcome {}
}
