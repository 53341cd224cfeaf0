package dev.xmlnet.schema;

import dev.xmlnet.xml.AllowedFiles;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Schemas of libvirt's formats, one for each root element, compiled when they are first needed. Safe for many threads.
 *
 * <pre>{@code
 * for (Diagnostic wrong : Schemas.embedded().validate(document)) {
 *     System.err.println(wrong.location().line() + ": " + wrong.message());
 * }
 * }</pre>
 */
public final class Schemas {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/share/libvirt/schemas"), Path.of("/usr/local/share/libvirt/schemas"));
    private static final Schemas EMBEDDED = new Schemas(
            "xmlnet's own schemas, as of libvirt 12.9", Set.of("domain", "network", "interface"), null, root -> {
                URL resource = Schemas.class.getResource(root + ".rng");
                return resource == null ? null : resource.toString();
            });

    private final String name;
    private final Set<String> roots;

    /** Null for those that xmlnet brings. */
    private final @Nullable AllowedFiles allowed;

    private final Function<String, String> uris;
    private final Map<String, Grammar> grammars = new ConcurrentHashMap<>();

    private Schemas(String name, Set<String> roots, @Nullable AllowedFiles allowed, Function<String, String> uris) {
        this.name = name;
        this.roots = roots;
        this.allowed = allowed;
        this.uris = uris;
    }

    /**
     * Those that xmlnet brings: networks and interfaces of guests as a whole; of a guest, its name and its interfaces,
     * while the rest of it may be anything.
     */
    public static Schemas embedded() {
        return EMBEDDED;
    }

    /** Those of the installed libvirt, in /usr/share or /usr/local/share; empty if none is installed. */
    public static Optional<Schemas> installed() {
        return PLACES.stream().filter(Schemas::isThere).findFirst().map(Schemas::installed);
    }

    /**
     * Those of some libvirt, in a directory. libvirt has no schema for the interface of a guest alone: its interface.rng is
     * about those of a host.
     *
     * @param directory the one that holds domain.rng and what it includes; links may not lead out of it
     * @throws IllegalArgumentException if there is no domain.rng that can be read
     */
    public static Schemas in(Path directory) {
        return in(directory, List.of());
    }

    /**
     * As {@link #in(Path)}, and what is included may be in other directories too.
     *
     * @param others directories below which files may be read
     * @throws IllegalArgumentException if there is no domain.rng that can be read
     */
    public static Schemas in(Path directory, List<Path> others) {
        if (!isThere(directory)) {
            throw new IllegalArgumentException("there is no domain.rng in " + directory);
        }
        return new Schemas(
                "libvirt's own schemas in " + directory,
                Set.of("domain", "network"),
                AllowedFiles.below(directory, others),
                root -> directory.resolve(root + ".rng").toUri().toString());
    }

    /** Where a package put them, each file may be a link into the package. */
    private static Schemas installed(Path directory) {
        try {
            return in(
                    directory,
                    List.of(directory.resolve("domain.rng").toRealPath().getParent()));
        } catch (IOException e) {
            return in(directory);
        }
    }

    private static boolean isThere(Path directory) {
        return Files.isReadable(directory.resolve("domain.rng"));
    }

    /** What is used, such as {@code libvirt's own schemas in /usr/share/libvirt/schemas}. */
    public String name() {
        return name;
    }

    /**
     * Validates a document by the schema for its root element. The first use of a schema compiles it, which takes a good
     * part of a second for a whole guest.
     *
     * <p>After 50 faults in one element, those of its children among them, the rest of that element is not read: so the faults
     * of a document have a limit, however long it is.
     *
     * @return errors with their places, in the order of the text, one for each thing that is wrong; a note if there is no
     *     schema for such a document; empty if it is valid
     * @throws IOException if the schema cannot be read or is none; the message has its path, line and column
     */
    public List<Diagnostic> validate(XmlDocument document) throws IOException {
        String root = document.root().name();
        if (!document.root().is(root) || !roots.contains(root)) {
            return List.of(Diagnostic.note(
                    "schema",
                    "there is no schema for <" + root + ">: not validated",
                    document.root().location()));
        }
        return grammar(root).validate(document);
    }

    /**
     * Compiles the schema for a root element, so that its first use need not wait. One that there is not is passed over.
     *
     * @throws IOException as {@link #validate} does
     */
    public void compile(String root) throws IOException {
        if (roots.contains(root)) {
            grammar(root);
        }
    }

    private Grammar grammar(String root) throws IOException {
        Grammar known = grammars.get(root);
        if (known != null) {
            return known;
        }
        // Once, also when many threads begin together: compiling costs more than waiting.
        synchronized (grammars) {
            known = grammars.get(root);
            if (known == null) {
                boolean own = allowed == null && root.equals("domain");
                known = Grammar.load(uris.apply(root), allowed, own ? OpenParts::areWith : (guest, element) -> false);
                grammars.put(root, known);
            }
            return known;
        }
    }
}
