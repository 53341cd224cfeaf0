package dev.xmlnet.xml;

import com.github.difflib.UnifiedDiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
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
        return diff(path, CONTEXT);
    }

    /**
     * As {@link #diff(String)}, with another number of lines of context. One without any is taken by patch(1), and by git apply with
     * {@code --unidiff-zero}.
     */
    public byte[] diff(String path, int context) {
        return edits.isEmpty() ? new byte[0] : diff(DiffName.of("a", path), DiffName.of("b", path), context);
    }

    /** A unified diff of a file that comes, as {@link #diff(String)} is one of a file that changes. */
    public static byte[] diffOfNew(String path, String text) {
        SourceText nothing = SourceText.ofString("");
        return of(nothing, List.of(new Edit(new Span(0, 0), text))).diff(NO_FILE, DiffName.of("b", path), 0);
    }

    /** A unified diff of a file that goes. */
    public static byte[] diffOfRemoved(String path, SourceText source) {
        Edit all = new Edit(new Span(0, source.text().length()), "");
        return of(source, List.of(all)).diff(DiffName.of("a", path), NO_FILE, 0);
    }

    private byte[] diff(String from, String to, int context) {
        // A char a byte: what is no text in one encoding or another is compared and printed all the same.
        boolean ascii = isAscii();
        Lines before = new Lines(ascii ? source.text() : new String(source.bytes(), StandardCharsets.ISO_8859_1));
        Lines after = new Lines(ascii ? text() : new String(bytes(), StandardCharsets.ISO_8859_1));
        LineDiff differences = new LineDiff(before.all(), after.all());
        compare(before, after, differences);
        List<String> unified =
                UnifiedDiffUtils.generateUnifiedDiff(from, to, before.all(), differences.patch(), context);
        return (String.join("\n", unified).replace(NO_NEWLINE, "\n\\ No newline at end of file") + "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Compares the lines that edits touch; all of them where bytes do not show which those are. */
    private void compare(Lines before, Lines after, LineDiff differences) {
        List<int[]> places = places(before.length(), after.length());
        for (int i = 0; i < places.size(); i++) {
            int[] first = places.get(i);
            int[] last = first;
            int end = before.lineAt(last[1]) + 1;
            while (i + 1 < places.size() && before.lineAt(places.get(i + 1)[0]) < end) {
                last = places.get(++i);
                end = before.lineAt(last[1]) + 1;
            }
            differences.compare(
                    before.lineAt(first[0]),
                    Math.min(end, before.count()),
                    after.lineAt(first[2]),
                    Math.min(after.lineAt(last[3]) + 1, after.count()));
        }
    }

    /** For each edit where it begins and ends in the bytes before, and in those after. */
    private List<int[]> places(int before, int after) {
        List<int[]> places = new ArrayList<>(edits.size());
        int gone = source.encode("").length;
        int come = gone;
        int done = 0;
        for (Edit edit : edits) {
            int kept = length(done, edit.span().start());
            int old = length(edit.span().start(), edit.span().end());
            int now = length(edit.replacement());
            gone += kept;
            come += kept;
            places.add(new int[] {gone, gone + old, come, come + now});
            gone += old;
            come += now;
            done = edit.span().end();
        }
        int rest = length(done, source.text().length());
        boolean add = gone + rest == before && come + rest == after;
        return add ? places : List.<int[]>of(new int[] {0, before, 0, after});
    }

    /** True if the text is of ASCII characters before and after, without a byte order mark, so that each is its byte. */
    private boolean isAscii() {
        boolean ascii = source.isAscii() && source.text().length() == source.bytes().length;
        for (int i = 0; i < edits.size() && ascii; i++) {
            ascii = isAscii(edits.get(i).replacement());
        }
        return ascii;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** The length of a part of the source in bytes. */
    private int length(int from, int to) {
        return source.isAscii() ? to - from : length(source.text().substring(from, to));
    }

    /** The length of a part in bytes. */
    private int length(String part) {
        if (source.isAscii() && isAscii(part)) {
            return part.length();
        }
        return source.encode(part).length - source.encode("").length;
    }

    /** A text by its lines. */
    private static final class Lines {
        private final List<String> all = new ArrayList<>();
        private final List<Integer> starts = new ArrayList<>();
        private final int length;

        Lines(String text) {
            length = text.length();
            int start = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
                starts.add(start);
                all.add(text.substring(start, end));
                start = end + 1;
            }
            if (start < text.length()) {
                starts.add(start);
                all.add(text.substring(start) + NO_NEWLINE);
            }
        }

        List<String> all() {
            return all;
        }

        int count() {
            return all.size();
        }

        int length() {
            return length;
        }

        /** The number of the line that a place is in, from 0; behind the last newline there is one without anything in it. */
        int lineAt(int place) {
            if (place == length && !all.isEmpty() && !all.get(all.size() - 1).endsWith(NO_NEWLINE)) {
                return all.size();
            }
            int found = Collections.binarySearch(starts, place);
            return Math.max(0, found < 0 ? -found - 2 : found);
        }
    }

    private static final int CONTEXT = 3;
    private static final String NO_FILE = "/dev/null";

    /** Stands behind a last line without a newline; it is no byte. */
    private static final String NO_NEWLINE = "\uFFFF";
}
