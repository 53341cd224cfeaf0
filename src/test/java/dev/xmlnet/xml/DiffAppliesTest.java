package dev.xmlnet.xml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A diff is what is written in place: patch and git make of the old file the same bytes. */
class DiffAppliesTest {
    private static final String TEXT = "<a>\n  <b c='old'/>\n  <name>café</name>\n</a>\n";

    @TempDir
    private Path directory;

    @BeforeEach
    void tools() throws Exception {
        assumeTrue(run("patch", "--version") && run("git", "--version"), "skipped: patch or git is missing");
    }

    private boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static Patch edited(byte[] bytes) throws DocumentException {
        SourceText source = SourceText.of(bytes);
        List<Edit> edits = new ArrayList<>();
        int at = source.text().indexOf("old");
        edits.add(new Edit(new Span(at, at + 3), "中 ü & \u0a0a\u0d0d"));
        int end = source.text().indexOf("</a>");
        edits.add(new Edit(new Span(end, end), "<new/>"));
        return Patch.of(source, edits);
    }

    private void applies(byte[] before, String name) throws Exception {
        Patch patch = edited(before);
        byte[] diff = patch.diff(name);
        Files.write(directory.resolve("diff"), diff);
        for (List<String> command : List.of(
                List.of("patch", "-s", "-p1", "-i", "diff"), List.of("git", "apply", "--whitespace=nowarn", "diff"))) {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, before);
            assertThat(run(command.toArray(String[]::new))).as(command.get(0)).isTrue();
            assertThat(file).hasBinaryContent(patch.bytes());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', false, true",
        "UTF-8, EFBBBF, true, true",
        "UTF-8, '', true, false",
        "UTF-8, EFBBBF, false, false",
        "ISO-8859-1, '', false, true",
        "ISO-8859-1, '', true, false",
        "windows-1252, '', true, true",
        "UTF-16LE, FFFE, false, true",
        "UTF-16LE, FFFE, true, false",
        "UTF-16BE, FEFF, false, true",
        "UTF-16BE, FEFF, true, false"
    })
    void inEveryEncoding(String encoding, String mark, boolean crlf, boolean ended) throws Exception {
        String declared = encoding.startsWith("UTF-16") ? "UTF-16" : encoding;
        String text = "<?xml version='1.0' encoding='" + declared + "'?>\n" + TEXT;
        text = crlf ? text.replace("\n", "\r\n") : text;
        text = ended ? text : text.strip();
        byte[] body = text.getBytes(Charset.forName(encoding));
        byte[] before = new byte[mark.length() / 2 + body.length];
        for (int i = 0; i < mark.length() / 2; i++) {
            before[i] = (byte) Integer.parseInt(mark.substring(2 * i, 2 * i + 2), 16);
        }
        System.arraycopy(body, 0, before, mark.length() / 2, body.length);
        applies(before, "d/g.xml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b.xml",
                "a -- b.xml",
                "a\n+++ b/other.xml\n@@ -1 +1 @@\n-x\n+y.xml",
                "a\tb.xml",
                "a\"b\".xml",
                "a\\b.xml",
                "\u001b[31mred.xml",
                "\u009b31m.xml",
                "é 中.xml",
                "é\n.xml",
                "\u2028\u202e.xml",
                "\r.xml",
                "\u007f\u0001.xml"
            })
    void withEveryName(String name) throws Exception {
        applies(TEXT.getBytes(UTF_8), name);
        String diff = new String(edited(TEXT.getBytes(UTF_8)).diff(name), ISO_8859_1);
        assertThat(diff.lines().filter(line -> line.startsWith("--- ") || line.startsWith("+++ ")))
                .hasSize(2);
        assertThat(diff.lines().filter(line -> line.startsWith("@@"))).hasSize(1);
        assertThat(diff.lines().limit(2)).noneMatch(line -> line.contains("\u001b") || line.contains("\r"));
    }

    @Test
    void aPathThatLeadsUpOrBeginsWithASlashIsOneBelow() throws Exception {
        Patch patch = edited(TEXT.getBytes(UTF_8));
        for (String path : List.of("/x/g.xml", "./x/g.xml", "../x/g.xml", "a/../x//g.xml", "../../x/./g.xml")) {
            assertThat(new String(patch.diff(path), UTF_8)).startsWith("--- a/x/g.xml\n+++ b/x/g.xml\n");
        }
        assertThat(new String(patch.diff("x/.g..xml"), UTF_8)).startsWith("--- a/x/.g..xml\n");
    }
}
