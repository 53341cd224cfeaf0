package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.cli.console.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the golden cases cannot show of {@code list}. */
class ListCommandTest {
    private static final byte[] GUEST = "<domain><name>web</name></domain>".getBytes(UTF_8);

    @TempDir
    private Path here;

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "csv"})
    void outputThatFailsIsSaidInALine(String format) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(run(full, err, "list", "--format", format, "-")).isEqualTo(3);
        assertThat(err.toString(UTF_8)).isEqualTo("xmlnet: error: standard output: No space left on device\n");
    }

    @Test
    void theOrderIsThatOfThePathsWhateverIsReadFirst() throws IOException {
        List<String> names = IntStream.range(0, 2000).mapToObj(i -> "g" + i).toList();
        for (String name : names) {
            Files.writeString(here.resolve(name + ".xml"), "<domain><name>" + name + "</name></domain>");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(run(out, new ByteArrayOutputStream(), "list", "--format", "csv", here.toString()))
                .isZero();
        String expected = names.stream()
                .map(name -> name + ".xml")
                .sorted()
                .map(file -> file.replace(".xml", "") + ",,,,,,,,,,," + here.resolve(file) + ",1\n")
                .collect(Collectors.joining());
        assertThat(out.toString(UTF_8))
                .isEqualTo(
                        "guest,index,kind,source,mode,mac,model,vlan,network,portgroup,address,path,line\n" + expected);
    }

    private static int run(OutputStream out, ByteArrayOutputStream err, String... args) {
        ByteArrayInputStream in = new ByteArrayInputStream(GUEST);
        return Main.run(args, Streams.plain(in, out, new PrintStream(err, false, UTF_8)));
    }
}
