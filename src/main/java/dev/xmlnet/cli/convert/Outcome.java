package dev.xmlnet.cli.convert;

import dev.xmlnet.cli.io.Fault;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.PassedOver;
import dev.xmlnet.convert.InterfaceChange;
import dev.xmlnet.convert.NetworkChange;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import java.util.List;

/**
 * What came of one input.
 *
 * @param input the input
 * @param source its text, for the line under a diagnostic; null if it could not be read
 * @param diagnostics what to say, in order
 * @param changes what was done to its interfaces
 * @param network what was done to a network, or null
 * @param data the bytes for standard output
 * @param changed true if the result differs
 * @param lossy true if something of worth was lost
 * @param leftNetwork true for a network that a directory walk found, which is left alone
 * @param passedOver why nobody looked at it; null if somebody did, or if it is a network
 * @param fault why the work on it failed unexpectedly, or null
 */
@SuppressWarnings("ArrayRecordComponent") // Outcomes are never compared.
record Outcome(
        Input input,
        SourceText source,
        List<Diagnostic> diagnostics,
        List<InterfaceChange> changes,
        NetworkChange network,
        byte[] data,
        boolean changed,
        boolean lossy,
        boolean leftNetwork,
        PassedOver.Why passedOver,
        Fault fault) {
    private static final byte[] NOTHING = {};

    /** A network that a directory walk found and that would not change. */
    static Outcome skipped(Input input) {
        return new Outcome(input, null, List.of(), List.of(), null, NOTHING, false, false, false, null, null);
    }

    /** An input that nobody named and that is no XML of libvirt's. */
    static Outcome passedOver(Input input, PassedOver.Why why) {
        return new Outcome(input, null, List.of(), List.of(), null, NOTHING, false, false, false, why, null);
    }

    /** A network that a directory walk found. */
    static Outcome leftNetwork(Input input) {
        return new Outcome(input, null, List.of(), List.of(), null, NOTHING, false, false, true, null, null);
    }

    /** An input for which nothing is written. */
    static Outcome failed(Input input, SourceText source, Diagnostic... diagnostics) {
        return new Outcome(
                input, source, List.of(diagnostics), List.of(), null, NOTHING, false, false, false, null, null);
    }

    /** An input on which the work failed unexpectedly. */
    static Outcome fault(Input input, Fault fault) {
        return new Outcome(input, null, List.of(), List.of(), null, NOTHING, false, false, false, null, fault);
    }

    /** An input of a list that is neither a guest nor a network. */
    static Outcome passedOver(Input input, Diagnostic note) {
        return new Outcome(input, null, List.of(note), List.of(), null, NOTHING, false, false, false, null, null);
    }

    /** True if it is passed over: nobody named it and it is no guest, perhaps a network; or it is of a list and neither. */
    boolean isSkipped() {
        return source == null && !failed();
    }

    /** True if nothing is written for it, for a reason that is told. */
    boolean failed() {
        return fault != null || diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }
}
