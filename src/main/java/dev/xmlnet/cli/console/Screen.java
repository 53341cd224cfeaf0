package dev.xmlnet.cli.console;

import dev.xmlnet.report.SafeText;
import java.io.PrintStream;

/**
 * Standard error, a line at a time. Much of what is printed came from files: names, values, messages of other programs.
 * Here it cannot move a terminal's cursor, be unseen, or begin a line or a command of a CI runner. Only what xmlnet itself
 * puts together, such as colours, goes by {@link #raw}.
 */
public final class Screen {
    private final PrintStream out;
    private final boolean terminal;
    private final boolean colours;
    private final Level level;

    /**
     * A screen on a stream.
     *
     * @param terminal true if a person sees it
     * @param colours true if it takes colours
     */
    public Screen(PrintStream out, boolean terminal, boolean colours) {
        this(out, terminal, colours, Level.NORMAL);
    }

    private Screen(PrintStream out, boolean terminal, boolean colours, Level level) {
        this.out = out;
        this.terminal = terminal;
        this.colours = colours;
        this.level = level;
    }

    /** Returns a screen on the same stream. */
    public Screen with(boolean otherColours, Level otherLevel) {
        return new Screen(out, terminal, otherColours, otherLevel);
    }

    /** How much is told. */
    public Level level() {
        return level;
    }

    /** True if a person sees it. */
    public boolean terminal() {
        return terminal;
    }

    /** True if it takes colours. */
    public boolean colours() {
        return colours;
    }

    /** Prints a line that is no error, safely, unless a person wants to hear of errors only. */
    public void remark(String line) {
        if (level != Level.QUIET) {
            println(line);
        }
    }

    /** Prints a line, safely. */
    public void println(String line) {
        out.println(SafeText.line(line));
    }

    /** The stream itself, for what was made safe part by part. */
    public PrintStream raw() {
        return out;
    }

    /** Writes what is buffered. */
    public void flush() {
        out.flush();
    }
}
