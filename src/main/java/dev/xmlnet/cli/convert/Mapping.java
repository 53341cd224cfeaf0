package dev.xmlnet.cli.convert;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.io.Memory;
import dev.xmlnet.cli.options.Meant;
import dev.xmlnet.convert.TargetWord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One {@code FROM:TO}.
 *
 * @param from {@code KIND[=SOURCE]}
 * @param to the target's word
 * @param source the target's source, or null
 * @param where where it stands: {@code --map}, or the line of a file
 */
record Mapping(String from, String to, @Nullable String source, String where) {

    /** True if it stands in a line of a file. */
    boolean isOfFile() {
        return where.endsWith(":");
    }

    /**
     * Splits a text. A source may hold colons (a PCI address does), so TO begins at the first colon
     * that a target follows.
     *
     * @param where where it stands, for the message
     * @param templates where targets of one's own are, or null
     * @throws UsageException if no colon is followed by a target
     */
    static Mapping parse(String text, String where, @Nullable Path templates) {
        for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
            String to = text.substring(colon + 1);
            int equals = to.indexOf('=');
            String word = equals < 0 ? to : to.substring(0, equals);
            boolean own = TargetOptions.template(templates, word) != null;
            if (own || TargetWord.of(word) != null) {
                String source = equals < 0 ? null : to.substring(equals + 1);
                return new Mapping(text.substring(0, colon), word, source, where);
            }
        }
        int last = text.lastIndexOf(':');
        String word = text.substring(last + 1).replaceFirst("=.*", "");
        String hint = Meant.hint("--to", word, TargetWord.words(), null);
        throw new UsageException(where + " '" + text + "': "
                + (last < 0
                        ? "it must be FROM:TO, such as network=default:bridge=br0"
                        : "'" + word + "' is not a target" + (hint.isEmpty() ? "" : "; " + hint)));
    }

    /**
     * The mappings of a file, without comments and blank lines.
     *
     * @throws UsageException if it cannot be read, or a line is no mapping
     */
    static List<Mapping> read(Path file, @Nullable Path templates) {
        try {
            List<Mapping> mappings = new ArrayList<>();
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Memory.read(file)))
                    .toString();
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                String mapping = lines.get(i).replaceFirst("(^|\\s)#.*", "").strip();
                if (!mapping.isEmpty()) {
                    mappings.add(parse(mapping, file + ":" + (i + 1) + ":", templates));
                }
            }
            if (mappings.isEmpty()) {
                throw new UsageException("--map-file " + file + ": there is no mapping in it");
            }
            return mappings;
        } catch (CharacterCodingException e) {
            throw new UsageException("--map-file " + file + ": the file is not in UTF-8; convert it, as with iconv");
        } catch (IOException e) {
            throw new UsageException("--map-file " + file + ": " + Words.of(e));
        }
    }
}
