package dev.xmlnet.cli;

import dev.xmlnet.check.Check;
import dev.xmlnet.check.Examined;
import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Rule;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** The look at one input, from its bytes to what was found. */
final class CheckJob {
    private final Check check;
    private final InputStream stdin;

    CheckJob(Check check, InputStream stdin) {
        this.check = check;
        this.stdin = stdin;
    }

    /**
     * What came of one input.
     *
     * @param examined what only a look across files needs; null if there is nothing to look at
     * @param findings what is wrong with this file alone
     * @param failed true if it could not be read
     * @param bug the stack trace of a bug in xmlnet, or null
     */
    record Checked(Input input, Examined examined, List<Finding> findings, boolean failed, String bug) {
        /** True if a directory walk found it and it is neither a guest nor a network. */
        boolean isSkipped() {
            return examined == null && !failed && bug == null;
        }
    }

    /** Does the work; every failure becomes part of the outcome. */
    @SuppressWarnings("CatchAndPrintStackTrace") // It goes into the report of the bug.
    Checked run(Input input) {
        try {
            byte[] bytes = input.isStandard() ? stdin.readAllBytes() : Files.readAllBytes(input.path());
            if (!input.named() && !mentions("<domain", bytes) && !mentions("<network", bytes)) {
                return new Checked(input, null, List.of(), false, null);
            }
            XmlDocument document = XmlDocument.parse(SourceText.of(bytes));
            Examined examined = check.examine(input.shown(), document);
            return new Checked(input, examined, examined.findings(), false, null);
        } catch (DocumentException e) {
            return failed(input, e.diagnostic());
        } catch (IOException e) {
            return failed(input, Diagnostic.error("not-read", "it cannot be read: " + Words.of(e), Location.START));
        } catch (RuntimeException | StackOverflowError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return new Checked(input, null, List.of(), false, trace.toString());
        }
    }

    private static Checked failed(Input input, Diagnostic why) {
        Finding finding =
                new Finding(Rule.XML001, why.severity(), why.message(), why.location(), "", List.of(), 0, false);
        return new Checked(input, null, List.of(finding), true, null);
    }

    private static boolean mentions(String word, byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "").contains(word);
    }
}
