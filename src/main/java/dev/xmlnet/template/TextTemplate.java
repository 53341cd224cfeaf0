package dev.xmlnet.template;

import dev.xmlnet.xml.AllowedFiles;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Part;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.transform.stream.StreamSource;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;

/**
 * A stylesheet that writes text from a document. What it returns is text, for commands, and elements {@code <file path='...' mode='...'>}, each
 * of which holds the text of a file. It reaches what xmlnet brings along ({@code xmlnet:common.xsl}), and files below its own directory.
 */
public final class TextTemplate {
    private final Stylesheet stylesheet;

    private TextTemplate(Stylesheet stylesheet) {
        this.stylesheet = stylesheet;
    }

    /**
     * What a run gives.
     *
     * @param text all that stands outside of files
     * @param files in order
     * @param notes the messages of the stylesheet, at their lines
     */
    public record Output(String text, List<File> files, List<Diagnostic> notes) {}

    /**
     * The text of a file.
     *
     * @param path as the stylesheet gives it
     * @param mode its mode in octal digits; null if the stylesheet gives none
     * @param text all of it
     */
    public record File(String path, @Nullable String mode, String text) {}

    /**
     * Compiles a stylesheet that xmlnet brings along.
     *
     * @param name without the end, such as {@code ifupdown}
     * @param parts the static parameters that are true, for parts that are compiled only where they are wanted
     */
    public static TextTemplate own(String name, Set<String> parts) {
        try {
            return new TextTemplate(Stylesheet.compile(Reading.OWN + name + ".xsl", new Reading(null), parts));
        } catch (DocumentException e) {
            throw new IllegalStateException(name + ".xsl: " + e.getMessage(), e);
        }
    }

    /**
     * Reads and compiles a person's own.
     *
     * @param directory below which it is, and may read files
     * @param parts the static parameters that are true, for what it imports from xmlnet
     * @throws DocumentException if it is not one; the location is in the stylesheet
     */
    public static TextTemplate compile(Path file, Path directory, Set<String> parts) throws DocumentException {
        Reading reading = new Reading(AllowedFiles.below(directory, List.of()));
        return new TextTemplate(Stylesheet.compile(file.toUri().toString(), reading, parts));
    }

    /**
     * Runs it.
     *
     * @param document what its templates match
     * @param mode the mode that it begins in; null for that without a name
     * @throws DocumentException if the stylesheet terminates by a message or fails; the location is in the stylesheet
     */
    public Output print(Part document, @Nullable String mode) throws DocumentException {
        StringBuilder text = new StringBuilder();
        List<File> files = new ArrayList<>();
        List<Diagnostic> notes = stylesheet.run(Reading.noFiles(), transformer -> {
            if (mode != null) {
                transformer.setInitialMode(new QName(mode));
            }
            XdmNode read = stylesheet
                    .processor()
                    .newDocumentBuilder()
                    .build(new StreamSource(new StringReader(document.toString())));
            for (XdmItem item : transformer.applyTemplates(read)) {
                String path = item instanceof XdmNode node ? node.attribute("path") : null;
                if (path == null) {
                    text.append(item.getStringValue());
                } else {
                    files.add(new File(path, ((XdmNode) item).attribute("mode"), item.getStringValue()));
                }
            }
        });
        return new Output(text.toString(), List.copyOf(files), notes);
    }
}
