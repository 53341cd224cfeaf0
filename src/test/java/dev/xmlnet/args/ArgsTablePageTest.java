package dev.xmlnet.args;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.libvirt.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/args-table.md is printed from args.txt; {@code -Dgolden.update=true} prints it again. */
class ArgsTablePageTest {
    private static final Path PAGE = Path.of("docs", "args-table.md");

    @Test
    void thePageIsWhatTheTableSays() throws IOException {
        StringBuilder page = new StringBuilder("""
                # How each part of an interface is said

                Printed from the table by which [`xmlnet args`](args.md) writes and reads. A part that is not listed is said to virt-install by an xpath
                (`xpath0.set=./coalesce/rx/frames/@max,xpath0.value=7`, virt-install 4.0), and is lost on the way to QEMU.

                - **virt-install**: the suboption of `--network`; with a version, since which virt-install, and an xpath before it. Older spellings, which are
                  read too, stand behind "also".
                - **QEMU**: the property of `-device` or the key of `-netdev`.
                - **Else**: what a command of the host does in QEMU's place, or what is lost.

                ## Parts

                | part | virt-install | QEMU | else |
                | --- | --- | --- | --- |
                """);
        for (PartRow row : ArgsTable.get().parts()) {
            page.append(row(
                    code(row.path()),
                    row.virtInstall().isEmpty()
                            ? "xpath"
                            : joined(row.virtInstall().stream().map(ArgsTablePageTest::option)),
                    joined(Stream.concat(
                            row.device().stream().map(one -> "`-device` " + property(one)),
                            row.netdev().stream().map(one -> "`-netdev` " + property(one)))),
                    joined(Stream.concat(
                            row.host().stream().map(ArgsTablePageTest::command),
                            row.lost().stream().map(ArgsTablePageTest::lost)))));
        }
        page.append("""

                ## Kinds of connection

                `{tap}` is the guest's tap, `{id}` a name made for the option. What stands in `[ ]` is left out where its value is missing.

                | kind | QEMU | commands of the host | else |
                | --- | --- | --- | --- |
                """);
        for (KindRow row : ArgsTable.get().kinds()) {
            page.append(row(
                    row.kind().word(),
                    joined(row.options().stream()
                            .map(one -> code("-" + one.name() + " " + String.join(",", one.words())))),
                    joined(row.host().stream().map(ArgsTablePageTest::command)),
                    joined(Stream.concat(
                            row.refused() == null ? Stream.of() : Stream.of("refused: " + escaped(row.refused())),
                            row.lost().stream().map(ArgsTablePageTest::lost)))));
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).content().isEqualTo(page.toString());
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String joined(Stream<String> lines) {
        return lines.collect(Collectors.joining("<br>"));
    }

    private static String option(OptionKey one) {
        String value = one.value() == OptionKey.Value.TEXT
                ? ""
                : " (" + one.value().name().toLowerCase(Locale.ROOT) + ")";
        String since = one.since() == null ? "" : " since " + one.since();
        String also = one.also().isEmpty()
                ? ""
                : ", also " + one.also().stream().map(ArgsTablePageTest::code).collect(Collectors.joining(" "));
        return code(one.key()) + value + since + on(one.kinds()) + also;
    }

    private static String property(Property one) {
        return code(one.key()) + on(one.kinds());
    }

    private static String command(HostLine one) {
        return (one.before() ? "before: " : "after: ") + code(one.command()) + on(one.kinds());
    }

    private static String lost(Lost one) {
        String weight = switch (one.severity()) {
            case FIREWALL -> "**lost**: ";
            case WARNING -> "lost: ";
            case NOTE -> "note: ";
            case DONE -> "";
        };
        String value = one.value() == null ? "" : " (`" + one.value() + "`)";
        return weight + escaped(one.why()) + value + on(one.kinds());
    }

    private static String on(Set<Kind> kinds) {
        List<String> words = kinds.stream().sorted().map(Kind::word).toList();
        return words.isEmpty() ? "" : " on " + String.join(", ", words);
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }

    private static String escaped(String text) {
        return text.replace("<", "&lt;").replace("|", "\\|");
    }
}
