package dev.xmlnet.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.Main;
import dev.xmlnet.cli.RuleCasesTest;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code check --format sarif} by the schema of SARIF 2.1.0, and by what its text says beyond the schema. */
class SarifFindingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();

    @TempDir
    private Path directory;

    private static JsonSchema schema() {
        try (InputStream in = SarifFindingsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            JsonNode schema = JSON.readTree(in);
            VersionFlag version = schema.get("$schema").asText().contains("draft-07") ? VersionFlag.V7 : VersionFlag.V4;
            SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build();
            return JsonSchemaFactory.getInstance(version).getSchema(SchemaLocation.of("sarif:2.1.0"), schema, config);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String run(String... arguments) {
        List<String> words = new ArrayList<>(List.of("check", "--format", "sarif"));
        words.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(new ByteArrayOutputStream(), false, UTF_8);
        ByteArrayInputStream in = new ByteArrayInputStream("<domain>".getBytes(UTF_8));
        Main.run(words.toArray(String[]::new), Streams.plain(in, out, err));
        return out.toString(UTF_8);
    }

    private static Set<ValidationMessage> faults(JsonNode log) {
        return SCHEMA.validate(log);
    }

    @Test
    void theSchemaSeesFaults() throws IOException {
        JsonNode log = JSON.readTree(run("-"));
        ((ObjectNode) log.at("/runs/0/results/0")).put("level", "notice");
        assertThat(faults(log)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.xmlnet.cli.RuleCasesTest#cases")
    void everyCaseIsValid(String name) throws Exception {
        JsonNode log = JSON.readTree(
                run(RuleCasesTest.root().resolve(name).resolve("wrong").toString()));
        assertThat(faults(log)).isEmpty();
        for (JsonNode result : log.at("/runs/0/results")) {
            JsonNode rule = log.at("/runs/0/tool/driver/rules")
                    .get(result.get("ruleIndex").asInt());
            assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
        }
    }

    @Test
    void standardInputAndWhatIsNotThereAreValid() throws IOException {
        JsonNode log = JSON.readTree(run("-", "samples/no such file.xml"));
        assertThat(faults(log)).isEmpty();
        assertThat(log.at("/runs/0/invocations/0/executionSuccessful").asBoolean())
                .isFalse();
        assertThat(log.at("/runs/0/invocations/0/exitCode").asInt()).isEqualTo(ExitCode.INPUT);
        assertThat(log.at("/runs/0/results").findValuesAsText("uri"))
                .containsExactly("%3Cstdin%3E", "samples/no%20such%20file.xml");
    }

    @Test
    void everyRuleHasHelp() throws IOException {
        JsonNode rules = JSON.readTree(run("samples")).at("/runs/0/tool/driver/rules");
        assertThat(rules.findValuesAsText("id")).hasSize(Rule.values().length);
        for (JsonNode rule : rules) {
            assertThat(rule.at("/help/text").asText()).isNotBlank().doesNotContain("`");
            assertThat(rule.at("/help/markdown").asText()).isNotBlank();
        }
    }

    /** So that a scanner knows a finding again when lines are added above it, and tells two apart. */
    @Test
    void aFingerprintDoesNotChangeWithTheLine() throws IOException {
        String guest = "<domain type='kvm'>\n<name>a</name><devices>%s</devices></domain>";
        String twice = "<interface type='direct'><source dev='eno1'/></interface>".repeat(2);
        Path file = Files.writeString(directory.resolve("a.xml"), String.format(guest, twice));
        List<String> before = fingerprints(file);
        Files.writeString(file, String.format(guest, "\n\n" + twice));
        assertThat(fingerprints(file)).isEqualTo(before).doesNotHaveDuplicates();
    }

    private static List<String> fingerprints(Path file) throws IOException {
        return JSON.readTree(run(file.toString())).findValuesAsText("ruleAndMessage/v1").stream()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "guests/web1.xml, guests/web1.xml",
        "./guests/../web1.xml, web1.xml",
        "/srv/a b.xml, file:///srv/a%20b.xml",
        "c:web1.xml, c%3Aweb1.xml",
        "'100%#?ü.xml', 100%25%23%3F%C3%BC.xml",
        "<stdin>, %3Cstdin%3E"
    })
    void aPathBecomesAUri(String path, String uri) {
        assertThat(SarifFindings.uri(path)).isEqualTo(uri);
    }

    @Test
    void whatIsAboveBecomesAbsolute() {
        Path above = Path.of("").toAbsolutePath().getParent().resolve("web1.xml");
        assertThat(SarifFindings.uri("../web1.xml")).isEqualTo("file://" + above);
    }
}
