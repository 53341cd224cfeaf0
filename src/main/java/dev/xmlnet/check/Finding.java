package dev.xmlnet.check;

import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import java.util.List;

/**
 * Something that a rule found in a file.
 *
 * @param rule the rule
 * @param severity how much it matters here; most often what the rule says
 * @param message one line: what is wrong, and what to do; it names no line, so that it stays the same when the file grows
 * @param location where: the very attribute or element
 * @param line the text of that line, for the caret under it; empty if only a look across files showed it
 * @param also other places that have to do with it; at most {@link #MOST_OTHERS}
 * @param more how many other places there are beside those
 * @param fixable true if {@link Examined#fix} can take it away
 */
public record Finding(
        Rule rule,
        Severity severity,
        String message,
        Location location,
        String line,
        List<Place> also,
        int more,
        boolean fixable) {
    /** How many other places a finding names. */
    public static final int MOST_OTHERS = 3;

    /** The same with another line; empty takes it away. */
    public Finding withLine(String other) {
        return new Finding(rule, severity, message, location, other, also, more, fixable);
    }

    /** The message with the other places: {@code ... (also at web2.xml:14:7)}. */
    public String text() {
        if (also.isEmpty()) {
            return message;
        }
        StringBuilder text = new StringBuilder(message).append(" (also at ");
        for (int i = 0; i < also.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(also.get(i));
        }
        return text.append(more == 0 ? "" : " and " + more + " more")
                .append(')')
                .toString();
    }
}
