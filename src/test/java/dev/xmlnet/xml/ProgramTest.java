package dev.xmlnet.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs are run to their end, whatever they print, and not for ever. */
@Timeout(60)
class ProgramTest {
    private static final Duration LONG = Duration.ofSeconds(40);

    private static Program.Ended shell(Duration limit, String script) throws IOException {
        return Program.run(limit, List.of("sh", "-c", script));
    }

    @Test
    void bothOutputsAndTheExitCodeAreKept() throws IOException {
        Program.Ended ended = shell(LONG, "echo out; echo err >&2; exit 7");
        assertThat(ended.text()).isEqualTo("out\n");
        assertThat(ended.err()).isEqualTo("err");
        assertThat(ended.exit()).isEqualTo(7);
    }

    /** Which fills a pipe many times. */
    @Test
    void muchOnBothOutputsStopsNothing() throws IOException {
        Program.Ended ended = shell(LONG, "head -c 1000000 /dev/zero >&2; head -c 1000000 /dev/zero; echo end >&2");
        assertThat(ended.out()).hasSize(1_000_000);
        assertThat(ended.err()).hasSizeGreaterThan(1_000_000).endsWith("end");
    }

    @Test
    void nothingComesIn() throws IOException {
        assertThat(shell(LONG, "cat").out()).isEmpty();
    }

    @Test
    void wordsAreThoseOfTheCLocale() throws IOException {
        assertThat(shell(LONG, "echo $LC_ALL").text()).isEqualTo("C\n");
    }

    @Test
    void whatDoesNotEndIsEnded() {
        assertThatThrownBy(() -> shell(Duration.ofSeconds(1), "exec sleep 100"))
                .isInstanceOf(IOException.class)
                .hasMessage("sh does not answer within 1 seconds");
    }

    /** A daemon that a program starts keeps its pipes. Java closes those of which nobody reads yet when the program ends. */
    @Test
    void whatAProgramLeavesBehindIsNotWaitedFor() {
        assertThatThrownBy(() -> shell(Duration.ofSeconds(3), "sleep 20 & sleep 1; exit 0"))
                .isInstanceOf(IOException.class)
                .hasMessage("sh does not answer within 3 seconds");
    }

    @Test
    void whatIsMissingCannotBeRun() {
        assertThatThrownBy(() -> Program.run(LONG, List.of("/nowhere/virsh"))).isInstanceOf(IOException.class);
    }
}
