package dev.xmlnet.cli.io;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Screen;
import java.util.ArrayList;
import java.util.List;

/**
 * An unexpected failure of the work on one input.
 *
 * @param memory true if Java's memory did not suffice; else xmlnet has a bug
 * @param trace where the bug showed, in lines; empty if it is none
 */
public record Fault(boolean memory, List<String> trace) {
    /** A stack that overflowed has a thousand places, most of them the same. */
    private static final int LONGEST = 2000;

    /** The fault that something thrown shows. */
    public static Fault of(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return new Fault(true, List.of());
        }
        // Not by Java's own, which prints the line ends of a message.
        List<String> trace = new ArrayList<>();
        String head = "";
        for (Throwable one = e; one != null && trace.size() < LONGEST; one = one.getCause()) {
            trace.add(head + one);
            for (StackTraceElement place : one.getStackTrace()) {
                trace.add("\tat " + place);
            }
            head = "Caused by: ";
        }
        return new Fault(false, trace);
    }

    /** Prints the line that says so, and the trace of a bug. */
    public void print(String subject, Screen err) {
        if (memory) {
            err.println(subject + ": error: not enough memory; " + Memory.more() + " [memory]");
        } else {
            err.println(subject + ": error: this is a bug in xmlnet; please report it with what follows [bug]");
            trace.forEach(err::println);
        }
    }

    /** The exit code that it asks for. */
    public int exitCode() {
        return memory ? ExitCode.INPUT : ExitCode.BUG;
    }
}
