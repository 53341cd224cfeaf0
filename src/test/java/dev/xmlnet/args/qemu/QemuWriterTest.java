package dev.xmlnet.args.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.args.Written;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cases of {@code src/test/resources/args/qemu}, a directory each.
 *
 * <ul>
 *   <li>{@code input.xml}: guests or interfaces
 *   <li>{@code networks/}: definitions of networks; may be absent
 *   <li>{@code options}: {@code machine NAME} or {@code tap NAME}, a line each; may be absent
 *   <li>{@code expected}: each interface in the three forms. Of the two short forms only what differs.
 * </ul>
 *
 * <p>{@code -Dgolden.update=true} writes what is expected anew, for a person to judge; {@code -Dgolden.case=REGEX} takes some.
 */
class QemuWriterTest {
    private static final Path CASES = Path.of("src", "test", "resources", "args", "qemu");

    static Stream<String> cases() throws IOException {
        Pattern wanted = Pattern.compile(System.getProperty("golden.case", ".*"));
        try (Stream<Path> directories = Files.list(CASES)) {
            List<String> names = directories
                    .map(path -> path.getFileName().toString())
                    .filter(name -> wanted.matcher(name).matches())
                    .sorted()
                    .toList();
            return names.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isAsExpected(String name) throws Exception {
        Path directory = CASES.resolve(name);
        QemuOptions options = options(directory);
        StringBuilder text = new StringBuilder();
        for (Guest guest : Guest.of(XmlDocument.parseAll(SourceText.read(directory.resolve("input.xml"))))) {
            for (GuestInterface one : guest.interfaces()) {
                text.append("=== ").append(one.index()).append('\n');
                text.append(inAllForms(PlainInterface.of(guest, one), options));
            }
        }
        Path expected = directory.resolve("expected");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, text);
        }
        assertThat(text.toString()).isEqualTo(Files.readString(expected));
    }

    private static QemuOptions options(Path directory) throws IOException, DocumentException {
        Map<String, NetworkDefinition> networks = new HashMap<>();
        if (Files.isDirectory(directory.resolve("networks"))) {
            try (Stream<Path> files = Files.list(directory.resolve("networks"))) {
                for (Path file : files.toList()) {
                    NetworkDefinition network = NetworkDefinition.of(XmlDocument.parse(SourceText.read(file)));
                    assertThat(network).isNotNull();
                    networks.put(network.name(), network);
                }
            }
        }
        QemuOptions options = QemuOptions.defaults().withNetworks(networks::get);
        if (Files.exists(directory.resolve("options"))) {
            for (String line : Files.readAllLines(directory.resolve("options"))) {
                String value = line.substring(line.indexOf(' ') + 1);
                options = line.startsWith("tap ") ? options.withTap(value) : options.withMachine(value);
            }
        }
        return options;
    }

    private static String inAllForms(PlainInterface plain, QemuOptions options) {
        List<String> lines = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (QemuForm form : QemuForm.values()) {
            lines.add("--- " + form.name().toLowerCase(Locale.ROOT));
            List<String> losses;
            try {
                Written written = new QemuWriter(options.withForm(form)).write(plain);
                if (form == QemuForm.NETDEV) {
                    written.before().forEach(line -> lines.add("before: " + line));
                    written.after().forEach(line -> lines.add("after: " + line));
                }
                lines.add(written.words().stream().map(ShellWord::option).collect(Collectors.joining(" ")));
                if (form == QemuForm.NETDEV && !written.redirections().isEmpty()) {
                    lines.add(written.redirections());
                }
                losses = written.losses().stream().map(QemuWriterTest::shown).toList();
            } catch (RefusedException e) {
                losses = List.of(shown(e.diagnostic()));
            }
            losses.stream().filter(loss -> !told.contains(loss)).forEach(lines::add);
            told.addAll(losses);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String shown(Diagnostic diagnostic) {
        Location location = diagnostic.location();
        assertThat(diagnostic.message()).hasSizeLessThanOrEqualTo(100);
        return (location == null ? "" : location.line() + ":" + location.column() + ": ")
                + diagnostic.severity().name().toLowerCase(Locale.ROOT) + ": " + diagnostic.message() + " ["
                + diagnostic.id() + "]";
    }
}
