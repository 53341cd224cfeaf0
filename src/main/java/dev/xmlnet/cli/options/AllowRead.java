package dev.xmlnet.cli.options;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.xml.AllowedFiles.NotAllowedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code --allow-read}: directories, beside its own, in which a schema or a template may name files. */
public final class AllowRead {
    private static final String OPTION = "--allow-read";

    private AllowRead() {}

    /** The option; {@code what} is whose files are meant. */
    public static OptionSpec option(String what) {
        return Options.texts(OPTION, "DIR", "A directory in which " + what + " may read files too; repeatable.");
    }

    /**
     * The directories that were given.
     *
     * @throws UsageException if one is no path
     */
    public static List<Path> of(ParseResult parsed) {
        List<Path> directories = new ArrayList<>();
        for (String directory : Options.texts(parsed, OPTION)) {
            try {
                directories.add(Path.of(directory));
            } catch (InvalidPathException e) {
                throw new UsageException(OPTION + " " + directory + ": this is not a path");
            }
            if (directory.isEmpty()) {
                throw new UsageException(OPTION + ": the name of the directory is missing");
            }
        }
        return directories;
    }

    /** Why something cannot be read, with what to do where it may not be. */
    public static String words(Exception e) {
        return e instanceof NotAllowedException refused && refused.isOutside() ? hint(Words.of(e)) : Words.of(e);
    }

    /** A refusal, with what to do. */
    public static String hint(String refusal) {
        return refusal + "; " + OPTION + " DIR allows its directory";
    }
}
