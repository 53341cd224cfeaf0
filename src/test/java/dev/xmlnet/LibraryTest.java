package dev.xmlnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.convert.Conversion;
import dev.xmlnet.convert.DirectMode;
import dev.xmlnet.convert.Selection;
import dev.xmlnet.convert.Target;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.AtomicFile;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library as README shows it: what stands there is what is compiled and run here. */
class LibraryTest {
    private static final String GUEST = """
            <domain type='kvm'>
              <name>web</name>
              <devices>
                <interface type="network">  <!-- NAT -->
                  <source network="default"/>
                </interface>
              </devices>
            </domain>
            """;

    @TempDir
    private Path directory;

    @Test
    void theExampleOfTheReadmeConvertsAFile() throws IOException, DocumentException {
        Path path = Files.writeString(directory.resolve("web.xml"), GUEST);
        // README
        Conversion toLan = Conversion.to(Target.bridge("br0")).libvirt(Version.parse("11.3"));
        Conversion.Result result = toLan.apply(SourceText.read(path));
        for (Diagnostic diagnostic : result.diagnostics()) {
            System.err.println(diagnostic.message());
        }
        if (result.changed()) {
            AtomicFile.replace(
                    path, result.patch().source().bytes(), result.patch().bytes());
        }
        // end
        assertThat(path)
                .hasContent(
                        GUEST.replace("\"network\"", "\"bridge\"").replace("network=\"default\"", "bridge=\"br0\""));
    }

    @Test
    void theReadmeShowsThisExample() throws IOException {
        List<String> source = Files.readAllLines(Path.of("src/test/java/dev/xmlnet/LibraryTest.java"));
        List<String> example =
                source.subList(source.indexOf("        // README") + 1, source.indexOf("        // end"));
        // Layout is the formatter's affair.
        String shown = String.join("", example).replaceAll("\\s", "");
        assertThat(Files.readString(Path.of("README.md")).replaceAll("\\s", "")).contains("```java" + shown + "```");
    }

    @Test
    void selectionsAndTargetsCombine() throws DocumentException {
        Conversion.Result result = Conversion.none()
                .move(Selection.from("network=default"), Target.direct("ens32", DirectMode.PRIVATE))
                .move(Selection.from("network"), Target.network("lan"))
                .apply(SourceText.ofString(GUEST));
        assertThat(result.changes()).singleElement().satisfies(change -> {
            assertThat(change.from()).isEqualTo("network default");
            assertThat(change.to()).isEqualTo("direct ens32");
        });
        assertThat(result.lossy()).isFalse();
    }
}
