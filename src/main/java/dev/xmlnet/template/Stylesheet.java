package dev.xmlnet.template;

import dev.xmlnet.xml.AllowedFiles;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Location;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamResult;
import net.sf.saxon.lib.Logger;
import net.sf.saxon.s9api.Destination;
import net.sf.saxon.s9api.Message;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XmlProcessingError;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import org.jspecify.annotations.Nullable;

/** A stylesheet once it is compiled, and the failures and messages of its runs as diagnostics. */
record Stylesheet(Processor processor, XsltExecutable executable) {
    private static final String ENDLESS = "too many calls within calls; is there one without an end?";

    /** One run. */
    interface Run {
        void run(Xslt30Transformer transformer) throws SaxonApiException;
    }

    /**
     * Reads and compiles one.
     *
     * @param uri where it is
     * @param parts its static parameters that are true; one that it does not have is left out
     * @throws DocumentException if it is not one; the location is in the stylesheet
     */
    static Stylesheet compile(String uri, Reading reading, Set<String> parts) throws DocumentException {
        Processor processor = new Processor(reading.configuration());
        XsltCompiler compiler = processor.newXsltCompiler();
        List<XmlProcessingError> errors = new ArrayList<>();
        compiler.setErrorReporter(errors::add);
        parts.forEach(part -> compiler.setParameter(new QName(part), new XdmAtomicValue(true)));
        try {
            Source source = reading.source(uri);
            return new Stylesheet(processor, compiler.compile(source));
        } catch (IOException e) {
            throw failed(e.getMessage(), 0, 0, e);
        } catch (StackOverflowError e) {
            throw failed(ENDLESS, 0, 0, null);
        } catch (SaxonApiException e) {
            for (XmlProcessingError error : errors) {
                if (!error.isWarning()) {
                    throw failed(error, e);
                }
            }
            throw failed(e.getMessage(), e.getLineNumber(), 0, e);
        }
    }

    private static DocumentException failed(XmlProcessingError error, SaxonApiException cause) {
        boolean placed = error.getLocation() != null;
        return failed(
                error.getMessage(),
                placed ? error.getLocation().getLineNumber() : 0,
                placed ? error.getLocation().getColumnNumber() : 0,
                cause);
    }

    /**
     * Runs it.
     *
     * @param files what {@code xsl:result-document} writes to
     * @return the messages of the stylesheet, at their lines
     * @throws DocumentException if it terminates by a message or fails; the location is in the stylesheet
     */
    List<Diagnostic> run(Function<URI, Destination> files, Run run) throws DocumentException {
        List<Diagnostic> notes = new ArrayList<>();
        List<Diagnostic> terminations = new ArrayList<>();
        try {
            Xslt30Transformer transformer = executable.load30();
            transformer.setErrorReporter(error -> {
                // The exception says the same.
            });
            transformer.setResultDocumentHandler(files);
            // Else it goes to standard error as it is.
            transformer.setTraceFunctionDestination(new Traces(notes));
            transformer.setMessageHandler(message -> take(message, notes, terminations));
            run.run(transformer);
            return List.copyOf(notes);
        } catch (SaxonApiException e) {
            if (!terminations.isEmpty()) {
                throw new DocumentException(terminations.get(0), e);
            }
            throw failed(e.getMessage(), e.getLineNumber(), 0, e);
        } catch (StackOverflowError e) {
            throw failed(ENDLESS, 0, 0, null);
        }
    }

    private static void take(Message message, List<Diagnostic> notes, List<Diagnostic> terminations) {
        Location location = location(
                message.getLocation().getLineNumber(), message.getLocation().getColumnNumber());
        String words = message.getStringValue().strip();
        if (message.isTerminate()) {
            terminations.add(Diagnostic.error("template", words, location));
        } else {
            notes.add(Diagnostic.note("template", words, location));
        }
    }

    /** What {@code trace()} says. */
    private static final class Traces extends Logger {
        private final List<Diagnostic> notes;

        Traces(List<Diagnostic> notes) {
            this.notes = notes;
        }

        @Override
        public void println(String message, int severity) {
            notes.add(Diagnostic.note("template", message.strip(), null));
        }

        @Override
        public StreamResult asStreamResult() {
            return new StreamResult(new StringWriter());
        }
    }

    /** The failure of a stylesheet, in one line. */
    static DocumentException failed(@Nullable String message, int line, int column, @Nullable Exception cause) {
        String words =
                message == null ? "it failed" : message.replaceAll("\\s+", " ").strip();
        String id = isRefusal(cause) ? Template.NOT_ALLOWED : "template";
        return new DocumentException(Diagnostic.error(id, words, location(line, column)), cause);
    }

    private static boolean isRefusal(@Nullable Throwable cause) {
        Throwable one = cause;
        while (one != null && !(one instanceof AllowedFiles.NotAllowedException)) {
            one = one.getCause();
        }
        return one != null && ((AllowedFiles.NotAllowedException) one).isOutside();
    }

    /** Saxon has no column for most nodes, and no line for some. */
    private static @Nullable Location location(int line, int column) {
        return line < 1 ? null : new Location(line, Math.max(1, column));
    }
}
