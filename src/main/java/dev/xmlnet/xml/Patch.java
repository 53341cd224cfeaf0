package dev.xmlnet.xml;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Edits of one text, in order and without overlap. Everything that a command does with a result
 * comes from here: the new bytes, the diff, and whether there is a change at all.
 */
public final class Patch {
    private final SourceText source;
    private final List<Edit> edits;

    private Patch(SourceText source, List<Edit> edits) {
        this.source = source;
        this.edits = edits;
    }

    /**
     * Orders the edits and leaves out those that change nothing. Insertions at one place stay in the
     * order in which they were given.
     *
     * @throws IllegalArgumentException if two edits overlap or one is outside the text
     */
    public static Patch of(SourceText source, List<Edit> edits) {
        List<Edit> ordered = new ArrayList<>(edits.size());
        for (Edit edit : edits) {
            if (!edit.span().of(source.text()).equals(edit.replacement())) {
                ordered.add(edit);
            }
        }
        ordered.sort(Patch::byPlace);
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i).span().start() < ordered.get(i - 1).span().end()) {
                throw new IllegalArgumentException("edits overlap: " + ordered.get(i - 1) + " and " + ordered.get(i));
            }
        }
        return new Patch(source, List.copyOf(ordered));
    }

    private static int byPlace(Edit one, Edit other) {
        int byStart = Integer.compare(one.span().start(), other.span().start());
        return byStart != 0
                ? byStart
                : Integer.compare(one.span().end(), other.span().end());
    }

    /** True if the result is the text itself. */
    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /** The edits, in order. */
    public List<Edit> edits() {
        return edits;
    }

    /** What the edits were made for. */
    public SourceText source() {
        return source;
    }

    /** The text after all edits; the same instance if there is none. */
    public String text() {
        if (edits.isEmpty()) {
            return source.text();
        }
        String text = source.text();
        StringBuilder out = new StringBuilder(text.length() + 256);
        int done = 0;
        for (Edit edit : edits) {
            // A substring is copied as a block, a range of a CharSequence char by char.
            out.append(text.substring(done, edit.span().start())).append(edit.replacement());
            done = edit.span().end();
        }
        return out.append(text.substring(done)).toString();
    }

    /**
     * Where in the source a place of the result comes from. What an edit wrote comes from where the edit begins.
     *
     * @param after the text after all edits
     * @param place a place in it
     */
    public Location origin(SourceText after, Location place) {
        int offset = after.offset(place);
        int shift = 0;
        for (Edit edit : edits) {
            int start = edit.span().start() + shift;
            if (offset < start) {
                break;
            } else if (offset < start + edit.replacement().length()) {
                return source.locate(edit.span().start());
            }
            shift += edit.replacement().length()
                    - (edit.span().end() - edit.span().start());
        }
        return source.locate(offset - shift);
    }

    /** The bytes after all edits, in the encoding of the source; the same instance if none. */
    public byte[] bytes() {
        return edits.isEmpty() ? source.bytes() : source.encode(text());
    }

    /**
     * A unified diff with three lines of context, as {@code patch -p1} and {@code git apply} take it: to the byte what
     * {@link #bytes()} is, in any encoding, since a line is what ends in the byte of a newline.
     *
     * @param path the path for the head of the diff
     * @return nothing if there is no edit
     */
    public byte[] diff(String path) {
        if (edits.isEmpty()) {
            return new byte[0];
        }
        // A char a byte: what is no text in one encoding or another is compared and printed all the same.
        List<String> before = lines(new String(source.bytes(), StandardCharsets.ISO_8859_1));
        List<String> after = lines(new String(bytes(), StandardCharsets.ISO_8859_1));
        List<String> unified = UnifiedDiffUtils.generateUnifiedDiff(
                DiffName.of("a", path), DiffName.of("b", path), before, differences(before, after), 3);
        return (String.join("\n", unified).replace(NO_NEWLINE, "\n\\ No newline at end of file") + "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The differences, looked for only from the first line that differs on. */
    private static com.github.difflib.patch.Patch<String> differences(List<String> before, List<String> after) {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        var found = DiffUtils.diff(before.subList(head, before.size()), after.subList(head, after.size()));
        var shifted = new com.github.difflib.patch.Patch<String>();
        for (AbstractDelta<String> delta : found.getDeltas()) {
            shifted.addDelta(delta.withChunks(moved(delta.getSource(), head), moved(delta.getTarget(), head)));
        }
        return shifted;
    }

    private static Chunk<String> moved(Chunk<String> chunk, int lines) {
        return new Chunk<>(chunk.getPosition() + lines, chunk.getLines());
    }

    /** Stands behind a last line without a newline; it is no byte. */
    private static final String NO_NEWLINE = "\uFFFF";

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start) + NO_NEWLINE);
        }
        return lines;
    }
}
