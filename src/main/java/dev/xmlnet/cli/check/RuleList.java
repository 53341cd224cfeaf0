package dev.xmlnet.cli.check;

import dev.xmlnet.check.Rule;
import java.io.IOException;
import java.io.Writer;

/** What {@code check --rules} prints. */
final class RuleList {
    private RuleList() {}

    /** A line a rule: id, severity, name, title. */
    static void text(Writer out) throws IOException {
        int longest = 0;
        for (Rule rule : Rule.values()) {
            longest = Math.max(longest, rule.word().length());
        }
        for (Rule rule : Rule.values()) {
            String severity = rule.severity().word();
            out.append(rule.name()).append("  ").append(severity).append(" ".repeat(9 - severity.length()));
            out.append(rule.word()).append(" ".repeat(longest + 2 - rule.word().length()));
            out.append(rule.title()).append('\n');
        }
        out.flush();
    }
}
