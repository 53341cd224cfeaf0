package dev.xmlnet.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * An unexpected failure of the work on one input.
 *
 * @param memory true if Java's memory did not suffice; else xmlnet has a bug
 * @param trace where the bug showed; null if it is none
 */
record Fault(boolean memory, String trace) {
    /** The fault that something thrown shows. */
    static Fault of(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return new Fault(true, null);
        }
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return new Fault(false, trace.toString());
    }

    /** Prints the line that says so, and the trace of a bug. */
    void print(String subject, PrintStream err) {
        if (memory) {
            err.println(subject + ": error: not enough memory; give Java more, such as _JAVA_OPTIONS=-Xmx2g [memory]");
        } else {
            err.println(subject + ": error: this is a bug in xmlnet; please report it with what follows [bug]");
            err.print(trace);
        }
    }

    /** The exit code that it asks for. */
    int exitCode() {
        return memory ? ExitCode.INPUT : ExitCode.BUG;
    }
}
