package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.SupportTable;
import dev.xmlnet.libvirt.SupportTable.Row;
import dev.xmlnet.libvirt.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The pages in docs are printed from the tables; {@code -Dgolden.update=true} prints them anew. */
class SupportTablePageTest {
    private static final Path DOCS = Path.of("docs");
    private static final List<Kind> KINDS = List.copyOf(EnumSet.range(Kind.NETWORK, Kind.VHOSTUSER));
    private static final List<NetworkMode> MODES = List.of(NetworkMode.values());

    @Test
    void thePageOfInterfacesIsWhatTheTableSays() throws IOException {
        String page = """
                # What each kind of connection carries

                Printed from the support table by which `convert` decides what stays.

                | word | meaning |
                | --- | --- |
                | kept | libvirt stores the part and it works |
                | *version* | kept from that libvirt on (`--libvirt`); before, refused |
                | refused | libvirt refuses the definition |
                | fails | the guest does not start; a newer libvirt may refuse the definition |
                | ignored | libvirt drops it without a word |
                | inert | libvirt stores it, and it does nothing |
                | depends | only some networks take it: kept on a network, dropped by a move to one |
                | live | state of a running guest, which libvirt makes anew |

                A part that is not listed stays as it is.

                """ + table(SupportTable.interfaces(), KINDS, "kind");
        check("support-table.md", page);
    }

    @Test
    void thePageOfNetworksIsWhatTheTableSays() throws IOException {
        String page = """
                # What each forward mode of a network carries

                Printed from the table by which `convert` decides what stays in a `<network>`. `isolated` is a network without `<forward>`; `bridge` and
                `ovs` are on a bridge of the host; `direct-bridge` is mode='bridge' with a NIC, and so macvtap like the three behind it.

                | word | meaning |
                | --- | --- |
                | kept | libvirt stores the part and it works |
                | *version* | kept from that libvirt on (`--libvirt`); before, refused |
                | refused | libvirt refuses the definition |
                | fails | libvirt takes the definition, and no guest on the network starts |
                | ignored | libvirt drops it without a word |
                | inert | libvirt stores it, and it does nothing |
                | live | state of a running network, which libvirt makes anew |

                A part that is not listed stays as it is.

                """ + table(SupportTable.networks(), MODES, "mode");
        check("network-table.md", page);
    }

    private static void check(String name, String current) throws IOException {
        Path page = DOCS.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, current);
        }
        assertThat(page).hasContent(current);
    }

    @Test
    void everyRowHasAVerdictForEveryKind() {
        for (Row<Kind> row : SupportTable.interfaces().rows()) {
            assertThat(row.verdicts().keySet()).as(row.title()).containsExactlyElementsOf(KINDS);
        }
    }

    @Test
    void everyRowOfANetworkHasAVerdictForEveryMode() {
        for (Row<NetworkMode> row : SupportTable.networks().rows()) {
            assertThat(row.verdicts().keySet()).as(row.title()).containsExactlyElementsOf(MODES);
        }
    }

    /** The cells, and below them the reasons. */
    private static <K extends Enum<K>> String table(SupportTable<K> table, List<K> columns, String column) {
        StringBuilder page = new StringBuilder("| part |");
        columns.forEach(kind -> page.append(' ').append(kind).append(" |"));
        page.append("\n| --- |").append(" --- |".repeat(columns.size())).append('\n');
        for (Row<K> row : table.rows()) {
            page.append("| `").append(row.title().replace("|", "\\|")).append("` |");
            columns.forEach(kind ->
                    page.append(' ').append(cell(row.verdicts().get(kind))).append(" |"));
            page.append('\n');
        }
        page.append("\n## Why\n");
        for (Row<K> row : table.rows()) {
            page.append("\n**`").append(row.title()).append("`**");
            if (!row.drivers().isEmpty()) {
                List<String> drivers = row.drivers().stream().sorted().toList();
                page.append(" (guests of type ")
                        .append(String.join(", ", drivers))
                        .append(")");
            }
            page.append("\n\n").append(reasons(row, columns, column));
        }
        return page.toString();
    }

    private static <K extends Enum<K>> String reasons(Row<K> row, List<K> columns, String column) {
        StringBuilder lines = new StringBuilder();
        if (row.withoutVirtio() != null) {
            lines.append("- ").append(cell(row.withoutVirtio()));
            lines.append(" with another model than virtio: ")
                    .append(row.withoutVirtio().why());
            lines.append(".\n");
        }
        Set<Verdict> verdicts = new LinkedHashSet<>();
        columns.forEach(kind -> verdicts.add(row.verdicts().get(kind)));
        for (Verdict verdict : verdicts) {
            List<String> those = columns.stream()
                    .filter(kind -> row.verdicts().get(kind).equals(verdict))
                    .map(K::toString)
                    .toList();
            String who = those.size() == columns.size() ? "every " + column : String.join(", ", those);
            lines.append("- ").append(cell(verdict)).append(" on ").append(who).append(": ");
            lines.append(verdict.why()).append(".\n");
        }
        return lines.toString();
    }

    private static String cell(Verdict verdict) {
        return verdict.since() == null
                ? verdict.word().name().toLowerCase(Locale.ROOT)
                : verdict.since().toString();
    }
}
