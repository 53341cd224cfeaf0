package dev.xmlnet.template;

import dev.xmlnet.xml.AllowedFiles;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamResult;
import net.sf.saxon.lib.Logger;
import net.sf.saxon.s9api.ItemType;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmValue;
import net.sf.saxon.s9api.XmlProcessingError;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;
import org.jspecify.annotations.Nullable;

/**
 * A stylesheet that is run from its initial template ({@code xsl:initial-template}) with parameters.
 * It reaches nothing but files below its own directory.
 */
public final class Template {
    /** The id of the diagnostic of a stylesheet that fails since it names a file outside its directories. */
    public static final String NOT_ALLOWED = "not-allowed";

    private static final String ENDLESS = "too many calls within calls; is there one without an end?";

    private final Processor processor;
    private final XsltExecutable executable;

    private Template(Processor processor, XsltExecutable executable) {
        this.processor = processor;
        this.executable = executable;
    }

    /**
     * What a run gives.
     *
     * @param document the result
     * @param notes the messages of the stylesheet, at their lines
     */
    public record Output(XmlDocument document, List<Diagnostic> notes) {}

    /**
     * Reads and compiles a stylesheet. It may read files below its own directory, links followed, and no others; it writes
     * none, and sees nothing of the environment.
     *
     * @throws DocumentException if it is not one; the location is in the stylesheet
     */
    public static Template compile(Path file) throws DocumentException {
        Path absolute = file.toAbsolutePath();
        Path parent = absolute.getParent();
        return compile(file, parent == null ? absolute : parent, List.of());
    }

    /**
     * As {@link #compile(Path)}, with other directories.
     *
     * @param directory below which the stylesheet is, and may read files
     * @param others below which it may read files too
     * @throws DocumentException if it is not one; the location is in the stylesheet
     */
    public static Template compile(Path file, Path directory, List<Path> others) throws DocumentException {
        Reading reading = new Reading(AllowedFiles.below(directory, others));
        Processor processor = new Processor(reading.configuration());
        XsltCompiler compiler = processor.newXsltCompiler();
        List<XmlProcessingError> errors = new ArrayList<>();
        compiler.setErrorReporter(errors::add);
        try {
            Source source = reading.source(file.toUri().toString());
            return new Template(processor, compiler.compile(source));
        } catch (IOException e) {
            throw failed(e.getMessage(), 0, 0, e);
        } catch (StackOverflowError e) {
            throw failed(ENDLESS, 0, 0, null);
        } catch (SaxonApiException e) {
            for (XmlProcessingError error : errors) {
                if (!error.isWarning()) {
                    int line = error.getLocation() == null
                            ? 0
                            : error.getLocation().getLineNumber();
                    int column = error.getLocation() == null
                            ? 0
                            : error.getLocation().getColumnNumber();
                    throw failed(error.getMessage(), line, column, e);
                }
            }
            throw failed(e.getMessage(), e.getLineNumber(), 0, e);
        }
    }

    /**
     * Runs it.
     *
     * @param parameters names to values, handed over as untyped atomic values
     * @throws DocumentException if the stylesheet terminates by a message, fails, has no such parameter
     *     or returns something that is not a document; the location is in the stylesheet
     */
    public Output run(Map<String, String> parameters) throws DocumentException {
        List<Diagnostic> notes = new ArrayList<>();
        List<Diagnostic> terminations = new ArrayList<>();
        StringWriter text = new StringWriter();
        try {
            Xslt30Transformer transformer = executable.load30();
            transformer.setStylesheetParameters(values(parameters));
            transformer.setErrorReporter(error -> {
                // The exception says the same.
            });
            transformer.setResultDocumentHandler(Reading.noFiles());
            // Else it goes to standard error as it is.
            transformer.setTraceFunctionDestination(new Traces(notes));
            transformer.setMessageHandler(message -> {
                Location location = location(
                        message.getLocation().getLineNumber(),
                        message.getLocation().getColumnNumber());
                String words = message.getStringValue().strip();
                if (message.isTerminate()) {
                    terminations.add(Diagnostic.error("template", words, location));
                } else {
                    notes.add(Diagnostic.note("template", words, location));
                }
            });
            Serializer out = processor.newSerializer(text);
            out.setOutputProperty(Serializer.Property.OMIT_XML_DECLARATION, "yes");
            transformer.callTemplate(null, out);
        } catch (SaxonApiException e) {
            if (!terminations.isEmpty()) {
                throw new DocumentException(terminations.get(0), e);
            }
            throw failed(e.getMessage(), e.getLineNumber(), 0, e);
        } catch (StackOverflowError e) {
            throw failed(ENDLESS, 0, 0, null);
        }
        XmlDocument document = parse(text.toString());
        refuseNamespaces(document.root());
        return new Output(document, List.copyOf(notes));
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

    private Map<QName, XdmValue> values(Map<String, String> parameters) throws DocumentException, SaxonApiException {
        Map<QName, XdmValue> values = new HashMap<>();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            QName name = new QName(parameter.getKey());
            if (!executable.getGlobalParameters().containsKey(name)) {
                String known = String.join(
                        ", ",
                        executable.getGlobalParameters().keySet().stream()
                                .map(QName::getLocalName)
                                .sorted()
                                .toList());
                throw failed(
                        "there is no parameter '" + parameter.getKey() + "'"
                                + (known.isEmpty() ? "" : "; it has " + known),
                        0,
                        0,
                        null);
            }
            values.put(name, new XdmAtomicValue(parameter.getValue(), ItemType.UNTYPED_ATOMIC));
        }
        return values;
    }

    private XmlDocument parse(String result) throws DocumentException {
        try {
            return XmlDocument.parse(SourceText.ofString(result));
        } catch (DocumentException e) {
            throw failed("the result is not an element: " + e.getMessage(), 0, 0, e);
        }
    }

    /** libvirt reads no part of an interface that is in a namespace. */
    private static void refuseNamespaces(Element element) throws DocumentException {
        String foreign = element.namespace().isEmpty() ? null : "<" + element.name() + ">";
        for (String attribute : element.attributeNames()) {
            foreign = attribute.indexOf(':') < 0 ? foreign : "<" + element.name() + " " + attribute + ">";
        }
        if (foreign != null) {
            throw failed(
                    "the result has " + foreign
                            + ", which is in a namespace: libvirt does not read it there; remove it",
                    0,
                    0,
                    null);
        }
        for (Element child : element.children()) {
            refuseNamespaces(child);
        }
    }

    private static DocumentException failed(@Nullable String message, int line, int column, @Nullable Exception cause) {
        String words =
                message == null ? "it failed" : message.replaceAll("\\s+", " ").strip();
        String id = isRefusal(cause) ? NOT_ALLOWED : "template";
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
