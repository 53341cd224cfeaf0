package dev.xmlnet.json;

import dev.xmlnet.xml.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value with its place in the text. */
public sealed interface JsonNode {
    /** Its place, brackets and quotes included. */
    Span span();

    /**
     * An object.
     *
     * @param members in order, no two of one name
     */
    record JsonObject(Span span, List<Member> members) implements JsonNode {
        /** Returns a member; null if there is none of this name. */
        public @Nullable Member member(String name) {
            for (Member member : members) {
                if (member.name().equals(name)) {
                    return member;
                }
            }
            return null;
        }

        /** Returns the value of a member; null if there is none of this name. */
        public @Nullable JsonNode get(String name) {
            Member member = member(name);
            return member == null ? null : member.value();
        }

        /** Returns the objects of a member that is an array; none if it is not. */
        public List<JsonObject> objects(String name) {
            return get(name) instanceof JsonArray array
                    ? array.items().stream()
                            .filter(JsonObject.class::isInstance)
                            .map(JsonObject.class::cast)
                            .toList()
                    : List.of();
        }

        /** Returns the text of a member that is a string; null if it is not. */
        public @Nullable String string(String name) {
            return get(name) instanceof JsonScalar scalar && scalar.isString() ? scalar.text() : null;
        }

        /** Returns true or false of a member that is; null if it is not. */
        public @Nullable Boolean bool(String name) {
            if (!(get(name) instanceof JsonScalar scalar) || scalar.isString()) {
                return null;
            }
            return scalar.text().matches("true|false") ? Boolean.valueOf(scalar.text()) : null;
        }
    }

    /**
     * A name and its value.
     *
     * @param nameSpan the place of the name, quotes included
     */
    record Member(String name, Span nameSpan, JsonNode value) {}

    /** An array. */
    record JsonArray(Span span, List<JsonNode> items) implements JsonNode {}

    /**
     * A string, a number, true, false or null.
     *
     * @param text without quotes and escapes
     * @param isString true for a string
     */
    record JsonScalar(Span span, String text, boolean isString) implements JsonNode {}
}
