package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --fix} on the documents of every rule: it takes away what it says, adds nothing, and is done after one run. */
class CheckFixTest {
    private static final List<String> WITHOUT_ACCESS = List.of("--disable", "DIR001");

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.xmlnet.cli.RuleCasesTest#cases")
    void whatCanBeFixedIsGoneAndNothingElse(String name) throws Exception {
        Path source = RuleCasesTest.root().resolve(name);
        List<String> options = RuleCasesTest.options(source);
        copy(source.resolve("wrong"));
        List<String> rest = new ArrayList<>();
        List<String> fixable = new ArrayList<>();
        Set<String> fixedLines = new HashSet<>();
        for (JsonElement one : findings(options)) {
            JsonObject finding = one.getAsJsonObject();
            if (finding.get("fixable").getAsBoolean()) {
                fixable.add(known(finding));
                fixedLines.add(line(finding));
            }
        }
        // What the schema has against an element goes with the attribute that is wrong in it.
        for (JsonElement one : findings(options)) {
            JsonObject finding = one.getAsJsonObject();
            boolean schema = finding.get("rule").getAsString().equals("SCH001");
            if (!finding.get("fixable").getAsBoolean() && !(schema && fixedLines.contains(line(finding)))) {
                rest.add(known(finding));
            }
        }
        InProcess.Result diff = result(options, "--fix", "--diff");
        InProcess.Result fix = result(options, "--fix", "-i", "--format", "json");
        assertThat(diff.exit()).isEqualTo(fix.exit());
        String fixed = new String(fix.out(), UTF_8);
        int count = JsonParser.parseString(fixed)
                .getAsJsonObject()
                .getAsJsonObject("summary")
                .get("fixed")
                .getAsInt();
        assertThat(count).isEqualTo(fixable.size());
        List<String> after = new ArrayList<>();
        findings(options).forEach(one -> after.add(known(one.getAsJsonObject())));
        assertThat(after).containsExactlyInAnyOrderElementsOf(rest);
        Map<Path, String> once = files();
        result(options, "--fix", "-i");
        assertThat(files()).isEqualTo(once);
    }

    @Test
    void whatTheSchemaHasAgainstAFixedPartIsNotLeftWithADiff() throws IOException {
        Files.writeString(directory.resolve("g.xml"), """
                <domain type='kvm'>
                  <name>g</name>
                  <memory>1</memory>
                  <os><type>hvm</type></os>
                  <devices>
                    <interface type='direct'>
                      <mac address='52:54:00:12:34:56'/>
                      <source dev='eno1'/>
                      <source network='default'/>
                      <model type='virtio'/>
                    </interface>
                  </devices>
                </domain>
                """);
        assertThat(result(WITHOUT_ACCESS).exit()).isEqualTo(1);
        assertThat(result(WITHOUT_ACCESS, "--fix", "--diff").exit()).isZero();
        assertThat(result(WITHOUT_ACCESS, "--fix", "-i").exit()).isZero();
    }

    private static String line(JsonObject finding) {
        return finding.get("path").getAsString() + ":" + finding.get("line").getAsInt();
    }

    private static String known(JsonObject finding) {
        return finding.get("path").getAsString() + ": " + finding.get("rule").getAsString() + ": "
                + finding.get("message").getAsString();
    }

    private JsonArray findings(List<String> options) {
        return findings(result(options, "--format", "json").out());
    }

    private static JsonArray findings(byte[] json) {
        return JsonParser.parseString(new String(json, UTF_8)).getAsJsonObject().getAsJsonArray("findings");
    }

    private InProcess.Result result(List<String> options, String... more) {
        List<String> words = new ArrayList<>(List.of("check"));
        words.addAll(options);
        words.addAll(List.of(more));
        words.add(directory.toString());
        return InProcess.run(new byte[0], words);
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path to = directory.resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    private Map<Path, String> files() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(file, new String(Files.readAllBytes(file), ISO_8859_1));
            }
        }
        return files;
    }
}
