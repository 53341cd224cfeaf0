package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.cli.console.ExitCode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash offers where a tab is typed. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class CompletionTest {
    @TempDir
    private static Path directory;

    private static Path script;

    @BeforeAll
    static void writeScript() throws Exception {
        Run run = Run.of(InputStream.nullInputStream(), List.of("completion"));
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        script = Files.writeString(directory.resolve("completion.bash"), run.out());
    }

    /** Bash calls the function with the words before and at the cursor; the last one is being typed. */
    private static String offered(String line) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "--norc", "-c", """
                . "$0"
                compopt() { :; }
                COMP_WORDS=("$@")
                COMP_CWORD=$(($# - 1))
                _complete_xmlnet
                printf '%s\\n' "${COMPREPLY[*]}"
                """, script.toString());
        for (String word : line.split(" ", -1)) {
            bash.command().add(word);
        }
        Process process = bash.redirectErrorStream(true).start();
        String offered = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return offered;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    xmlnet ex                       | explain
                    xmlnet convert --so             | --source
                    xmlnet convert --to net         | network
                    xmlnet convert --to direct-p    | direct-private direct-passthrough
                    xmlnet convert --from ov        | ovs
                    xmlnet convert --mode p         | private passthrough
                    xmlnet convert --libvirt h      | host
                    xmlnet check --format s         | sarif
                    xmlnet check --disable MAC      | MAC001 MAC002 MAC003 MAC004
                    xmlnet list --format c          | csv
                    xmlnet network p                | private passthrough
                    xmlnet explain VLN              | VLN001 VLN002
                    """)
    void valuesAre(String line, String offered) throws Exception {
        assertThat(offered(line)).isEqualTo(offered);
    }

    @Test
    void theModesOfNetworksAreThoseThatNetworkTakes() throws Exception {
        for (String mode : offered("xmlnet network ").split(" ")) {
            Run run = Run.of(InputStream.nullInputStream(), List.of("network", mode, "n"));
            assertThat(run.err()).as(mode).doesNotContain("is not a mode");
        }
    }
}
