package dev.xmlnet.cli.check;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reading a JSON file that an option names; what is wrong in it is told with its line. */
final class JsonInput {
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

    /** What reads a document; where it is not as it should be, it throws {@link Unknown}, or the reader IllegalStateException. */
    interface Body<T> {
        T read(JsonReader json) throws IOException;
    }

    /**
     * Reads a file.
     *
     * @param option what named it, such as {@code --baseline}
     * @param hint what it should be, as the end of a sentence
     * @throws UsageException if it cannot be read, or is not what it should be; with the place
     */
    static <T> T read(String option, String file, String hint, Body<T> body) {
        try (JsonReader json = new JsonReader(Files.newBufferedReader(Path.of(file)))) {
            json.setStrictness(Strictness.STRICT);
            try {
                T value = body.read(json);
                if (json.peek() != JsonToken.END_DOCUMENT) {
                    throw new Unknown("more than one document");
                }
                return value;
            } catch (MalformedJsonException | EOFException e) {
                throw new UsageException(place(json, file) + "this is not JSON; " + option + " takes " + hint);
            } catch (Unknown e) {
                throw new UsageException(place(json, file) + e.getMessage() + "; " + option + " takes " + hint);
            } catch (IllegalStateException | NumberFormatException e) {
                throw new UsageException(place(json, file) + "this is not what " + option + " takes: " + hint);
            }
        } catch (CharacterCodingException e) {
            throw new UsageException(option + " " + file + ": it is not in UTF-8, which JSON is");
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(option + " " + file + ": " + Words.of(e));
        }
    }

    private static String place(JsonReader json, String file) {
        Matcher place = PLACE.matcher(json.toString());
        return place.find() ? file + ":" + place.group(1) + ":" + place.group(2) + ": " : file + ": ";
    }
}
