package dev.xmlnet.schema;

import com.thaiopensource.relaxng.match.Matcher;
import org.jspecify.annotations.Nullable;

/** Going over an element whose faults are told elsewhere. */
final class Skipping {
    private Skipping() {}

    /** The state behind an element; null if none of its name may stand here. */
    static @Nullable Matcher over(Node node, Matcher begun) {
        Matcher matcher = begun;
        String local = node.name().getLocalName();
        if (!matcher.matchStartTagOpen(node.name(), local, NoPrefixes.CONTEXT)) {
            return null;
        }
        for (Node.Attr attribute : node.attributes()) {
            Matcher before = matcher.copy();
            if (matcher.matchAttributeName(attribute.name(), attribute.written(), NoPrefixes.CONTEXT)) {
                matcher.matchAttributeValue(
                        attribute.value(), attribute.name(), attribute.written(), NoPrefixes.CONTEXT);
            } else {
                matcher = before;
            }
        }
        matcher.matchStartTagClose(node.name(), local, NoPrefixes.CONTEXT);
        StringBuilder text = new StringBuilder();
        for (Object item : node.content()) {
            if (item instanceof Node child) {
                Matcher after = over(child, matcher.copy());
                matcher = after == null ? matcher : after;
            } else {
                text.append(item);
            }
        }
        if (matcher.isTextTyped()) {
            matcher.matchTextBeforeEndTag(text.toString(), node.name(), local, NoPrefixes.CONTEXT);
        }
        matcher.matchEndTag(node.name(), local, NoPrefixes.CONTEXT);
        return matcher;
    }
}
