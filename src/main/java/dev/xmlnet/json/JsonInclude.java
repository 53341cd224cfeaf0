package dev.xmlnet.json;

import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code <?include "FILE"?>} outside strings and comments.
 *
 * @param span the whole of it; two chars where it is written otherwise
 * @param name of the file; null where it is written otherwise
 */
public record JsonInclude(Span span, @Nullable String name) {
    private static final Pattern FORM = Pattern.compile("<\\?include\\s*+\"([^\"\\n]*+)\"\\s*+\\?>");

    /** Returns all in a text, in order. */
    public static List<JsonInclude> of(String text) {
        List<JsonInclude> found = new ArrayList<>();
        if (!text.contains("<?")) {
            return found;
        }
        JsonText all = new JsonText(text);
        Matcher matcher = FORM.matcher(text);
        for (int at = 0; at < text.length(); ) {
            int next = all.pastComment(at);
            if (next > at) {
                at = next;
            } else if (text.charAt(at) == '"') {
                at = all.pastString(at);
            } else if (text.startsWith("<?", at)) {
                boolean whole = matcher.region(at, text.length()).lookingAt();
                Span span = new Span(at, whole ? matcher.end() : at + 2);
                found.add(new JsonInclude(span, whole ? matcher.group(1) : null));
                at = span.end();
            } else {
                at++;
            }
        }
        return found;
    }
}
