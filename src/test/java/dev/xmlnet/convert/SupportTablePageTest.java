package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.support.Carrier;
import dev.xmlnet.libvirt.support.Row;
import dev.xmlnet.libvirt.support.SupportTable;
import dev.xmlnet.libvirt.support.Tables;
import dev.xmlnet.libvirt.support.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages in docs are printed from the tables; {@code -Dgolden.update=true} prints them anew. */
class SupportTablePageTest {
    private static final Path DOCS = Path.of("docs");
    private static final List<Carrier> KINDS = Stream.of(Carrier.values())
            .filter(carrier -> carrier.general() == null)
            .toList();
    private static final List<Carrier> SPECIAL = Stream.of(Carrier.values())
            .filter(carrier -> carrier.general() != null)
            .toList();
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
                | *word*, since *version* *word* | what the older ones did, and what it does since |
                | ignored | libvirt drops it without a word |
                | inert | libvirt stores it, and it does nothing |
                | depends | only some networks take it: kept on a network, dropped by a move to one |
                | live | state of a running guest, which libvirt makes anew |

                A part that is not listed stays as it is. Of rows for one part the first counts that fits and has the column.

                ## On a network that is known, and behind passt

                Where the definition of the network is among the inputs or in `--networks`, an interface is judged by what the network is: `network/own`
                is one whose bridge libvirt makes (nat, route, isolated, open). `socket` is server, client, mcast, udp and null. A row that is not here is as
                in the table below.

                """ + cells(Tables.interfaces(), SPECIAL, SupportTablePageTest::isSpecial)
                + "\n## By kind\n\n" + table(Tables.interfaces(), KINDS, "kind");
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

                """ + table(Tables.networks(), MODES, "mode");
        check("network-table.md", page);
    }

    private static void check(String name, String current) throws IOException {
        Path page = DOCS.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, current);
        }
        assertThat(page).hasContent(current);
    }

    /** The cells, and below them the reasons. */
    private static <K extends Enum<K>> String table(SupportTable<K> table, List<K> columns, String column) {
        StringBuilder page = new StringBuilder(cells(table, columns, row -> true));
        page.append("\n## Why\n");
        for (Row<K> row : table.rows()) {
            page.append("\n**`").append(row.title()).append("`**");
            if (!row.drivers().isEmpty()) {
                List<String> drivers = row.drivers().stream().sorted().toList();
                page.append(" (guests of type ")
                        .append(String.join(", ", drivers))
                        .append(")");
            }
            page.append("\n\n").append(reasons(row, column));
        }
        return page.toString();
    }

    private static <K extends Enum<K>> String cells(SupportTable<K> table, List<K> columns, Predicate<Row<K>> wanted) {
        StringBuilder page = new StringBuilder("| part |");
        columns.forEach(kind -> page.append(' ').append(word(kind)).append(" |"));
        page.append("\n| --- |").append(" --- |".repeat(columns.size())).append('\n');
        for (Row<K> row : table.rows()) {
            if (wanted.test(row)) {
                page.append("| `").append(row.title().replace("|", "\\|")).append("` |");
                columns.forEach(kind -> page.append(' ')
                        .append(
                                row.verdicts().containsKey(kind)
                                        ? cell(row.verdicts().get(kind))
                                        : "")
                        .append(" |"));
                page.append('\n');
            }
        }
        return page.toString();
    }

    private static boolean isSpecial(Row<Carrier> row) {
        return SPECIAL.stream()
                .anyMatch(carrier -> row.verdicts().containsKey(carrier)
                        && !row.verdicts().get(carrier).equals(row.verdicts().get(carrier.general())));
    }

    private static String word(Enum<?> column) {
        return column instanceof Carrier carrier ? carrier.word() : column.toString();
    }

    /** Each reason once, with the columns that it is about; what follows from another column is left out. */
    private static <K extends Enum<K>> String reasons(Row<K> row, String column) {
        StringBuilder lines = new StringBuilder();
        if (row.withoutVirtio() != null) {
            lines.append("- ").append(cell(row.withoutVirtio()));
            lines.append(" with another model than virtio: ")
                    .append(row.withoutVirtio().why());
            lines.append(".\n");
        }
        Set<Verdict> verdicts = new LinkedHashSet<>(row.verdicts().values());
        for (Verdict verdict : verdicts) {
            List<String> those = row.verdicts().keySet().stream()
                    .filter(kind -> row.verdicts().get(kind).equals(verdict))
                    .filter(kind -> !(kind instanceof Carrier carrier)
                            || carrier.general() == null
                            || !verdict.equals(row.verdicts().get(carrier.general())))
                    .map(SupportTablePageTest::word)
                    .toList();
            String who = verdicts.size() == 1 && those.size() > 10 ? "every " + column : String.join(", ", those);
            lines.append("- ").append(cell(verdict)).append(" on ").append(who).append(": ");
            lines.append(verdict.why()).append(".\n");
        }
        return lines.toString();
    }

    private static String cell(Verdict verdict) {
        String word = verdict.word().name().toLowerCase(Locale.ROOT);
        if (verdict.since() == null) {
            return word;
        }
        return verdict.before() == null
                ? verdict.since().toString()
                : verdict.before().name().toLowerCase(Locale.ROOT) + ", since " + verdict.since() + " " + word;
    }
}
