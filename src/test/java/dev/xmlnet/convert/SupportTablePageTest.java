package dev.xmlnet.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** docs/support-table.md is printed from the table; {@code -Dgolden.update=true} prints it anew. */
class SupportTablePageTest {
    private static final Path PAGE = Path.of("docs/support-table.md");
    private static final List<Kind> KINDS = List.copyOf(EnumSet.range(Kind.NETWORK, Kind.VHOSTUSER));

    @Test
    void thePageIsWhatTheTableSays() throws IOException {
        String current = page();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, current);
        }
        assertThat(PAGE).hasContent(current);
    }

    @Test
    void everyRowHasAVerdictForEveryKind() {
        for (SupportTable.Row<Kind> row : SupportTable.INSTANCE.rows()) {
            assertThat(row.verdicts().keySet()).as(row.title()).containsExactlyElementsOf(KINDS);
        }
    }

    private static String page() {
        StringBuilder page = new StringBuilder();
        page.append("# What each kind of connection carries\n\n");
        page.append("Printed from the support table by which `convert` decides what stays.\n\n");
        page.append("| word | meaning |\n| --- | --- |\n");
        page.append("| kept | libvirt stores the part and it works |\n");
        page.append("| *version* | kept from that libvirt on (`--libvirt`); before, refused |\n");
        page.append("| refused | libvirt refuses the definition |\n");
        page.append("| fails | the guest does not start; a newer libvirt may refuse the definition |\n");
        page.append("| ignored | libvirt drops it without a word |\n");
        page.append("| inert | libvirt stores it, and it does nothing |\n");
        page.append("| depends | only some networks take it: kept on a network, dropped by a move to one |\n");
        page.append("| live | state of a running guest, which libvirt makes anew |\n\n");
        page.append("A part that is not listed stays as it is.\n\n| part |");
        KINDS.forEach(kind -> page.append(' ').append(kind.word()).append(" |"));
        page.append("\n| --- |").append(" --- |".repeat(KINDS.size())).append('\n');
        for (SupportTable.Row<Kind> row : SupportTable.INSTANCE.rows()) {
            page.append("| `").append(row.title().replace("|", "\\|")).append("` |");
            KINDS.forEach(kind ->
                    page.append(' ').append(cell(row.verdicts().get(kind))).append(" |"));
            page.append('\n');
        }
        page.append("\n## Why\n");
        for (SupportTable.Row<Kind> row : SupportTable.INSTANCE.rows()) {
            page.append("\n**`").append(row.title()).append("`**");
            List<String> about = new ArrayList<>();
            if (!row.drivers().isEmpty()) {
                about.add("guests of type "
                        + String.join(", ", row.drivers().stream().sorted().toList()));
            }
            page.append(about.isEmpty() ? "" : " (" + String.join("; ", about) + ")")
                    .append("\n\n");
            if (row.withoutVirtio() != null) {
                page.append("- ").append(cell(row.withoutVirtio()));
                page.append(" with another model than virtio: ")
                        .append(row.withoutVirtio().why());
                page.append(".\n");
            }
            Set<Verdict> verdicts = new LinkedHashSet<>();
            KINDS.forEach(kind -> verdicts.add(row.verdicts().get(kind)));
            for (Verdict verdict : verdicts) {
                List<String> kinds = KINDS.stream()
                        .filter(kind -> row.verdicts().get(kind).equals(verdict))
                        .map(Kind::word)
                        .toList();
                String who = kinds.size() == KINDS.size() ? "every kind" : String.join(", ", kinds);
                page.append("- ")
                        .append(cell(verdict))
                        .append(" on ")
                        .append(who)
                        .append(": ");
                page.append(verdict.why()).append(".\n");
            }
        }
        return page.toString();
    }

    private static String cell(Verdict verdict) {
        return verdict.since() == null
                ? verdict.word().name().toLowerCase(java.util.Locale.ROOT)
                : verdict.since().toString();
    }
}
