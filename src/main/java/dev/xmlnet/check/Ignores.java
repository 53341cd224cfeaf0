package dev.xmlnet.check;

import dev.xmlnet.xml.Comment;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.XmlDocument;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The comments of a file that turn rules off: {@code <!-- xmlnet: ignore MAC001 both serve one address -->} before an element
 * is about that element and all that is in it.
 */
final class Ignores {
    private static final String MARK = "xmlnet:";

    private final List<Ignore> all = new ArrayList<>(0);

    /** One rule of one comment. */
    private static final class Ignore {
        private final Rule rule;
        private final Location from;
        private final Location to;
        private final Location comment;
        private final String line;
        private boolean used;

        Ignore(Rule rule, Element element, Comment comment) {
            this.rule = rule;
            this.from = element.location();
            this.to = element.source().locate(element.span().end());
            this.comment = comment.location();
            this.line = element.source().line(this.comment.line());
        }

        boolean covers(Location place) {
            return !isBefore(place, from) && isBefore(place, to);
        }

        private static boolean isBefore(Location one, Location other) {
            return one.line() < other.line() || (one.line() == other.line() && one.column() < other.column());
        }
    }

    private Ignores() {}

    /** Reads the comments of a document; one that cannot be understood becomes a finding. */
    static Ignores of(XmlDocument document, Findings findings) {
        Ignores ignores = new Ignores();
        for (Comment comment : document.comments()) {
            if (comment.text().startsWith(MARK)) {
                ignores.read(comment, findings);
            }
        }
        return ignores;
    }

    private void read(Comment comment, Findings findings) {
        String[] words = comment.text().substring(MARK.length()).strip().split("\\s+");
        if (!words[0].equals("ignore")) {
            findings.add(
                    Rule.SUP001,
                    "'" + words[0] + "' is nothing that a comment can ask for: write 'xmlnet: ignore MAC001 reason'",
                    comment.location());
            return;
        }
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        int next = 1;
        for (; next < words.length && words[next].matches("[A-Z]{3}[0-9]{3},?"); next++) {
            String id = words[next].substring(0, 6);
            if (Rule.named(id) == null) {
                findings.add(Rule.SUP001, "there is no rule " + id + Rule.hint(id), comment.location());
            } else {
                rules.add(Rule.named(id));
            }
        }
        if (next == 1) {
            findings.add(Rule.SUP001, "no rule is named: write 'xmlnet: ignore MAC001 reason'", comment.location());
        } else if (next == words.length) {
            findings.add(Rule.SUP001, "a reason is missing: say behind the rule why it is ignored", comment.location());
        }
        if (comment.next() == null && !rules.isEmpty()) {
            findings.add(
                    Rule.SUP001,
                    "no element stands behind this comment, so that it ignores nothing: write it before the element",
                    comment.location());
            return;
        }
        rules.forEach(rule -> all.add(new Ignore(rule, comment.next(), comment)));
    }

    /** True if a comment turns a rule off at a place; the comment then has a use. */
    boolean cover(Rule rule, Location place) {
        boolean covered = false;
        for (Ignore ignore : all) {
            if (ignore.rule == rule && ignore.covers(place)) {
                ignore.used = true;
                covered = true;
            }
        }
        return covered;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** What had no use, of the rules that were looked at. */
    List<Finding> useless(Set<Rule> lookedAt) {
        List<Finding> findings = new ArrayList<>(0);
        for (Ignore ignore : all) {
            if (!ignore.used && lookedAt.contains(ignore.rule)) {
                String message = ignore.rule + " finds nothing here: take the comment away";
                findings.add(new Found("", Rule.SUP001, message, ignore.comment, ignore.line).finding());
            }
        }
        return findings;
    }
}
