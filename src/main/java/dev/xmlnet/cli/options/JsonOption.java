package dev.xmlnet.cli.options;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.host.facts.HostFacts;
import dev.xmlnet.report.Baseline;
import dev.xmlnet.report.HostFactsReader;
import dev.xmlnet.report.JsonInput;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files for machines that options name. */
public final class JsonOption {
    private JsonOption() {}

    private interface Reading<T> {
        T read(String file) throws IOException;
    }

    /**
     * Reads the file of {@code --baseline}.
     *
     * @throws UsageException if it cannot be read, or is no baseline
     */
    public static Baseline baseline(String file) {
        if (!Files.exists(Path.of(file))) {
            throw new UsageException("--baseline " + file + ": there is no such file; --write-baseline writes it");
        }
        return read("--baseline", file, "what --write-baseline wrote", Baseline::read);
    }

    /**
     * Reads facts of a host.
     *
     * @param option the one that names the file, with its hyphens
     * @throws UsageException if it cannot be read, or is something else
     */
    public static HostFacts facts(String option, String file) {
        return read(
                option, file, "what 'xmlnet host facts' collects or 'ip -j link' prints", HostFactsReader::read);
    }

    private static <T> T read(String option, String file, String hint, Reading<T> reading) {
        try {
            return reading.read(file);
        } catch (JsonInput.WrongException e) {
            String what = e.getMessage() == null
                    ? "this is not what " + option + " takes: " + hint
                    : e.getMessage().contains("; ") ? e.getMessage() : e.getMessage() + "; " + option + " takes " + hint;
            throw new UsageException(e.place() + ": " + what);
        } catch (CharacterCodingException e) {
            throw new UsageException(option + " " + file + ": it is not in UTF-8, which JSON is");
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(option + " " + file + ": " + Words.of(e));
        }
    }
}
