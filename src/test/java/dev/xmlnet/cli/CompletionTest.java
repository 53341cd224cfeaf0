package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.cli.console.ExitCode;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shells offer where a tab is typed. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class CompletionTest {
    @TempDir
    private static Path directory;

    private static Path script(String shell) throws Exception {
        Path script = directory.resolve("completion." + shell);
        if (!Files.exists(script)) {
            Run run = Run.of(InputStream.nullInputStream(), List.of("completion", shell));
            assertThat(run.exit()).isEqualTo(ExitCode.OK);
            Files.writeString(script, run.out());
        }
        return script;
    }

    /** Skips the test, and says so, where there is no such shell: .ci/run installs them. */
    private static String outputOf(List<String> command) throws Exception {
        String shell = command.get(0);
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, shell)));
        if (!there) {
            System.out.println("skipped: " + shell + " is missing (Debian: " + shell + ")");
            Assumptions.abort(shell + " is missing");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // fish keeps a history and universal variables there.
        builder.environment().put("HOME", directory.toString());
        Process process = builder.redirectInput(new File("/dev/null")).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** Bash calls the function with the words before and at the cursor; the last one is being typed. */
    private static String offered(String line) throws Exception {
        List<String> bash = new ArrayList<>(
                List.of("bash", "--norc", "-c", """
                . "$0"
                compopt() { :; }
                COMP_WORDS=("$@")
                COMP_CWORD=$(($# - 1))
                _complete_xmlnet
                printf '%s\\n' "${COMPREPLY[*]}"
                """, script("bash").toString()));
        bash.addAll(List.of(line.split(" ", -1)));
        return outputOf(bash);
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
                    xmlnet args --to qemu-          | qemu-nic qemu-legacy
                    xmlnet args --read v            | virt-install
                    xmlnet network p                | private passthrough
                    xmlnet explain VLN              | VLN001 VLN002
                    """)
    void valuesAre(String line, String offered) throws Exception {
        assertThat(offered(line)).isEqualTo(offered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    xmlnet ex                       | explain
                    xmlnet help ne                  | network
                    xmlnet convert --so             | --source
                    xmlnet convert --to net         | network
                    xmlnet convert --to direct-p    | direct-passthrough direct-private
                    xmlnet convert --libvirt h      | host
                    xmlnet check --format s         | sarif
                    xmlnet check --disable MAC      | MAC001 MAC002 MAC003 MAC004
                    xmlnet network p                | passthrough private
                    xmlnet explain VLN              | VLN001 VLN002
                    xmlnet completion f             | fish
                    """)
    void fishOffersTheSame(String line, String offered) throws Exception {
        String lines = outputOf(List.of(
                "fish",
                "--no-config",
                "-c",
                "source $argv[1]; complete -C $argv[2]",
                "--",
                script("fish").toString(),
                line));
        String words = lines.lines().map(one -> one.split("\t")[0]).collect(Collectors.joining(" "));
        assertThat(words).isEqualTo(offered);
    }

    /** Only a zsh with a terminal completes: it gets one, the line and a tab, and then the line is taken away. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    xmlnet ex                       | 'xmlnet explain '
                    xmlnet convert --to net         | 'xmlnet convert --to network '
                    xmlnet check --format s         | 'xmlnet check --format sarif '
                    xmlnet network p                | 'passthrough  private'
                    xmlnet completion f             | 'xmlnet completion fish '
                    """)
    void zshOffersTheSame(String line, String shown) throws Exception {
        String screen =
                outputOf(List.of("zsh", "-f", "-c", """
                zmodload zsh/zpty
                zpty shell 'TERM=dumb zsh -f -i'
                zpty -w shell "PS1='> '; autoload -Uz compinit; compinit -u -D; source $1; print re''ady"
                zpty -r shell screen '*ready*> *'
                zpty -n -w shell "$2"$'\\t\\x15'"print do''ne"$'\\n'
                zpty -r shell screen '*done*'
                print -r -- "$screen"
                """, "zsh", script("zsh").toString(), line));
        assertThat(screen).contains(shown);
    }

    @Test
    void thereIsNoOtherShell() throws Exception {
        Run run = Run.of(InputStream.nullInputStream(), List.of("completion", "tcsh"));
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("there is no completion for 'tcsh'; there is one for bash, zsh and fish");
    }

    @Test
    void theModesOfNetworksAreThoseThatNetworkTakes() throws Exception {
        for (String mode : offered("xmlnet network ").split(" ")) {
            Run run = Run.of(InputStream.nullInputStream(), List.of("network", mode, "n"));
            assertThat(run.err()).as(mode).doesNotContain("is not a mode");
        }
    }
}
