package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.CheckConfig;
import dev.xmlnet.cli.options.CheckConfigFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code .xmlnet.toml}: where it is found, what it may say, and what comes of it. */
class CheckConfigTest {
    private static final String GUEST = """
            <domain type='kvm'>
              <name>web1</name>
              <memory unit='MiB'>512</memory>
              <os><type arch='x86_64'>hvm</type></os>
              <devices>
                <interface type='direct'>
                  <mac address='52:54:00:00:00:01'/>
                  <source dev='eno1'/>
                  <model type='virtio'/>
                </interface>
              </devices>
            </domain>
            """;

    private static final String FOUND =
            ":8:7: warning: macvtap without a mode is vepa, where guests on one NIC reach each"
                    + " other only over a switch that sends frames back: write mode='bridge', which most want [DIR001]\n";

    @TempDir
    private Path temporary;

    private Path top;

    /** What a process gave. */
    private record Run(int exit, String out, String err) {}

    @BeforeEach
    void makeARepository() throws IOException {
        top = temporary.toRealPath();
        Files.createDirectories(top.resolve(".git"));
        Files.createDirectories(top.resolve("lab/deep"));
        Files.writeString(top.resolve("lab/deep/web1.xml"), GUEST);
    }

    private void config(String toml) throws IOException {
        Files.writeString(top.resolve(CheckConfig.NAME), toml);
    }

    /** In a process of its own, since the current directory counts. DIR002 is of no interest here. */
    private static Run check(Path directory, String... arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Stream.of(System.getProperty("java.class.path").split(":"))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .reduce((one, other) -> one + ":" + other)
                        .orElseThrow(),
                Main.class.getName(),
                "check",
                "--disable",
                "DIR002"));
        words.addAll(List.of(arguments));
        Path err = Files.createTempFile("err", null);
        Process process = new ProcessBuilder(words)
                .directory(directory.toFile())
                .redirectError(err.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), out, Files.readString(err));
    }

    @Test
    void itIsFoundAboveAndItsPathsAreItsOwn() throws Exception {
        config("""
                [check]
                strict = true
                baseline = "known.json"

                [[check.ignore]]
                files = ["other/**"]
                rules = ["DIR001"]
                reason = "not this one"
                """);
        assertThat(check(top.resolve("lab"), "--write-baseline", "."))
                .isEqualTo(new Run(0, "", "xmlnet: 1 file: 1 finding written to ../known.json\n"));
        assertThat(check(top.resolve("lab"), "deep"))
                .isEqualTo(new Run(0, "", "xmlnet: 1 file: 1 hidden by ../known.json\n"));
        Files.writeString(top.resolve("known.json"), "{\"baseline\": 1, \"findings\": []}");
        assertThat(check(top.resolve("lab"), "deep"))
                .isEqualTo(new Run(1, "deep/web1.xml" + FOUND, "xmlnet: 1 file: 1 warning\n"));
    }

    @Test
    void anEntryHidesAndAUselessOneIsTold() throws Exception {
        config("""
                [[check.ignore]]
                files = ["lab/**"]
                rules = ["DIR001"]
                reason = "the switch sends frames back"

                [[check.ignore]]
                files = ["**/web1.xml"]
                rules = ["MAC002"]
                reason = "old"
                """);
        assertThat(check(top.resolve("lab"), "deep/web1.xml"))
                .isEqualTo(new Run(
                        0,
                        "../.xmlnet.toml:6:1: note: this entry hides nothing in the files that were given: take it"
                                + " away if these were all [SUP001]\n",
                        "xmlnet: 1 file: 1 note; 1 hidden by ../.xmlnet.toml\n"));
    }

    @Test
    void aBrokenFileCanBeIgnoredAndOthersAreSeen() throws Exception {
        Files.writeString(top.resolve("lab/broken.xml"), "<domain>");
        config("""
                [[check.ignore]]
                files = ["lab/broken.xml"]
                rules = ["XML001"]
                reason = "a test of a tool"
                """);
        assertThat(check(top, "lab"))
                .isEqualTo(new Run(
                        0, "lab/deep/web1.xml" + FOUND, "xmlnet: 2 files: 1 warning; 1 hidden by .xmlnet.toml\n"));
    }

    @Test
    void theCommandLineWins() throws Exception {
        config("""
                [check]
                disable = ["DIR001"]
                libvirt = "9.0"
                host-facts = "nowhere.json"
                schemas = "nowhere"
                baseline = "nowhere.json"
                """);
        Files.writeString(top.resolve("host.json"), "[{\"ifname\": \"eno1\"}]");
        Files.writeString(top.resolve("known.json"), "{\"baseline\": 1, \"findings\": []}");
        assertThat(check(top, "lab")).isEqualTo(new Run(2, "", """
                        xmlnet check: error: --schemas: there is no domain.rng in nowhere
                        Try 'xmlnet check --help'.
                        """));
        Path own = Path.of("schemas").toAbsolutePath();
        assertThat(check(
                        top,
                        "--schemas=" + own,
                        "--host-facts=host.json",
                        "--baseline=known.json",
                        "--libvirt=11",
                        "lab"))
                .isEqualTo(new Run(0, "", ""));
    }

    @Test
    void whatIsWrongEndsTheRun() throws Exception {
        config("[check]\nstrikt = true\n");
        assertThat(check(top.resolve("lab"), "deep")).isEqualTo(new Run(2, "", """
                        xmlnet check: error: ../.xmlnet.toml:2:1: 'strikt' is not known here; did you mean strict?
                        Try 'xmlnet check --help'.
                        """));
    }

    @Test
    void itIsLookedForUpToTheRepository() throws IOException {
        assertThat(CheckConfig.find(top.resolve("lab"))).isNull();
        Path above = Files.writeString(top.resolve(CheckConfig.NAME), "");
        assertThat(CheckConfig.find(top.resolve("lab/deep"))).isEqualTo(above);
        Files.createDirectory(top.resolve("lab/.git"));
        assertThat(CheckConfig.find(top.resolve("lab/deep"))).isNull();
        Path nearer = Files.writeString(top.resolve("lab").resolve(CheckConfig.NAME), "");
        assertThat(CheckConfig.find(top.resolve("lab/deep"))).isEqualTo(nearer);
    }

    @Test
    void theExampleOfThePageIsRight() throws IOException {
        String page = Files.readString(Path.of("docs", "check.md"));
        Matcher example = Pattern.compile("(?s)```toml\n(.*?)```").matcher(page);
        assertThat(example.find()).isTrue();
        config(example.group(1));
        CheckConfig config = CheckConfigFile.read(top.resolve(CheckConfig.NAME), top);
        assertThat(config.disabled()).isEqualTo(Set.of(Rule.DIR002));
        assertThat(config.ignores()).hasSize(1);
    }

    static Stream<Arguments> wrongs() {
        String ignore = "[[check.ignore]]\n";
        return Stream.of(
                Arguments.of("[check\n", "1:7: this is not TOML: Unexpected end of line, expected ]"),
                Arguments.of("[chekc]\n", "1:1: 'chekc' is not known here; did you mean check?"),
                Arguments.of("[convert]\n", "1:1: 'convert' is not known here; there is libvirt, exclude, check"),
                Arguments.of("check = 1\n", "1:1: 'check' must be a table: write [check]"),
                Arguments.of("exclude = 'lab/**'\n", "1:1: 'exclude' must be an array of strings, such as [\"...\"]"),
                Arguments.of("exclude = ['']\n", "1:12: the pattern is empty; write one such as lab/**"),
                Arguments.of(
                        "exclude = ['lab']\n", "1:12: 'lab' is a directory, and the path of no file: write lab/**"),
                Arguments.of(
                        "[check]\nexclude = ['lab/**']\n",
                        "2:1: 'exclude' is not known here; there is disable,"
                                + " strict, libvirt, baseline, host-facts, schemas, ignore"),
                Arguments.of("[check]\nstrict = 'yes'\n", "2:1: 'strict' must be true or false"),
                Arguments.of("[check]\nlibvirt = 9.0\n", "2:1: 'libvirt' must be a string: write libvirt = \"...\""),
                Arguments.of("[check]\nlibvirt = 'new'\n", "2:1: 'new' is not a version of libvirt, such as 11.3"),
                Arguments.of("[check]\nbaseline = []\n", "2:1: 'baseline' must be a string: write baseline = \"...\""),
                Arguments.of("[check]\nbaseline = ''\n", "2:1: 'baseline' must name a file or directory"),
                Arguments.of("[check]\nschemas = \"a\\u0000\"\n", "2:1: 'schemas' must name a file or directory"),
                Arguments.of(
                        "[check]\ndisable = 'DIR001'\n",
                        "2:1: 'disable' must be an array of strings, such as [\"...\"]"),
                Arguments.of(
                        "[check]\ndisable = ['DIR001',\n 1]\n",
                        "3:2: 'disable' must be an array of strings, such as [\"...\"]"),
                Arguments.of(
                        "[check]\ndisable = ['DIR001', 'MAC01']\n",
                        "2:22: there is no rule 'MAC01'; did you mean MAC001 or MAC002 or MAC003?"),
                Arguments.of(
                        "[check]\ndisable = ['mac001']\n", "2:12: there is no rule 'mac001'; did you mean MAC001?"),
                Arguments.of(
                        "[check]\ndisable = ['duplicate-mac']\n",
                        "2:12: there is no rule 'duplicate-mac'; did you mean MAC001?"),
                Arguments.of(
                        "[check]\ndisable = ['XML001']\n",
                        "2:12: XML001 cannot be turned off: a file that cannot be read is not checked by any rule"),
                Arguments.of("[check]\nignore = 1\n", "2:1: 'ignore' must be tables: write [[check.ignore]]"),
                Arguments.of("[check]\nignore = [1]\n", "2:11: 'ignore' must be tables: write [[check.ignore]]"),
                Arguments.of(
                        ignore + "files = ['a']\nrules = ['DIR001']\n",
                        "1:1: 'reason' is missing in this [[check.ignore]]: it needs files, rules and reason"),
                Arguments.of(
                        ignore + "files = ['a']\nreason = 'r'\n",
                        "1:1: 'rules' is missing in this [[check.ignore]]: it needs files, rules and reason"),
                Arguments.of(
                        ignore + "rules = ['DIR001']\nreason = 'r'\n",
                        "1:1: 'files' is missing in this [[check.ignore]]: it needs files, rules and reason"),
                Arguments.of(
                        ignore + "files = ['a']\nrules = ['DIR001']\nreason = ' '\n",
                        "4:1: the reason is empty: say why the rules are ignored here"),
                Arguments.of(
                        ignore + "files = ['a']\nrules = ['DIR001']\nreason = 'r'\nrule = 'x'\n",
                        "5:1: 'rule' is not known here; did you mean rules?"),
                Arguments.of(
                        ignore + "files = []\nrules = ['DIR001']\nreason = 'r'\n",
                        "2:1: 'files' is empty, so that nothing is ignored"),
                Arguments.of(
                        ignore + "files = ['a']\nrules = []\nreason = 'r'\n",
                        "3:1: 'rules' is empty, so that nothing is ignored"),
                Arguments.of(
                        ignore + "files = ['lab/[']\nrules = ['DIR001']\nreason = 'r'\n",
                        "2:10: this is not a pattern of paths: Missing ']"),
                Arguments.of(
                        ignore + "files = ['./lab/**']\nrules = ['DIR001']\nreason = 'r'\n",
                        "2:10: './lab/**' is the path of no file: a path begins below the directory of .xmlnet.toml,"
                                + " such as lab/web1.xml"),
                Arguments.of(
                        ignore + "files = ['lab']\nrules = ['DIR001']\nreason = 'r'\n",
                        "2:10: 'lab' is a directory, and the path of no file: write lab/**"),
                Arguments.of(
                        ignore + "files = ['**', 'new/']\nrules = ['DIR001']\nreason = 'r'\n",
                        "2:16: 'new/' is a directory, and the path of no file: write new/**"),
                Arguments.of(
                        ignore + "files = ['a']\nrules = ['DIR01']\nreason = 'r'\n",
                        "3:10: there is no rule 'DIR01'; did you mean DIR001 or DIR002 or DIR003?"));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void whatIsWrongIsToldWithItsPlace(String toml, String message) throws IOException {
        config(toml);
        assertThatThrownBy(() -> CheckConfigFile.read(top.resolve(CheckConfig.NAME), top))
                .isInstanceOf(UsageException.class)
                .hasMessage(".xmlnet.toml:" + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "** web1.xml true",
                "** lab/web1.xml true",
                "*.xml web1.xml true",
                "*.xml lab/web1.xml false",
                "**/web?.xml web1.xml true",
                "**/web?.xml lab/deep/web1.xml true",
                "lab/**/web1.xml lab/web1.xml true",
                "lab/**/web1.xml lab/deep/deeper/web1.xml true",
                "lab/**/web1.xml prod/web1.xml false",
                "{lab/**/,prod/}web1.xml prod/web1.xml true",
                "{lab/**/,prod/}web1.xml web1.xml false",
                "**/{web,db}1.xml db1.xml true",
                "lab** lab/deep/web1.xml true",
                "a**/web1.xml web1.xml false"
            })
    void aPatternIsAboutPaths(String pattern, String path, boolean about) throws IOException {
        config("[[check.ignore]]\nfiles = ['" + pattern + "']\nrules = ['DIR001']\nreason = 'r'\n");
        CheckConfig config = CheckConfigFile.read(top.resolve(CheckConfig.NAME), top);
        assertThat(config.ignores().get(0).isAbout(Path.of(path))).isEqualTo(about);
    }

    @Test
    void itMayBeginWithAByteOrderMark() throws IOException {
        config("\uFEFF[check]\nstrict = true\n");
        assertThat(CheckConfigFile.read(top.resolve(CheckConfig.NAME), top).strict())
                .isTrue();
    }

    @Test
    void itMustBeUtf8() throws IOException {
        Files.writeString(top.resolve(CheckConfig.NAME), "# ü\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CheckConfigFile.read(top.resolve(CheckConfig.NAME), top))
                .isInstanceOf(UsageException.class)
                .hasMessage(".xmlnet.toml: it is not in UTF-8, which TOML is");
    }
}
