package dev.xmlnet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/library.md: each Java example is compiled and run, and prints what stands behind it. {@code -Dgolden.update=true}
 * writes what they print anew, for review.
 */
class LibraryPageTest {
    private static final Path PAGE = Path.of("docs/library.md");
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```\n\n```text\n(.*?)```\n", Pattern.DOTALL);
    private static final List<String> IMPORTS = List.of(
            "dev.xmlnet.check.*",
            "dev.xmlnet.convert.*",
            "dev.xmlnet.libvirt.*",
            "dev.xmlnet.libvirt.value.*",
            "dev.xmlnet.model.*",
            "dev.xmlnet.network.*",
            "dev.xmlnet.schema.*",
            "dev.xmlnet.xml.*",
            "java.nio.file.*",
            "java.util.*");

    @TempDir
    private Path directory;

    private record Example(String code, String output) {}

    @TestFactory
    Stream<DynamicTest> eachExamplePrintsWhatStandsBehindIt() throws IOException {
        List<Example> examples = examples();
        assertThat(examples).hasSizeGreaterThan(5);
        return Stream.iterate(0, n -> n < examples.size(), n -> n + 1)
                .map(n -> DynamicTest.dynamicTest(
                        examples.get(n).code().lines().findFirst().orElseThrow(), () -> runs(n, examples.get(n))));
    }

    @Test
    void noBlockIsForgotten() throws IOException {
        assertThat(examples())
                .hasSize(Files.readString(PAGE).split("```java", -1).length - 1)
                .allMatch(example -> example.code().contains("System.out"));
    }

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            examples.add(new Example(matcher.group(1), matcher.group(2)));
        }
        return examples;
    }

    private void runs(int number, Example example) throws Exception {
        String name = "Example" + number;
        StringBuilder source = new StringBuilder();
        IMPORTS.forEach(line -> source.append("import ").append(line).append(";\n"));
        source.append("public class " + name + " { public static void main(String[] args) throws Exception {\n")
                .append(example.code())
                .append("} }\n");
        Path file = Files.writeString(directory.resolve(name + ".java"), source);
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        complaints,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-proc:none",
                        file.toString());
        assertThat(code).as(complaints.toString(UTF_8)).isZero();
        String printed = output(name);
        if (Boolean.getBoolean("golden.update")) {
            String page = Files.readString(PAGE);
            String block = example.code() + "```\n\n```text\n";
            Files.writeString(PAGE, page.replace(block + example.output(), block + printed));
        }
        assertThat(printed).isEqualTo(example.output());
    }

    /** The examples print to standard output, as a reader's would. */
    private String output(String name) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
                PrintStream out = new PrintStream(printed, true, UTF_8)) {
            System.setOut(out);
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }
}
