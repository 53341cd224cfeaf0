package dev.xmlnet.report;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reading a JSON file; what is wrong in it is told with its line. */
public final class JsonInput {
    /** The reader tells where it is in this form only. */
    private static final Pattern PLACE = Pattern.compile("at line (\\d+) column (\\d+) path (.*)");

    private JsonInput() {}

    /** JSON that says what nobody knows, or does not say what is needed. */
    static final class Unknown extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        Unknown(String message) {
            super(message);
        }
    }

    /** A file that is not what it should be; the message is what is wrong, or null if its parts are of other types. */
    public static final class WrongException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String place;

        WrongException(@Nullable String message, String place, Exception cause) {
            super(message, cause);
            this.place = place;
        }

        /** Returns the file, with line and column where they are known. */
        public String place() {
            return place;
        }
    }

    /**
     * A file, or a part of one, that a document stands in.
     *
     * @param file its name
     * @param lines how many lines stand before it
     * @param columns how many characters stand before each of its lines
     */
    record Origin(String file, int lines, int columns) {
        String place(JsonReader json) {
            Matcher found = PLACE.matcher(json.toString());
            return found.find() ? file + ":" + after(found.group(1), lines) + ":" + after(found.group(2), columns) : file;
        }

        private static long after(String number, int before) {
            return Long.parseLong(number) + before;
        }
    }

    /** What reads a document; where it is not as it should be, it throws {@link Unknown}, or the reader IllegalStateException. */
    interface Body<T> {
        T read(JsonReader json) throws IOException;
    }

    /**
     * Reads a file.
     *
     * @throws WrongException if it is not what it should be
     * @throws IOException if it cannot be read
     */
    static <T> T read(String file, Body<T> body) throws IOException {
        try (JsonReader json = new JsonReader(Files.newBufferedReader(Path.of(file)))) {
            return read(json, new Origin(file, 0, 0), body);
        }
    }

    /**
     * Reads a document.
     *
     * @throws WrongException if it is not what it should be
     */
    static <T> T read(JsonReader json, Origin origin, Body<T> body) throws IOException {
        json.setStrictness(Strictness.STRICT);
        try {
            T value = body.read(json);
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new Unknown("more than one document");
            }
            return value;
        } catch (MalformedJsonException | EOFException e) {
            throw new WrongException("this is not JSON", origin.place(json), e);
        } catch (Unknown e) {
            throw new WrongException(e.getMessage(), origin.place(json), e);
        } catch (IllegalStateException | NumberFormatException e) {
            throw new WrongException(null, origin.place(json), e);
        }
    }
}
