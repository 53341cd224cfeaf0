package dev.xmlnet.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that are read again for findings. */
class CheckLinesTest {
    @TempDir
    private Path directory;

    @Test
    void standardInputAndAFileThatIsGoneHaveNoLines() {
        Path gone = directory.resolve("web1.xml");
        CheckLines lines = new CheckLines(List.of(Input.STANDARD, new Input(gone, "web1.xml")));
        Finding finding = new Finding(Rule.MAC001, Severity.ERROR, "x", new Location(7, 12), "", List.of(), 0, false);
        assertThat(lines.withLine("<stdin>", finding)).isEqualTo(finding);
        assertThat(lines.withLine("web1.xml", finding)).isEqualTo(finding);
    }
}
