package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the golden cases of {@code convert} and {@code network} write, {@code check} has nothing against that was not there or is not
 * told. GoldenTest holds that it is what they write.
 */
class GoldenAgreementTest {
    private static final Path CASES = Path.of("src", "test", "resources", "golden");
    private static final Pattern LIBVIRT = Pattern.compile("--libvirt ([0-9.]+)");

    @Test
    void ofWhatTheCasesWrite() throws IOException {
        List<String> faults = new ArrayList<>();
        int written = 0;
        try (Stream<Path> directories = Files.list(CASES)) {
            for (Path directory : directories.sorted().toList()) {
                String name = directory.getFileName().toString();
                String args = text(directory.resolve("args"));
                Map<String, XmlDocument> after = after(directory, args);
                if (after.isEmpty()) {
                    continue;
                }
                written++;
                Matcher libvirt = LIBVIRT.matcher(args);
                Agreement agreement =
                        new Agreement(libvirt.find() ? Version.parse(libvirt.group(1)) : Version.NEWEST_KNOWN);
                String told = text(directory.resolve("expected.stderr")) + text(directory.resolve("expected.stdout"));
                agreement
                        .faults(inputs(directory), after, Map.of(), Agreement.told(told))
                        .forEach(fault -> faults.add(name + ": " + fault));
            }
        }
        assertThat(faults).isEmpty();
        assertThat(written).isGreaterThan(500);
    }

    /** What a case writes, by the name of the input where there is one. */
    private static Map<String, XmlDocument> after(Path directory, String args) throws IOException {
        Map<String, XmlDocument> after = new TreeMap<>();
        if (args.startsWith("convert ")) {
            add(after, "input.xml", directory.resolve("expected.xml"));
            Map<String, String> byFile = new HashMap<>();
            inputs(directory)
                    .keySet()
                    .forEach(name -> byFile.put(Path.of(name).getFileName().toString(), name));
            if (args.contains(" -o ./") && byFile.size() == 1) {
                byFile.put("out.xml", "input.xml");
            }
            Path expected = directory.resolve("expected");
            for (Path file : documents(expected)) {
                String name = expected.relativize(file).toString();
                add(after, byFile.getOrDefault(file.getFileName().toString(), name), file);
            }
        } else if (args.startsWith("network ")) {
            add(after, "network.xml", directory.resolve("expected.stdout"));
        }
        return after;
    }

    private static Map<String, XmlDocument> inputs(Path directory) throws IOException {
        Map<String, XmlDocument> inputs = new TreeMap<>();
        add(inputs, "input.xml", directory.resolve("input.xml"));
        for (String folder : List.of("in", "networks")) {
            for (Path file : documents(directory.resolve(folder))) {
                add(inputs, directory.relativize(file).toString(), file);
            }
        }
        return inputs;
    }

    private static List<Path> documents(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    private static void add(Map<String, XmlDocument> documents, String name, Path file) throws IOException {
        if (Files.exists(file)) {
            try {
                documents.put(name, XmlDocument.parse(SourceText.read(file)));
            } catch (DocumentException e) {
                // It is none, as the input of many a case is not, and the help of a command.
            }
        }
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
