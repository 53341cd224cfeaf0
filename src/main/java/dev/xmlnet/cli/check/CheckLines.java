package dev.xmlnet.cli.check;

import dev.xmlnet.check.Finding;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of findings that came without, for a terminal: read again when they are printed, a file at a time. */
final class CheckLines {
    private final Map<String, Path> files = new HashMap<>();
    private @Nullable String path;
    private @Nullable SourceText text;

    /** Of these inputs; standard input cannot be read again. */
    CheckLines(List<Input> inputs) {
        for (Input input : inputs) {
            if (!input.isStandard()) {
                files.put(input.shown(), input.file());
            }
        }
    }

    /** A finding with its line; as it is if it has one, or if the file is gone. */
    Finding withLine(String of, Finding finding) {
        Path file = files.get(of);
        if (!finding.line().isEmpty() || file == null) {
            return finding;
        }
        if (!of.equals(path)) {
            path = of;
            text = read(file);
        }
        return text == null
                ? finding
                : finding.withLine(text.line(finding.location().line()));
    }

    private static @Nullable SourceText read(Path file) {
        try {
            return SourceText.read(file);
        } catch (IOException | DocumentException e) {
            return null; // What was wrong with it is told, if it was so when it was looked at.
        }
    }
}
