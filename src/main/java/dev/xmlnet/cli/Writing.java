package dev.xmlnet.cli;

import dev.xmlnet.xml.AtomicBatch;
import dev.xmlnet.xml.AtomicFile;
import java.io.IOException;

/** The time in which a run writes: what killed runs left is removed before it, and a signal is answered by a line. */
final class Writing {
    private final Screen err;
    private final long before = AtomicFile.written();

    private Writing(Screen err) {
        this.err = err;
    }

    /**
     * Does the work.
     *
     * @param files what the work writes by; closed afterwards
     * @return false, after a line, if the disk failed at the end
     */
    static boolean during(Runnable work, Inputs inputs, AtomicBatch files, Screen err) {
        inputs.directories().forEach(AtomicFile::sweep);
        Thread stop = new Thread(new Writing(err)::tell, "xmlnet-line");
        Runtime.getRuntime().addShutdownHook(stop);
        try (files) {
            work.run();
        } catch (IOException e) {
            err.println(
                    "xmlnet: error: the disk failed after the files were written: " + Words.of(e) + " [not-written]");
            return false;
        } finally {
            forget(stop);
        }
        return true;
    }

    private static void forget(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            // The process is ending, and the line tells of it.
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
