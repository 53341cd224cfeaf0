package dev.xmlnet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.xmlnet.check.Rule;
import dev.xmlnet.cli.options.CheckConfig;
import dev.xmlnet.cli.options.CheckConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** schemas/xmlnet.schema.json, by which an editor helps with {@code .xmlnet.toml}: it takes and refuses what xmlnet does. */
class ConfigSchemaTest {
    private static final Path FILE = Path.of("schemas", "xmlnet.schema.json");
    private static final JsonSchema SCHEMA = schema();

    /** What no schema can see: what is in the directory, how a pattern is written, and two places for one thing. */
    private static final Pattern BEYOND =
            Pattern.compile("'lab' is a directory|not a pattern of paths|stands at the top too");

    @TempDir
    private Path directory;

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(FILE));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<ValidationMessage> validate(TomlParseResult toml) {
        assertThat(toml.errors()).isEmpty();
        return SCHEMA.validate(toml.toJson(), InputFormat.JSON);
    }

    static Stream<Arguments> wrongs() {
        return CheckConfigTest.wrongs().filter(one -> {
            String message = (String) one.get()[1];
            return !message.contains("this is not TOML")
                    && !BEYOND.matcher(message).find();
        });
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void refusesWhatIsWrong(String toml, String message) {
        assertThat(validate(Toml.parse(toml))).as(message).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "libvirt = 'host'\n",
                "libvirt = '11.3.0'\nexclude = []\n",
                "exclude = ['lab/**', '**/{a,b}.xml', '.hidden/*']\n",
                "[check]\nlibvirt = '9.0'\ndisable = []\nstrict = false\nignore = []\n"
            })
    void takesWhatIsRight(String toml) throws IOException {
        assertThat(validate(Toml.parse(toml))).isEmpty();
        Path file = Files.writeString(directory.resolve(CheckConfig.NAME), toml);
        assertThat(CheckConfigFile.read(file, directory).disabled()).isEmpty();
    }

    @Test
    void takesWhatTheDocumentationShows() throws IOException {
        List<String> blocks = Pattern.compile("(?s)```toml\n(.*?)```")
                .matcher(Files.readString(Path.of("docs", "check.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(blocks).isNotEmpty();
        for (String block : blocks) {
            assertThat(validate(Toml.parse(block))).isEmpty();
            Path file = Files.writeString(directory.resolve(CheckConfig.NAME), block);
            assertThat(CheckConfigFile.read(file, directory).excludes()).isNotEmpty();
        }
    }

    @Test
    void namesEveryRule() throws IOException {
        String text = Files.readString(FILE);
        List<String> named = Pattern.compile("\"([A-Z]{3}[0-9]{3})\"[,\n]")
                .matcher(text.substring(text.indexOf("\"rule\": {")))
                .results()
                .map(id -> id.group(1))
                .toList();
        assertThat(named)
                .containsExactlyElementsOf(
                        Arrays.stream(Rule.values()).map(Rule::name).sorted().toList());
    }
}
