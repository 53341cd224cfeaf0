package dev.xmlnet.cli.io;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Progress;
import dev.xmlnet.cli.console.Screen;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The guests and networks of all inputs, for who only reads them. What cannot be read is told where it belongs, and costs itself only.
 *
 * @param <T> what is kept of an input
 */
public final class Definitions<T> {
    /** What is kept of one input; nothing of its text stays in memory beside it. */
    public interface Extract<T> {
        /** Returns it for an input that has at least one of both. */
        T of(String shown, List<Guest> guests, List<Element> networks);
    }

    /** What one input holds. */
    private sealed interface Outcome<T> {
        /** It holds guests or networks. */
        record Read<T>(T value) implements Outcome<T> {}

        /** There is nothing, for a reason that is told; the text, for the line under it, may be null. */
        record Nothing<T>(String shown, @Nullable SourceText source, Diagnostic why) implements Outcome<T> {}

        /** Nobody named it, and it is nothing to look at. */
        record Skipped<T>(PassedOver.Why why) implements Outcome<T> {}

        /** The work on it failed unexpectedly. */
        record Broken<T>(String shown, Fault fault) implements Outcome<T> {}
    }

    private final InputStream stdin;
    private final Screen err;
    private final String otherwise;
    private final Extract<T> extract;
    private final PassedOver passedOver = new PassedOver();
    private final Terminal terminal;
    private @Nullable Progress progress;
    private boolean failed;
    private boolean bug;

    /**
     * A reading.
     *
     * @param otherwise what comes of a file that is neither guest nor network, such as {@code there is nothing to list}
     */
    public Definitions(Streams streams, String otherwise, Extract<T> extract) {
        stdin = streams.in();
        err = streams.err();
        terminal = new Terminal(err, false);
        this.otherwise = otherwise;
        this.extract = extract;
    }

    /** Reads all, and hands what is kept over in the order of the inputs. */
    public void read(Inputs inputs, Consumer<T> sink) {
        List<Input> found = inputs.found();
        inputs.missing().forEach(missing -> err.println(missing.toString()));
        failed = !inputs.missing().isEmpty();
        if (err.terminal() && found.size() >= Progress.LONG_WORK) {
            terminal.sharesLineWithProgress();
            progress = new Progress(err, found.size());
        }
        Batch.<Outcome<T>>run(
                found,
                this::outcome,
                (input, fault) -> new Outcome.Broken<>(input.shown(), fault),
                outcome -> take(outcome, sink));
        if (progress != null) {
            progress.close();
        }
    }

    private Outcome<T> outcome(Input input) {
        try {
            byte[] bytes = input.bytes(stdin);
            boolean skipped = !input.named() && !Input.mayHoldGuestOrNetwork(bytes);
            return skipped ? new Outcome.Skipped<>(PassedOver.Why.OTHER) : outcome(input, bytes);
        } catch (IOException e) {
            return new Outcome.Nothing<>(input.shown(), null, Input.unread(e));
        }
    }

    private Outcome<T> outcome(Input input, byte[] bytes) {
        SourceText source = null;
        try {
            source = SourceText.of(bytes);
            XmlDocument document = XmlDocument.parseAll(source);
            Element root = document.root();
            List<Element> networks =
                    document.roots().stream().filter(one -> one.is("network")).toList();
            List<Guest> guests = Guest.of(document);
            boolean nothing = networks.isEmpty() && guests.isEmpty();
            Diagnostic template = nothing ? null : TemplateText.problem(document);
            if (template != null) {
                return template(input, source, template);
            } else if (nothing && !input.named()) {
                return new Outcome.Skipped<>(PassedOver.Why.OTHER);
            } else if (nothing) {
                String message = "<" + root.name() + "> " + (root.namespace().isEmpty() ? "" : "in a namespace ")
                        + "is neither a guest nor a network: " + otherwise;
                return new Outcome.Nothing<>(
                        input.shown(), source, Diagnostic.note("not-a-guest", message, root.location()));
            }
            return new Outcome.Read<>(extract.of(input.shown(), guests, networks));
        } catch (DocumentException e) {
            Diagnostic template = source == null ? null : TemplateText.problem(source);
            return template == null
                    ? new Outcome.Nothing<>(input.shown(), source, e.diagnostic())
                    : template(input, source, template);
        }
    }

    private static <T> Outcome<T> template(Input input, @Nullable SourceText source, Diagnostic problem) {
        return input.isMeant()
                ? new Outcome.Nothing<>(input.shown(), source, problem)
                : new Outcome.Skipped<>(PassedOver.Why.TEMPLATE);
    }

    private void take(Outcome<T> outcome, Consumer<T> sink) {
        if (outcome instanceof Outcome.Read<T> read) {
            sink.accept(read.value());
        } else if (outcome instanceof Outcome.Nothing<T> nothing) {
            terminal.print(nothing.shown(), nothing.why(), nothing.source());
            failed |= nothing.why().severity() == Severity.ERROR;
        } else if (outcome instanceof Outcome.Skipped<T> skipped) {
            passedOver.add(skipped.why());
        } else if (outcome instanceof Outcome.Broken<T> broken) {
            failed |= broken.fault().memory();
            bug |= !broken.fault().memory();
            broken.fault().print(broken.shown(), err);
        }
        if (progress != null) {
            progress.step();
        }
    }

    /** Prints one line of the files that were passed over, if there are any. */
    public void printPassedOver() {
        passedOver.print(err);
    }

    /** True if all that was meant was read. */
    public boolean complete() {
        return !failed && !bug;
    }

    /** Returns the exit code of a reading that has nothing else to report. */
    public int exitCode() {
        if (bug) {
            return ExitCode.BUG;
        }
        return failed ? ExitCode.INPUT : ExitCode.OK;
    }
}
