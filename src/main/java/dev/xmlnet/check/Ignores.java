package dev.xmlnet.check;

import dev.xmlnet.xml.Comment;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.XmlDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The comments of a file that turn rules off: {@code <!-- xmlnet: ignore MAC001, NET006 both serve one address -->} before an
 * element is about that element and all that is in it; before the root, about the whole file.
 */
final class Ignores {
    private static final String MARK = "xmlnet";
    private static final String IGNORE = "ignore";
    private static final String EXAMPLE = "write 'xmlnet: ignore MAC001 reason'";

    private static final Comparator<Location> ORDER =
            Comparator.comparingInt(Location::line).thenComparingInt(Location::column);

    private final List<Ignore> all = new ArrayList<>(0);
    private final Map<Rule, Covered> covered = new EnumMap<>(Rule.class);

    /** Where comments turn a rule off, and where it would have spoken there. */
    private static final class Covered {
        /** The outermost elements, where each begins and ends. */
        private final TreeMap<Location, Location> elements = new TreeMap<>(ORDER);

        private final TreeSet<Location> silenced = new TreeSet<>(ORDER);

        /** Adds one that begins where the last one does, or behind that. */
        void add(Location from, Location to) {
            if (elements.isEmpty() || ORDER.compare(elements.lastEntry().getValue(), from) <= 0) {
                elements.put(from, to);
            }
        }

        boolean silences(Location place) {
            Map.Entry<Location, Location> element = elements.floorEntry(place);
            boolean inside = element != null && ORDER.compare(place, element.getValue()) < 0;
            if (inside) {
                silenced.add(place);
            }
            return inside;
        }

        boolean isUsed(Location from, Location to) {
            Location place = silenced.ceiling(from);
            return place != null && ORDER.compare(place, to) < 0;
        }
    }

    /** One rule of one comment. */
    private static final class Ignore {
        private final Rule rule;
        private final Location from;
        private final Location to;
        private final Location comment;
        private final String line;
        /** True if the rule was not looked at, so that nobody knows. */
        private boolean used;

        Ignore(Rule rule, Element element, Location comment) {
            this.rule = rule;
            this.from = element.location();
            this.to = element.source().locate(element.span().end());
            this.comment = comment;
            this.line = element.source().line(comment.line());
        }
    }

    private Ignores() {}

    /** Reads the comments of a document; one that cannot be understood becomes a finding. */
    static Ignores of(XmlDocument document, Findings findings) {
        Ignores ignores = new Ignores();
        for (Comment comment : document.comments()) {
            if (comment.text().startsWith(MARK)) {
                String rest = comment.text().substring(MARK.length()).stripLeading();
                if (rest.startsWith(":")) {
                    ignores.read(comment, rest.substring(1).strip(), findings);
                } else if (rest.startsWith(IGNORE)) {
                    tell(
                            findings,
                            comment,
                            "a colon is missing behind 'xmlnet', so that nothing is ignored: " + EXAMPLE);
                }
            }
        }
        return ignores;
    }

    private void read(Comment comment, String text, Findings findings) {
        String[] words = text.split("\\s+", 2);
        if (words[0].isEmpty()) {
            tell(findings, comment, "this comment asks for nothing: " + EXAMPLE);
        } else if (!words[0].equals(IGNORE)) {
            tell(findings, comment, "'" + words[0] + "' is nothing that a comment can ask for: " + EXAMPLE);
        } else if (words.length == 1) {
            tell(findings, comment, "no rule is named: " + EXAMPLE);
        } else if (comment.next() == null) {
            tell(
                    findings,
                    comment,
                    "no element stands behind this comment, so that it ignores nothing: write it before the element");
        } else {
            readRules(comment, comment.next(), words[1], findings);
        }
    }

    /** Ids with blanks or commas between, then the reason; the first word is taken for an id whatever it looks like. */
    private void readRules(Comment comment, Element element, String text, Findings findings) {
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        boolean first = true;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            String word = text.substring(at, end);
            if (!first && !isId(word)) {
                break;
            }
            Rule rule = Rule.named(word);
            if (rule == null) {
                String name = text.substring(at).split("[\\s,:]", 2)[0];
                tell(findings, comment, "there is no rule '" + name + "'" + Rule.hint(name));
            } else if (rules.add(rule)) {
                Ignore ignore = new Ignore(rule, element, comment.location());
                ignore.used = !isLookedAt(rule, findings);
                all.add(ignore);
                covered.computeIfAbsent(rule, r -> new Covered()).add(ignore.from, ignore.to);
            }
            first = false;
            at = end;
            while (at < text.length() && isBetween(text.charAt(at))) {
                at++;
            }
        }
        if (at == text.length()) {
            tell(findings, comment, "a reason is missing: say behind the rule why it is ignored");
        }
    }

    private static boolean isBetween(char c) {
        return Character.isWhitespace(c) || c == ',' || c == ':';
    }

    private static boolean isId(String word) {
        return word.matches("[A-Za-z]{3}\\d{3}");
    }

    /** False if the rule may find nothing only because nobody said what the host has, or which libvirt it runs. */
    private static boolean isLookedAt(Rule rule, Findings findings) {
        boolean host = findings.host() != null || !rule.needs().contains(Rule.Needs.HOST);
        boolean version = rule.since() == null || findings.libvirt().isAtLeast(rule.since());
        return host && version && !rule.needs().contains(Rule.Needs.VERSION);
    }

    private static void tell(Findings findings, Comment comment, String message) {
        findings.add(Rule.SUP001, message, comment.location());
    }

    /** True if a comment turns a rule off at a place; the comment then has a use. */
    boolean cover(Rule rule, Location place) {
        Covered places = covered.get(rule);
        return places != null && places.silences(place);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** What had no use, of the rules that were looked at. */
    List<Finding> useless(Set<Rule> lookedAt) {
        List<Finding> findings = new ArrayList<>(0);
        for (Ignore ignore : all) {
            if (!isUsed(ignore) && lookedAt.contains(ignore.rule) && lookedAt.contains(Rule.SUP001)) {
                boolean across = ignore.rule.needs().contains(Rule.Needs.FILES);
                String message = ignore.rule
                        + (across
                                ? " finds nothing here in the files that were given: take the comment away if these"
                                        + " were all"
                                : " finds nothing here: take the comment away");
                findings.add(new Found("", Rule.SUP001, message, ignore.comment, ignore.line).finding());
            }
        }
        return findings;
    }

    private boolean isUsed(Ignore ignore) {
        Covered places = covered.get(ignore.rule);
        return ignore.used || (places != null && places.isUsed(ignore.from, ignore.to));
    }
}
