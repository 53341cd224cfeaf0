package dev.xmlnet.cli.io;

import dev.xmlnet.cli.console.Screen;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.xml.AtomicBatch;
import dev.xmlnet.xml.AtomicFile;
import java.io.IOException;

/** A run that writes: what killed runs left is removed before it, and a signal is answered by a line. */
public final class Writing {
    private final AtomicBatch files;
    private final Screen err;
    private final long before = AtomicFile.written();
    private final Thread stop = new Thread(this::tell, "xmlnet-line");

    /**
     * Begins it.
     *
     * @param files what the work writes by
     */
    public Writing(Inputs inputs, AtomicBatch files, Screen err) {
        this.files = files;
        this.err = err;
        inputs.directories().forEach(AtomicFile::sweep);
        try {
            Runtime.getRuntime().addShutdownHook(stop);
        } catch (IllegalStateException e) {
            tell(); // The signal came before, and from then on nothing is written.
        }
    }

    /** Closes what was written by; false, after a line, if the disk fails. */
    public boolean finish() {
        try {
            files.close();
            return true;
        } catch (IOException e) {
            err.println(
                    "xmlnet: error: the disk failed after the files were written: " + Words.of(e) + " [not-written]");
            return false;
        }
    }

    /** Ends it, when all is told: from now on a signal has nothing to say. */
    public void end() {
        err.flush();
        try {
            files.close();
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException | IOException e) {
            // The process is ending, and the line tells of it; or finish() has told.
            return;
        }
    }

    private void tell() {
        long count = AtomicFile.stop() - before;
        err.println("xmlnet: stopped by a signal: "
                + (count == 1 ? "1 file was written" : count + " files were written")
                + ", the others are as they were [stopped]");
        err.flush();
    }
}
