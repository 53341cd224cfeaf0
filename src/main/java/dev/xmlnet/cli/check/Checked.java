package dev.xmlnet.cli.check;

import dev.xmlnet.check.Examined;
import dev.xmlnet.check.Finding;
import dev.xmlnet.cli.io.Fault;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.PassedOver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of one input; it holds nothing of the document. */
sealed interface Checked {
    /** The input. */
    Input input();

    /**
     * It was looked at.
     *
     * @param examined what only a look across files needs
     * @param findings what is wrong with this file alone, after what was fixed
     * @param fixed how many findings were, or would be, taken away
     * @param diff what would change; empty if nothing, or if nobody asked
     * @param warning that libvirtd overwrites what was written; else null
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares outcomes.
    record Done(
            Input input,
            Examined examined,
            List<Finding> findings,
            int fixed,
            byte[] diff,
            @Nullable String warning) implements Checked {}

    /** It was looked at, and could not be written. */
    record NotWritten(Input input, Examined examined, List<Finding> findings, String why) implements Checked {}

    /** It cannot be read; the finding says why. */
    record Unreadable(Input input, List<Finding> findings) implements Checked {}

    /** It was named, and is neither a guest nor a network. */
    record Other(Input input) implements Checked {}

    /** Nobody named it, and it is nothing to look at. */
    record Skipped(Input input, PassedOver.Why why) implements Checked {}

    /** The work on it failed unexpectedly. */
    record Broken(Input input, Fault fault) implements Checked {}
}
