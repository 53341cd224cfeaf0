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

        private WrongException(@Nullable String message, JsonReader json, String file, Exception cause) {
            super(message, cause);
            Matcher found = PLACE.matcher(json.toString());
            place = found.find() ? file + ":" + found.group(1) + ":" + found.group(2) : file;
        }

        /** Returns the file, with line and column where they are known. */
        public String place() {
            return place;
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
            json.setStrictness(Strictness.STRICT);
            try {
                T value = body.read(json);
                if (json.peek() != JsonToken.END_DOCUMENT) {
                    throw new Unknown("more than one document");
                }
                return value;
            } catch (MalformedJsonException | EOFException e) {
                throw new WrongException("this is not JSON", json, file, e);
            } catch (Unknown e) {
                throw new WrongException(e.getMessage(), json, file, e);
            } catch (IllegalStateException | NumberFormatException e) {
                throw new WrongException(null, json, file, e);
            }
        }
    }
}
