package dev.xmlnet.cli.check;

import dev.xmlnet.check.Check;
import dev.xmlnet.check.Examined;
import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.check.CheckOptions.Fixing;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.LibvirtFiles;
import dev.xmlnet.cli.io.PassedOver;
import dev.xmlnet.cli.io.TemplateText;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.xml.AtomicBatch;
import dev.xmlnet.xml.AtomicFile;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Patch;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The look at one input, from its bytes to what was found and, if asked for, fixed. */
final class CheckJob {
    private static final byte[] NOTHING = {};

    private final Check check;
    private final Fixing fixing;
    private final CheckHiding hiding;
    private final boolean lines;
    private final @Nullable GitRevision before;
    private final InputStream stdin;
    private final @Nullable AtomicBatch files;

    /**
     * A job.
     *
     * @param hiding what is not told of, and so not fixed
     * @param lines false to forget the text of the lines: nobody is shown it
     * @param before what the files were, or null
     * @param files what files are written by; null if none is
     */
    CheckJob(
            Check check,
            Fixing fixing,
            CheckHiding hiding,
            boolean lines,
            @Nullable GitRevision before,
            InputStream stdin,
            @Nullable AtomicBatch files) {
        this.check = check;
        this.fixing = fixing;
        this.hiding = hiding;
        this.lines = lines;
        this.before = before;
        this.stdin = stdin;
        this.files = files;
    }

    /** Does the work; an input that cannot be read or written becomes an outcome. */
    Checked run(Input input) {
        if (fixing == Fixing.IN_PLACE && input.isStandard()) {
            return unreadable(input, Input.unwritable(), null);
        }
        try {
            byte[] bytes = input.bytes(stdin);
            return run(input, bytes);
        } catch (IOException e) {
            return unreadable(input, Input.unread(e), null);
        }
    }

    private Checked run(Input input, byte[] bytes) throws IOException {
        if (!input.named() && !Input.mayHoldGuestOrNetwork(bytes)) {
            return new Checked.Skipped(input, PassedOver.Why.OTHER);
        }
        SourceText source = null;
        try {
            source = SourceText.of(bytes);
            XmlDocument document = XmlDocument.parseAll(source);
            if (document.roots().stream().noneMatch(root -> Guest.isIn(root) || root.is("network"))) {
                return input.named() ? new Checked.Other(input) : new Checked.Skipped(input, PassedOver.Why.OTHER);
            }
            Diagnostic template = TemplateText.problem(document);
            if (template != null) {
                return unfinished(input, template, source);
            }
            Examined examined = check.examine(input.shown(), document, before(input, bytes));
            return fixing == Fixing.NONE ? checked(input, examined) : fixed(input, examined);
        } catch (DocumentException e) {
            Diagnostic template = source == null ? null : TemplateText.problem(source);
            return template == null ? unreadable(input, e.diagnostic(), source) : unfinished(input, template, source);
        }
    }

    private Checked unfinished(Input input, Diagnostic template, @Nullable SourceText source) {
        return input.isMeant()
                ? unreadable(input, template, source)
                : new Checked.Skipped(input, PassedOver.Why.TEMPLATE);
    }

    /** The document as it was at the revision; null if nobody asked, or if it was no document. */
    private @Nullable XmlDocument before(Input input, byte[] now) throws IOException {
        byte[] bytes = before == null || input.isStandard() ? null : before.bytes(input.file(), now);
        try {
            return bytes == null ? null : XmlDocument.parseAll(SourceText.of(bytes));
        } catch (DocumentException e) {
            return null;
        }
    }

    private Checked fixed(Input input, Examined examined) throws IOException, DocumentException {
        Set<Finding> wanted = new HashSet<>(fixable(input, examined.findings()));
        Patch patch = examined.fix(wanted::contains);
        if (patch.isEmpty()) {
            return checked(input, examined);
        }
        byte[] bytes = patch.bytes();
        Examined after = check.examine(input.shown(), XmlDocument.parseAll(SourceText.of(bytes)), before(input, bytes));
        int fixed = wanted.size() - fixable(input, after.findings()).size();
        List<Finding> rest = told(after.findings());
        if (files == null) {
            byte[] diff = patch.diff(input.shown());
            return new Checked.Done(input, after.withoutDocument(), rest, fixed, diff, null);
        }
        try {
            files.replace(input.file(), patch.source().bytes(), bytes);
        } catch (AtomicFile.ConcurrentChangeException e) {
            return notWritten(
                    input, examined, "the file was changed while it was checked; it is left alone, run again");
        } catch (IOException e) {
            return notWritten(input, examined, "not written: " + Words.of(e));
        }
        Diagnostic warning = LibvirtFiles.warning(input.file(), patch.source().text());
        String words = warning == null ? null : warning.message();
        return new Checked.Done(input, after.withoutDocument(), rest, fixed, NOTHING, words);
    }

    private List<Finding> fixable(Input input, List<Finding> findings) {
        List<Finding> fixable = hiding.of(input.shown(), findings).told();
        fixable.removeIf(finding -> !finding.fixable());
        return fixable;
    }

    private Checked checked(Input input, Examined examined) {
        List<Finding> told = told(examined.findings());
        return new Checked.Done(input, examined.withoutDocument(), told, 0, NOTHING, null);
    }

    private Checked notWritten(Input input, Examined examined, String why) {
        List<Finding> told = told(examined.findings());
        return new Checked.NotWritten(input, examined.withoutDocument(), told, why);
    }

    private Checked unreadable(Input input, Diagnostic why, @Nullable SourceText source) {
        Location place = why.location() == null ? Location.START : why.location();
        String line = source == null || why.location() == null ? "" : source.line(place.line());
        Finding finding = new Finding(Rule.XML001, why.severity(), why.message(), place, line, List.of(), 0, false);
        return new Checked.Unreadable(input, told(List.of(finding)));
    }

    private List<Finding> told(List<Finding> findings) {
        if (lines || findings.isEmpty()) {
            return findings;
        }
        List<Finding> told = new ArrayList<>(findings.size());
        for (Finding one : findings) {
            told.add(one.withLine("")); // The text is most of what it holds.
        }
        return told;
    }
}
