package dev.xmlnet.json;

import dev.xmlnet.json.JsonNode.JsonArray;
import dev.xmlnet.json.JsonNode.JsonObject;
import dev.xmlnet.json.JsonNode.JsonScalar;
import dev.xmlnet.json.JsonNode.Member;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Reads JSON as Kea does: three kinds of comments and a comma too many are fine, a name that comes twice is not. */
public final class JsonTree {
    /** The longest words of the parser that are shown. */
    private static final int MOST = 90;

    /** Nesting is limited by it, so that a reader of the tree may recurse. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonText chars;
    private final JsonParser parser;

    private JsonTree(String text, JsonParser parser) {
        this.chars = new JsonText(text);
        this.parser = parser;
    }

    /** True if the first token of a text opens an object. */
    public static boolean isObject(String text) {
        JsonText chars = new JsonText(text);
        return chars.is(chars.token(0), '{');
    }

    /**
     * Reads a text that is one value.
     *
     * @throws JsonException if it is not
     */
    public static JsonNode parse(String text) throws JsonException {
        char[] chars = text.toCharArray();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), chars, 0, chars.length)) {
            JsonTree tree = new JsonTree(text, parser);
            if (parser.nextToken() == null) {
                throw new JsonException("the file is empty", 0);
            }
            JsonNode root = tree.value();
            if (parser.nextToken() != null) {
                throw new JsonException("more text follows the last bracket; remove it", tree.start());
            }
            return root;
        } catch (JacksonException e) {
            int at = e.getLocation() == null ? 0 : (int) e.getLocation().getCharOffset();
            throw new JsonException(words(e), Math.max(0, Math.min(at, text.length())));
        }
    }

    /** The first line of what the parser says, without what it knows of Java. */
    private static String words(JacksonException e) {
        String message = e.getOriginalMessage();
        String first =
                (message == null ? "not JSON" : message).lines().findFirst().orElse("not JSON");
        String plain = first.replaceAll("\\s*(require enabling|, from `|\\(start marker|\\(JSON String).*", "")
                .replaceAll("\\s*\\(code \\d+\\)", "");
        return plain.length() <= MOST ? plain : plain.substring(0, MOST) + "...";
    }

    private int start() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private JsonNode value() throws JsonException {
        int start = start();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            List<Member> members = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                // The parser is behind the colon by now.
                int at = start();
                String name = parser.currentName();
                Span span = new Span(at, chars.pastString(at));
                parser.nextToken();
                members.add(new Member(name, span, value()));
            }
            return new JsonObject(new Span(start, start() + 1), List.copyOf(members));
        } else if (token == JsonToken.START_ARRAY) {
            List<JsonNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value());
            }
            return new JsonArray(new Span(start, start() + 1), List.copyOf(items));
        }
        String value = parser.getString();
        boolean isString = token == JsonToken.VALUE_STRING;
        int end = isString ? chars.pastString(start) : start + value.length();
        return new JsonScalar(new Span(start, end), value, isString);
    }
}
