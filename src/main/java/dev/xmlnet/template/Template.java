package dev.xmlnet.template;

import dev.xmlnet.xml.AllowedFiles;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.saxon.s9api.ItemType;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmValue;

/**
 * A stylesheet that is run from its initial template ({@code xsl:initial-template}) with parameters.
 * It reaches nothing but files below its own directory.
 */
public final class Template {
    /** The id of the diagnostic of a stylesheet that fails since it names a file outside its directories. */
    public static final String NOT_ALLOWED = "not-allowed";

    private final Stylesheet stylesheet;

    private Template(Stylesheet stylesheet) {
        this.stylesheet = stylesheet;
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
        return new Template(Stylesheet.compile(file.toUri().toString(), reading, Set.of()));
    }

    /**
     * Runs it.
     *
     * @param parameters names to values, handed over as untyped atomic values
     * @throws DocumentException if the stylesheet terminates by a message, fails, has no such parameter
     *     or returns something that is not a document; the location is in the stylesheet
     */
    public Output run(Map<String, String> parameters) throws DocumentException {
        Map<QName, XdmValue> values = values(parameters);
        StringWriter text = new StringWriter();
        List<Diagnostic> notes = stylesheet.run(Reading.noFiles(), transformer -> {
            transformer.setStylesheetParameters(values);
            Serializer out = stylesheet.processor().newSerializer(text);
            out.setOutputProperty(Serializer.Property.OMIT_XML_DECLARATION, "yes");
            transformer.callTemplate(null, out);
        });
        XmlDocument document = parse(text.toString());
        refuseNamespaces(document.root());
        return new Output(document, notes);
    }

    private Map<QName, XdmValue> values(Map<String, String> parameters) throws DocumentException {
        Map<QName, XdmValue> values = new HashMap<>();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            QName name = new QName(parameter.getKey());
            if (!stylesheet.executable().getGlobalParameters().containsKey(name)) {
                String known = String.join(
                        ", ",
                        stylesheet.executable().getGlobalParameters().keySet().stream()
                                .map(QName::getLocalName)
                                .sorted()
                                .toList());
                throw failed("there is no parameter '" + parameter.getKey() + "'"
                        + (known.isEmpty() ? "" : "; it has " + known));
            }
            try {
                values.put(name, new XdmAtomicValue(parameter.getValue(), ItemType.UNTYPED_ATOMIC));
            } catch (SaxonApiException e) {
                throw Stylesheet.failed(e.getMessage(), e.getLineNumber(), 0, e);
            }
        }
        return values;
    }

    private static DocumentException failed(String message) {
        return Stylesheet.failed(message, 0, 0, null);
    }

    private XmlDocument parse(String result) throws DocumentException {
        try {
            return XmlDocument.parse(SourceText.ofString(result));
        } catch (DocumentException e) {
            throw Stylesheet.failed("the result is not an element: " + e.getMessage(), 0, 0, e);
        }
    }

    /** libvirt reads no part of an interface that is in a namespace. */
    private static void refuseNamespaces(Element element) throws DocumentException {
        String foreign = element.namespace().isEmpty() ? null : "<" + element.name() + ">";
        for (String attribute : element.attributeNames()) {
            foreign = attribute.indexOf(':') < 0 ? foreign : "<" + element.name() + " " + attribute + ">";
        }
        if (foreign != null) {
            throw failed("the result has " + foreign
                    + ", which is in a namespace: libvirt does not read it there; remove it");
        }
        for (Element child : element.children()) {
            refuseNamespaces(child);
        }
    }
}
