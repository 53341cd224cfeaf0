package dev.xmlnet.report;

import dev.xmlnet.check.Finding;
import java.io.IOException;

/** A way to write findings on standard output. */
public interface FindingReport {
    /** The path by which standard input is told of. */
    String STDIN = "<stdin>";

    /** Adds a finding; they come by path, then by place. */
    void add(String path, Finding finding) throws IOException;

    /** Adds a file in which nothing was found; it comes where its findings would. */
    default void addClean(String path) throws IOException {}

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
     * @param bug true if the work on a file failed unexpectedly
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
            boolean bug,
            int exitCode) {}
}
