package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xmlunit.builder.DiffBuilder;

/** What the golden cases cannot say of {@code xmlnet network}. */
class NetworkCommandTest {
    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "samples/host-bridge.xml, bridge host-bridge --bridge br0",
        "samples/net-private.xml, private vtap --dev macvtap0"
    })
    void aSampleIsWhatTheReadmesCommandPrints(String sample, String words) throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).containsOnlyOnce("$ ./xmlnet network " + words + "\n");
        assertThat(new NetworkLine(words, false).run())
                .isEqualTo(new NetworkLine.Run(ExitCode.OK, Files.readString(Path.of(sample)), ""));
    }

    /** As people write these two by hand. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "samples/host-bridge.xml, "
                + "<network><name>host-bridge</name><forward mode=\"bridge\"/><bridge name=\"br0\"/></network>",
        "samples/net-private.xml, "
                + "<network><name>vtap</name><forward mode=\"private\"><interface dev=\"macvtap0\"/></forward></network>"
    })
    void aSampleIsTheNetworkThatPeopleKnow(String sample, String byHand) throws IOException {
        var difference = DiffBuilder.compare(byHand)
                .withTest(Files.readString(Path.of(sample)))
                .ignoreWhitespace()
                .checkForSimilar()
                .build();
        assertThat(difference.getDifferences()).isEmpty();
    }

    @Test
    void aFileIsReplaced() throws IOException {
        Path file = Files.writeString(directory.resolve("lab.xml"), "older");
        var run = new NetworkLine("isolated lab -o " + file, false).run();
        assertThat(run).isEqualTo(new NetworkLine.Run(ExitCode.OK, "", ""));
        assertThat(file).hasContent(new NetworkLine("isolated lab", false).run().out());
    }

    @Test
    void standardOutputThatTakesNothingIsSaid() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        var streams = Streams.plain(new ByteArrayInputStream(new byte[0]), full, new PrintStream(err, true, UTF_8));
        int exit = Main.run(new String[] {"network", "isolated", "lab"}, streams);
        assertThat(err.toString(UTF_8)).isEqualTo("xmlnet: error: standard output: No space left on device\n");
        assertThat(exit).isEqualTo(ExitCode.INPUT);
    }
}
