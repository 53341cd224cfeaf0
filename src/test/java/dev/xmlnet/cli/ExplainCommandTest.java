package dev.xmlnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.console.ExitCode;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule is about, and what a command does, on the terminal. */
class ExplainCommandTest {
    private static Run run(String... words) {
        return Run.of(InputStream.nullInputStream(), List.of(words));
    }

    @Test
    void aRuleIsExplained() {
        assertThat(run("explain", "MAC001").out()).isEqualTo("""
                        MAC001 duplicate-mac (error)
                        Two interfaces have one MAC address.

                        The switch sends the frames of both to whichever spoke last, and DHCP gives both one address;
                        libvirt does not look. Two interfaces of one guest that are a declared teaming pair may share it.

                        What to do: Give one of them another address, such as 52:54:00 and three random bytes.
                        Needs: the other files of the host, too.
                        To turn it off: --disable MAC001, or <!-- xmlnet: ignore MAC001 reason --> before the element.
                        """);
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleIs(Rule rule) {
        Run run = run("explain", rule.name());
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .startsWith(rule + " " + rule.word() + " (")
                .contains("What to do: ")
                .doesNotContain("null");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(run("explain", rule.word())).isEqualTo(run);
        assertThat(run("explain", rule.name().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(run);
    }

    @Test
    void severalAreWithABlankLineBetween() {
        assertThat(run("explain", "MAC001", "MTU001").out())
                .isEqualTo(run("explain", "MAC001").out() + "\n"
                        + run("explain", "MTU001").out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    explain MAC01 | there is no rule 'MAC01'; did you mean MAC001 or MAC002 or MAC003?
                    explain live | there is no rule 'live'; xmlnet check --rules lists them
                    explain | a RULE is missing; xmlnet check --rules lists them
                    help convrt | there is no command 'convrt'; did you mean convert?
                    """)
    void whatThereIsNotIsAMistakeOfTheCommandLine(String words, String message) {
        Run run = run(words.split(" "));
        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("error: " + message + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"convert", "network", "check", "list", "explain", "completion"})
    void helpOfACommandIsWhatItsOptionShows(String command) {
        Run run = run("help", command);
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(run).isEqualTo(run(command, "--help"));
        assertThat(run.out()).startsWith("Usage: xmlnet " + command);
    }

    @Test
    void helpAloneIsThatOfXmlnet() {
        assertThat(run("help")).isEqualTo(run("--help"));
    }
}
