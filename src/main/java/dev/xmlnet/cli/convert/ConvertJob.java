package dev.xmlnet.cli.convert;

import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.io.LibvirtFiles;
import dev.xmlnet.cli.io.PassedOver;
import dev.xmlnet.cli.io.TemplateText;
import dev.xmlnet.cli.options.AllowRead;
import dev.xmlnet.cli.options.Flags;
import dev.xmlnet.convert.Conversion;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.report.SafeText;
import dev.xmlnet.schema.Schemas;
import dev.xmlnet.xml.AtomicBatch;
import dev.xmlnet.xml.AtomicFile;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Patch;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The work on one input, from its bytes to what is written. */
final class ConvertJob {
    private final Conversion conversion;
    private final Output output;
    private final Function<Input, Path> file;
    private final boolean data;
    private final boolean skipsOthers;
    private final @Nullable Schemas schemas;
    private final Bridges bridges;
    private final InputStream stdin;
    private final @Nullable AtomicBatch files;

    /** Those that are there for certain, and what they are without links; two workers may both make one, which does no harm. */
    private final Map<Path, Path> directories = new ConcurrentHashMap<>();

    /** What became of which input, with {@link Output#DIRECTORY}. */
    private final Map<Object, String> written = new ConcurrentHashMap<>();

    /** Where results go. */
    enum Output {
        STDOUT,
        IN_PLACE,
        DIRECTORY,
        DIFF,
        CHECK
    }

    /**
     * A job.
     *
     * @param file the file that a result goes to with {@link Output#DIRECTORY}
     * @param data false if standard output is taken by a report
     * @param skipsOthers true to pass over named files that are neither guests nor networks
     * @param bridges what is told of the inputs' bridges
     * @param schemas what guests are held against before they are written, or null; networks go by xmlnet's own
     * @param files what files are written by; null if none is
     */
    ConvertJob(
            Conversion conversion,
            Output output,
            Function<Input, Path> file,
            boolean data,
            boolean skipsOthers,
            @Nullable Schemas schemas,
            Bridges bridges,
            InputStream stdin,
            @Nullable AtomicBatch files) {
        this.conversion = conversion;
        this.output = output;
        this.file = file;
        this.data = data;
        this.skipsOthers = skipsOthers;
        this.schemas = schemas;
        this.bridges = bridges;
        this.stdin = stdin;
        this.files = files;
    }

    /** Does the work; an input that cannot be read, converted or written becomes an outcome. */
    Outcome run(Input input) {
        if (output == Output.IN_PLACE && input.isStandard()) {
            return new Outcome.Failed(input, null, Input.unwritable());
        }
        try {
            byte[] bytes = input.bytes(stdin);
            if (!input.named() && !Input.mayHoldGuest(bytes)) {
                bridges.look(input.shown(), bytes);
                return Input.mentions("<network", bytes)
                        ? left(input, bytes)
                        : new Outcome.Skipped(input, PassedOver.Why.OTHER);
            }
            return convert(input, bytes);
        } catch (IOException e) {
            return new Outcome.Failed(input, null, Input.unread(e));
        }
    }

    private Outcome convert(Input input, byte[] bytes) {
        SourceText source = null;
        try {
            source = SourceText.of(bytes);
            XmlDocument document = XmlDocument.parseAll(source);
            bridges.look(input.shown(), document);
            boolean guest = Conversion.holdsGuest(document);
            Diagnostic template = guest || definesNetwork(document) ? TemplateText.problem(document) : null;
            if (template != null) {
                return template(input, source, template);
            } else if (!input.named() && !guest) {
                return left(input, document);
            } else if (passesOver(input, document)) {
                return new Outcome.Other(input, other(document.root()));
            }
            return finish(input, source, conversion.apply(document));
        } catch (DocumentException e) {
            Diagnostic template = source == null ? null : TemplateText.problem(source);
            return template == null
                    ? new Outcome.Failed(input, source, e.diagnostic())
                    : template(input, source, template);
        } catch (AtomicFile.ConcurrentChangeException e) {
            return new Outcome.Failed(
                    input,
                    source,
                    Diagnostic.error(
                            "changed-meanwhile",
                            "the file was changed while it was converted; it is left alone, run again",
                            null));
        } catch (IOException e) {
            return new Outcome.Failed(
                    input, source, Diagnostic.error("not-written", "not written: " + Words.of(e), null));
        }
    }

    /** A hook gives all files of a commit by their names. */
    private Outcome template(Input input, @Nullable SourceText source, Diagnostic problem) {
        boolean meant = input.isMeant() && (!skipsOthers || input.isStandard());
        return meant ? new Outcome.Failed(input, source, problem) : new Outcome.Skipped(input, PassedOver.Why.TEMPLATE);
    }

    private boolean passesOver(Input input, XmlDocument document) {
        return (input.listed() || (skipsOthers && !input.isStandard()))
                && !definesNetwork(document)
                && !Conversion.holdsGuest(document);
    }

    private static boolean definesNetwork(XmlDocument document) {
        return document.roots().stream().anyMatch(root -> root.is("network"));
    }

    private static Diagnostic other(Element root) {
        return Diagnostic.note(
                "not-a-guest",
                "<" + root.name() + "> holds neither a guest nor a network; the file is passed over",
                root.location());
    }

    private Outcome finish(Input input, SourceText source, Conversion.Result result) throws IOException {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Diagnostic one : result.diagnostics()) {
            diagnostics.add(withCommand(Flags.of(one), result.document()));
        }
        boolean refused = result.refused();
        if (schemas != null && !refused) {
            List<Diagnostic> invalid = validate(result, schemas);
            diagnostics.addAll(invalid);
            refused = invalid.stream().anyMatch(d -> d.severity() == Severity.ERROR);
        }
        if (refused) {
            return new Outcome.Failed(input, source, diagnostics);
        }
        diagnostics.addAll(0, ofLibvirt(input, result));
        write(input, result.patch());
        return new Outcome.Converted(input, source, diagnostics, result, dataOf(input, result.patch()));
    }

    /** A network that lacks an address is recreated with one. */
    private static Diagnostic withCommand(Diagnostic one, XmlDocument document) {
        Location place = one.location();
        if (place == null
                || !one.id().equals("refused")
                || !one.message().contains(" needs an <ip>, and the network ")) {
            return one;
        }
        Element name = networkAt(place, document).child("name");
        String exact = name == null ? "?" : name.text();
        String mode = one.message().substring(0, one.message().indexOf(' '));
        String word = ShellWord.of(exact);
        return Diagnostic.error(
                one.id(),
                one.message() + ": `xmlnet network " + mode + " "
                        + (exact.startsWith("-") ? "--address CIDR -- " + word : word + " --address CIDR")
                        + "` prints a definition that has one",
                one.location());
    }

    /** The root that a place is in. */
    private static Element networkAt(Location place, XmlDocument document) {
        Element found = document.root();
        for (Element root : document.roots()) {
            Location start = root.location();
            boolean before =
                    start.line() < place.line() || (start.line() == place.line() && start.column() <= place.column());
            found = before ? root : found;
        }
        return found;
    }

    /** The warning that the file is libvirtd's, if it is and is written. */
    private List<Diagnostic> ofLibvirt(Input input, Conversion.Result result) {
        boolean written = output == Output.IN_PLACE && result.changed();
        Diagnostic warning = written
                ? LibvirtFiles.warning(input.file(), result.document().source().text())
                : null;
        return warning == null ? List.of() : List.of(warning);
    }

    private List<Diagnostic> validate(Conversion.Result result, Schemas others) {
        try {
            XmlDocument after = result.changed()
                    ? XmlDocument.parseAll(SourceText.ofString(result.patch().text()))
                    : result.document();
            List<Diagnostic> found = new ArrayList<>();
            for (Element element : Guest.definitions(after)) {
                // libvirt has none for the interface of a guest alone, and xmlnet's are as good for a network.
                boolean own = element.is("network") || element.is("interface");
                for (Diagnostic one : (own ? Schemas.embedded() : others).validate(after.alone(element))) {
                    Location place =
                            one.location() == null ? null : result.patch().origin(after.source(), one.location());
                    found.add(new Diagnostic(one.severity(), one.id(), one.message(), place));
                }
            }
            return found;
        } catch (IOException e) {
            return List.of(Diagnostic.error("schema", "not validated, so not written: " + AllowRead.words(e), null));
        } catch (DocumentException e) {
            return List.of(e.diagnostic());
        }
    }

    private void write(Input input, Patch patch) throws IOException {
        if (files == null) {
            return;
        }
        if (output == Output.IN_PLACE && !patch.isEmpty()) {
            files.replace(input.file(), patch.source().bytes(), patch.bytes());
        } else if (output == Output.DIRECTORY) {
            Path target = file.apply(input).toAbsolutePath();
            claim(target, input.shown());
            files.create(target, patch.bytes(), input.path());
            Object key = Inputs.key(target);
            if (key != null) {
                written.put(key, input.shown());
            }
        }
    }

    /**
     * Keeps a file for the result of one input, before another worker can take it. Two paths may be one file: by a link,
     * or where A.xml is a.xml.
     */
    private void claim(Path target, String shown) throws IOException {
        Path parent = Objects.requireNonNull(target.getParent());
        Path directory = directories.get(parent);
        if (directory == null) {
            Files.createDirectories(parent);
            directory = parent.toRealPath();
            directories.put(parent, directory);
        }
        Object key = Inputs.key(target);
        String other = key == null ? null : written.putIfAbsent(key, shown);
        if (other == null) {
            other = written.putIfAbsent(directory.resolve(target.getFileName()), shown);
        }
        if (other != null && !AtomicFile.isStream(target)) {
            throw new IOException("the result of " + other + " is in " + target + " already; choose another directory");
        }
    }

    private byte[] dataOf(Input input, Patch patch) {
        if (!data) {
            return new byte[0];
        }
        return switch (output) {
            case STDOUT -> patch.bytes();
            case DIFF -> patch.diff(input.shown());
            case CHECK ->
                patch.isEmpty() ? new byte[0] : (SafeText.line(input.shown()) + "\n").getBytes(StandardCharsets.UTF_8);
            case IN_PLACE, DIRECTORY -> new byte[0];
        };
    }

    /** A network that a directory walk finds is only counted, and that only where naming it would change it. */
    private Outcome left(Input input, XmlDocument document) throws DocumentException {
        if (!definesNetwork(document)) {
            return new Outcome.Skipped(input, PassedOver.Why.OTHER);
        } else if (!conversion.takesNetworks()) {
            return new Outcome.LeftNetwork(input, false);
        }
        Conversion.Result result = conversion.apply(document);
        return new Outcome.LeftNetwork(input, result.changed() || result.refused());
    }

    /** The same of what cannot be a guest: it need not be well-formed. */
    private Outcome left(Input input, byte[] bytes) {
        try {
            SourceText source = SourceText.of(bytes);
            return TemplateText.problem(source) == null
                    ? left(input, XmlDocument.parseAll(source))
                    : new Outcome.Skipped(input, PassedOver.Why.TEMPLATE);
        } catch (DocumentException e) {
            return new Outcome.LeftNetwork(input, false);
        }
    }
}
