package dev.xmlnet.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/rules.md is printed from rules.txt; {@code -Dgolden.update=true} prints it anew. */
class RulesPageTest {
    private static final Path PAGE = Path.of("docs", "rules.md");
    private static final Map<Rule.Needs, String> NEEDS = Map.of(
            Rule.Needs.FILES, "the other files that are given",
            Rule.Needs.HOST, "`--host-facts`",
            Rule.Needs.VERSION, "`--libvirt`",
            Rule.Needs.GIT, "`--against`");

    private static final String HEAD = """
            # The rules of xmlnet check

            Printed from the table that `xmlnet check --rules` prints too.

            | severity | meaning |
            | --- | --- |
            | error | libvirt refuses it, or the guest does not work as the file says |
            | warning | libvirt ignores it without a word, or it is risky; `--strict` counts it as an error |
            | note | good to know |

            A finding may be of another severity than its rule where it matters less or more. How to turn a rule off, for good, for some files or in one
            place: [check.md](check.md#turning-rules-off).

            | rule | severity | what it finds |
            | --- | --- | --- |
            """;

    @Test
    void thePageIsWhatTheTableSays() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (Rule rule : Rule.values()) {
            String anchor = rule.name().toLowerCase(Locale.ROOT);
            page.append("| [").append(rule).append("](#").append(anchor).append(") ");
            page.append(rule.word()).append(" | ").append(rule.severity().word());
            page.append(" | ").append(rule.title().replace("|", "\\|")).append(" |\n");
        }
        for (Rule rule : Rule.values()) {
            section(rule, page);
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page.toString());
        }
        assertThat(PAGE).hasContent(page.toString());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everySentenceIsOne(Rule rule) {
        assertThat(rule.title()).doesNotEndWith(".").isNotBlank();
        assertThat(rule.why()).endsWith(".");
        assertThat(rule.mend()).endsWith(".");
        assertThat(rule.word()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    private static void section(Rule rule, StringBuilder page) {
        page.append("\n## ").append(rule).append("\n\n");
        page.append("**")
                .append(rule.word())
                .append("**, ")
                .append(rule.severity().word());
        page.append(": ").append(rule.title()).append(".\n\n");
        page.append(rule.why()).append("\n\n");
        page.append("- What to do: ").append(rule.mend()).append('\n');
        if (rule.fix() != null) {
            page.append("- `--fix` ").append(rule.fix()).append(".\n");
        }
        if (!rule.needs().isEmpty()) {
            page.append("- It looks at ");
            page.append(String.join(
                    " and ",
                    rule.needs().stream()
                            .map(need -> Objects.requireNonNull(NEEDS.get(need)))
                            .toList()));
            page.append(" too.\n");
        }
        if (rule.since() != null) {
            page.append("- From libvirt ").append(rule.since()).append(" on.\n");
        }
        page.append(howToTurnItOff(rule));
    }

    private static String howToTurnItOff(Rule rule) {
        return switch (rule) {
            case XML001 ->
                "- To turn it off: for some files only, by `[[check.ignore]]`; no other rule looks at such a file.\n";
            case SUP001 -> "- To turn it off: `--disable SUP001`.\n";
            default ->
                "- To turn it off: `--disable " + rule + "`, or `<!-- xmlnet: ignore " + rule
                        + " reason -->` before the element.\n";
        };
    }
}
