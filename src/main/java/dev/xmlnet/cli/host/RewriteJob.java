package dev.xmlnet.cli.host;

import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.options.RewriteOptions;
import dev.xmlnet.cli.options.RewriteOptions.Way;
import dev.xmlnet.host.HostRewriting;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.host.rewrite.Rewriter;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.host.rewrite.Secrets;
import dev.xmlnet.report.SafeText;
import dev.xmlnet.xml.AtomicBatch;
import dev.xmlnet.xml.AtomicFile;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Patch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The work on one host, from its files to what is written. */
final class RewriteJob {
    private final RewriteOptions options;
    private final BridgeChange change;
    private final boolean back;
    private final InputStream stdin;
    private final @Nullable AtomicBatch files;
    private final Map<Path, String> written = new ConcurrentHashMap<>();

    /**
     * A job.
     *
     * @param back true to go from the bridge to the NIC
     * @param files what files are written by; null if none is
     */
    RewriteJob(
            RewriteOptions options, BridgeChange change, boolean back, InputStream stdin, @Nullable AtomicBatch files) {
        this.options = options;
        this.change = change;
        this.back = back;
        this.stdin = stdin;
        this.files = files;
    }

    /**
     * What came of a host.
     *
     * @param lines what is said of it, in order
     * @param failed true if nothing was written for a reason that is among the lines
     * @param found false if no file says anything of the NIC
     * @param changed true if a file changes
     * @param data the bytes for standard output
     */
    @SuppressWarnings("ArrayRecordComponent") // Outcomes are never compared.
    record Outcome(List<Line> lines, boolean failed, boolean found, boolean changed, byte[] data) {}

    /** Something that is said of a file; of the host, if the text is null. */
    record Line(String path, @Nullable HostText text, Diagnostic diagnostic) {}

    /** Does the work; what cannot be read, changed or written becomes an outcome. */
    Outcome run(Host host) {
        HostFiles texts;
        try {
            texts = HostFiles.read(host, stdin);
        } catch (IOException e) {
            return failed(host, Input.unread(e));
        }
        Rewriter rewriter = HostRewriting.of(host.dialect());
        if (rewriter == null) {
            return failed(host, Diagnostic.error("dialect", host.dialect().word() + " has no files to change", null));
        }
        Rewritten result = back ? rewriter.unbridge(texts.texts(), change) : rewriter.bridge(texts.texts(), change);
        List<Line> lines = new ArrayList<>();
        for (Rewritten.Note note : result.notes()) {
            String path =
                    note.file() == null ? host.first().shown() : note.file().path();
            lines.add(new Line(path, note.file(), note.diagnostic()));
        }
        if (result.refused()) {
            return new Outcome(lines, true, result.found(), false, new byte[0]);
        }
        try {
            write(texts, result);
            return new Outcome(lines, false, result.found(), result.changed(), data(texts, result));
        } catch (IOException e) {
            String words = e instanceof FileAlreadyExistsException
                    ? e.getMessage() + " is there already; move it away"
                    : Words.of(e);
            lines.add(new Line(
                    host.first().shown(), null, Diagnostic.error("not-written", "not written: " + words, null)));
            return new Outcome(lines, true, result.found(), false, new byte[0]);
        }
    }

    private static Outcome failed(Host host, Diagnostic why) {
        return new Outcome(List.of(new Line(host.first().shown(), null, why)), true, true, false, new byte[0]);
    }

    private void write(HostFiles texts, Rewritten result) throws IOException {
        if (files == null) {
            return;
        } else if (options.way() == Way.IN_PLACE) {
            new Rewrites(files).inPlace(texts, result);
            return;
        }
        Rewrites writes = new Rewrites(files);
        for (HostText text : texts.texts()) {
            if (!result.removed().contains(text)) {
                Input input = texts.input(text);
                Path target = claim(input.output(), text.path());
                files.create(target, patch(result, text).bytes(), input.path());
            }
        }
        for (Rewritten.Created created : result.created()) {
            Path top = texts.input(texts.texts().get(0)).top();
            Path file = Path.of(created.path());
            Path below = top == null
                    ? file.getFileName()
                    : top.relativize(file.toAbsolutePath().normalize());
            writes.write(claim(below, created.path()), created.text().getBytes(StandardCharsets.UTF_8), created.mode());
        }
    }

    /** Two files of different directories may have one name. */
    private Path claim(Path below, String shown) throws IOException {
        Path target = options.directory().resolve(below).toAbsolutePath().normalize();
        Files.createDirectories(target.getParent());
        String other = written.putIfAbsent(target, shown);
        if (other != null && !AtomicFile.isStream(target)) {
            throw new IOException("the result of " + other + " is in " + target + " already; choose another directory");
        }
        return target;
    }

    private static Patch patch(Rewritten result, HostText text) {
        for (Rewritten.Changed changed : result.patches()) {
            if (changed.file().equals(text)) {
                return changed.patch();
            }
        }
        return Patch.of(text.source(), List.of());
    }

    private byte[] data(HostFiles texts, Rewritten result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        switch (options.way()) {
            case STDOUT -> out.write(single(texts, result));
            case CHECK -> names(result, out);
            case DIFF -> diff(result, out);
            case IN_PLACE, DIRECTORY -> out.flush();
        }
        return out.toByteArray();
    }

    /** The one file that changes, or the one that there is. */
    private static byte[] single(HostFiles texts, Rewritten result) throws IOException {
        List<Rewritten.Changed> changed = new ArrayList<>(result.patches());
        changed.removeIf(one -> one.patch().isEmpty());
        if (changed.size() > 1
                || !result.created().isEmpty()
                || !result.removed().isEmpty()) {
            throw new IOException("several files change; use -i, -o DIR, --diff or --check");
        }
        return changed.isEmpty()
                ? texts.texts().get(0).source().bytes()
                : changed.get(0).patch().bytes();
    }

    private static void names(Rewritten result, ByteArrayOutputStream out) throws IOException {
        List<String> paths = new ArrayList<>();
        result.created().forEach(one -> paths.add(one.path()));
        result.patches().stream()
                .filter(one -> !one.patch().isEmpty())
                .forEach(one -> paths.add(one.file().path()));
        result.removed().forEach(one -> paths.add(one.path()));
        for (String path : paths) {
            out.write((SafeText.line(path) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void diff(Rewritten result, ByteArrayOutputStream out) throws IOException {
        for (Rewritten.Created created : result.created()) {
            out.write(
                    Secrets.isIn(created.text())
                            ? hidden("/dev/null", created.path())
                            : Patch.diffOfNew(created.path(), created.text()));
        }
        for (Rewritten.Changed changed : result.patches()) {
            // Without lines around it, a change shows nothing but itself, and no change is of a secret.
            boolean secret = Secrets.isIn(changed.file().source().text());
            out.write(
                    secret
                            ? changed.patch().diff(changed.file().path(), 0)
                            : changed.patch().diff(changed.file().path()));
        }
        for (HostText removed : result.removed()) {
            out.write(
                    Secrets.isIn(removed.source().text())
                            ? hidden(removed.path(), "/dev/null")
                            : Patch.diffOfRemoved(removed.path(), removed.source()));
        }
    }

    private static byte[] hidden(String from, String to) {
        String line = "Files " + SafeText.visible(from) + " and " + SafeText.visible(to)
                + " differ; their secrets are not shown\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
