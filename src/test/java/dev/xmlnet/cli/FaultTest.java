package dev.xmlnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.io.Memory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is thrown while one input is worked on costs that input only: here, while standard input is read. */
class FaultTest {
    private static final String GUEST = """
            <domain type='kvm'>
              <name>%s</name>
              <memory unit='MiB'>512</memory>
              <os>
                <type arch='x86_64'>hvm</type>
              </os>
              <devices>
                <interface type='network'>
                  <mac address='52:54:00:00:00:01'/>
                  <source network='default'/>
                  <model type='virtio'/>
                </interface>
              </devices>
            </domain>
            """;

    @TempDir
    private Path directory;

    /** Throws what is told to be thrown. */
    private static final class Broken extends InputStream {
        private final String what;

        Broken(String what) {
            this.what = what;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            return read();
        }

        @Override
        public int read() {
            switch (what) {
                case "memory" -> throw new OutOfMemoryError("Java heap space");
                case "depth" -> throw new StackOverflowError();
                case "class" -> throw new NoClassDefFoundError("gone");
                default -> throw new IllegalStateException("mine");
            }
        }
    }

    @BeforeEach
    void writeGuests() throws IOException {
        Files.writeString(directory.resolve("a.xml"), GUEST.formatted("a"));
        Files.writeString(directory.resolve("b.xml"), GUEST.formatted("b"));
    }

    @ParameterizedTest
    @CsvSource({"mistake, 70", "depth, 70", "class, 70", "memory, 3"})
    void theOthersAreConverted(String what, int exit) throws Exception {
        Path out = directory.resolve("out");
        Run run = run(what, "convert", "--to", "bridge", "--source", "br1", "-o", out.toString());
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(out.resolve("a.xml")).content().contains("bridge='br1'");
        assertThat(out.resolve("b.xml")).content().contains("bridge='br1'");
        assertThat(run.err()).contains(line(what)).contains("xmlnet: 3 files: 2 changed, 0 with losses, 1 failed");
    }

    @ParameterizedTest
    @CsvSource({"mistake, 70", "depth, 70", "class, 70", "memory, 3"})
    void theOthersAreChecked(String what, int exit) throws Exception {
        Run run = run(what, "check");
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.out()).contains("b.xml:9:12: error").contains("[MAC001]");
        assertThat(run.err()).contains(line(what)).contains("2 files: ");
    }

    @ParameterizedTest
    @CsvSource({"mistake, 70", "depth, 70", "class, 70", "memory, 3"})
    void theOthersAreListed(String what, int exit) throws Exception {
        Run run = run(what, "list", "--format", "csv");
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.err()).contains(line(what));
    }

    @Test
    void theReportTellsOfTheFailure() throws Exception {
        Run run = run("mistake", "convert", "--to", "bridge", "--report", "json");
        assertThat(run.exit()).isEqualTo(ExitCode.BUG);
        assertThat(run.out()).containsOnlyOnce("\"failed\": true").contains("\"changed\": true");
    }

    private static String line(String what) {
        return what.equals("memory")
                ? "<stdin>: error: not enough memory; " + Memory.more() + " [memory]\n"
                : "<stdin>: error: this is a bug in xmlnet; please report it with what follows [bug]\njava.lang.";
    }

    private Run run(String what, String... words) {
        return run(what, true, List.of(words));
    }

    private Run run(String what, boolean all, List<String> words) {
        List<String> args = new ArrayList<>(words);
        if (all) {
            args.addAll(List.of(
                    "-",
                    directory.resolve("a.xml").toString(),
                    directory.resolve("b.xml").toString()));
        }
        return Run.of(new Broken(what), args);
    }
}
