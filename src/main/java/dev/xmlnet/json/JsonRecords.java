package dev.xmlnet.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Reads the objects of an array one after the other, and of arrays that are members of one object. */
public final class JsonRecords {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser parser;
    private final Consumer<JsonRecord> sink;
    private final JsonRecord record = new JsonRecord();
    private final Set<String> names = new HashSet<>();
    private boolean others;

    private JsonRecords(JsonParser parser, Consumer<JsonRecord> sink) {
        this.parser = parser;
        this.sink = sink;
    }

    /** How a text ended. */
    public enum End {
        /** It is JSON to its end. */
        WHOLE,
        /** It ends inside a value. */
        CUT,
        /** It is not JSON. */
        BROKEN
    }

    /**
     * What was seen beside the objects.
     *
     * @param end how the text ended
     * @param where it ended, if not whole
     * @param names the members of the outermost object, if the outermost value is one
     * @param others true if the outermost value is neither an object nor an array of objects
     */
    public record Outcome(End end, Location where, Set<String> names, boolean others) {
        public Outcome {
            names = Set.copyOf(names);
        }
    }

    /**
     * Reads all up to the first error.
     *
     * @param bytes a text in UTF-8; bytes that are not UTF-8 are taken for a character each
     * @param sink gets each object that is whole
     */
    public static Outcome read(byte[] bytes, Consumer<JsonRecord> sink) {
        byte[] text = utf8(bytes);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return new JsonRecords(parser, sink).read(text.length);
        }
    }

    private static byte[] utf8(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                SourceText text = SourceText.ofLines(bytes);
                return text.charset().equals(UTF_8) ? bytes : text.text().getBytes(UTF_8);
            }
        }
        return bytes;
    }

    private Outcome read(int length) {
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    readMembers();
                } else {
                    readArray("", token);
                }
            }
            return new Outcome(End.WHOLE, Location.START, names, others);
        } catch (JacksonException e) {
            TokenStreamLocation where = e.getLocation();
            boolean cut =
                    e instanceof UnexpectedEndOfInputException || (where != null && where.getByteOffset() >= length);
            return new Outcome(cut ? End.CUT : End.BROKEN, place(where), names, others);
        }
    }

    private void readMembers() {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            names.add(name);
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                readArray(name, token);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readArray(String name, JsonToken first) {
        if (first != JsonToken.START_ARRAY) {
            others = true;
            return;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                record.begin(name, place(parser.currentTokenLocation()));
                readRecord();
                sink.accept(record);
            } else {
                others |= name.isEmpty();
                parser.skipChildren();
            }
        }
    }

    private void readRecord() {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            record.put(name, values(parser.nextToken()));
        }
    }

    private List<String> values(JsonToken token) {
        if (token != JsonToken.START_ARRAY) {
            String value = scalar(token);
            return value == null ? List.of() : List.of(value);
        }
        List<String> values = new ArrayList<>();
        for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
            String value = scalar(each);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private @Nullable String scalar(JsonToken token) {
        if (token.isStructStart()) {
            parser.skipChildren();
            return null;
        }
        return token == JsonToken.VALUE_NULL ? null : parser.getString();
    }

    private static Location place(@Nullable TokenStreamLocation where) {
        return where == null
                ? Location.START
                : new Location(Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()));
    }
}
