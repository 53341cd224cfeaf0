package dev.xmlnet.cli.check;

import dev.xmlnet.check.Finding;
import java.io.IOException;

/** A way to write findings on standard output. */
interface CheckReport {
    /** Adds a finding; they come by path, then by place. */
    void add(String path, Finding finding) throws IOException;

    /** Ends it, when all findings are added. */
    void close(Summary summary) throws IOException;

    /**
     * A run in numbers.
     *
     * @param files how many were looked at, or should have been
     * @param failed how many could not be read or written
     * @param ignored how many findings the configuration hides
     * @param known how many findings the baseline hides
     * @param fixed how many findings were, or would be, fixed
     * @param exitCode what the process returns
     */
    record Summary(
            int files,
            int errors,
            int warnings,
            int notes,
            int failed,
            int ignored,
            int known,
            int fixed,
            int exitCode) {}
}
