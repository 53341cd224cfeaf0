package dev.xmlnet.host;

import dev.xmlnet.host.plan.HostPlan;
import dev.xmlnet.template.TextTemplate;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A dialect as a stylesheet: one that xmlnet brings along, or a person's own of any name. */
public final class HostTemplate {
    /** Whoever may read the rest of /etc may read it; a stylesheet says where that is not so. */
    private static final int MODE = 0644;

    /** The mode that writes a script, and the static parameter of the templates for it, most of a dialect's, which are compiled for it alone. */
    private static final String SCRIPT = "script";

    private final Function<Boolean, TextTemplate> templates;

    /** Of a function that returns the stylesheet, with what it has for a script or without. */
    private HostTemplate(Function<Boolean, TextTemplate> templates) {
        this.templates = templates;
    }

    /**
     * What is to be written on the host, or typed there.
     *
     * @param commands commands for a shell; empty if there are files only
     * @param files in the order in which they are read
     * @param notes what the dialect has to say about it
     */
    public record Output(String commands, List<HostFile> files, List<Diagnostic> notes) {}

    /** Returns the stylesheet of a dialect that xmlnet brings along. */
    public static HostTemplate of(Dialect dialect) {
        return new HostTemplate(script -> TextTemplate.own(dialect.word(), script ? Set.of(SCRIPT) : Set.of()));
    }

    /**
     * Returns the stylesheet {@code NAME.xsl} of a directory.
     *
     * @return null if there is none
     * @throws DocumentException if it is wrong; the location is in the stylesheet
     */
    public static @Nullable HostTemplate in(Path directory, String name) throws DocumentException {
        Path file = directory.resolve(name + ".xsl");
        if (!Files.isRegularFile(file)) {
            return null;
        }
        TextTemplate template = TextTemplate.compile(file, directory, Set.of(SCRIPT));
        return new HostTemplate(script -> template);
    }

    /**
     * Writes a plan in the dialect.
     *
     * @param mode a mode of the stylesheet; null for the files and commands themselves
     * @throws DocumentException if the dialect has no words for it; the message is the stylesheet's own
     */
    public Output write(HostPlan plan, @Nullable String mode) throws DocumentException {
        TextTemplate.Output output = templates.apply(false).print(plan.part(), mode);
        List<HostFile> files = new ArrayList<>();
        for (TextTemplate.File file : output.files()) {
            int rights = file.mode() == null ? MODE : Integer.parseInt(file.mode(), 8);
            files.add(new HostFile(file.path(), rights, file.text()));
        }
        return new Output(output.text(), List.copyOf(files), output.notes());
    }

    /**
     * Writes the script of a dialect; {@link dev.xmlnet.host.script.HostScript} makes the document and adds to the text.
     *
     * @param document a {@code <script>} with the plan and the files
     * @throws DocumentException if the dialect has no script for it; the message is the stylesheet's own
     */
    public String script(Part document) throws DocumentException {
        return templates.apply(true).print(document, SCRIPT).text();
    }
}
