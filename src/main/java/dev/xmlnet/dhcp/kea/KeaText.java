package dev.xmlnet.dhcp.kea;

import dev.xmlnet.dhcp.Includes;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.json.JsonInclude;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A configuration as Kea reads it: each {@code <?include "FILE"?>} is replaced by the text of the file. */
@SuppressWarnings("ReferenceEquality") // A file and a piece of it are themselves alone.
final class KeaText {
    /** Kea's own limit. */
    private static final int DEEPEST = 10;

    private final ServerText file;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder joined = new StringBuilder();
    private final String text;

    /** A part of a file that stands in the text from a place on. */
    private record Piece(int at, ServerText file, int from) {}

    /**
     * Reads a file with its includes.
     *
     * @throws RefusedException if an include is missing or endless
     */
    KeaText(ServerText file, Includes includes) throws RefusedException {
        this.file = file;
        if (file.source().text().contains("<?")) {
            append(file, includes, 0);
            text = joined.toString();
        } else {
            pieces.add(new Piece(0, file, 0));
            text = file.source().text();
        }
    }

    private void append(ServerText part, Includes includes, int depth) throws RefusedException {
        String own = part.source().text();
        int done = 0;
        for (JsonInclude include : JsonInclude.of(own)) {
            String name = include.name();
            SourceText included = name == null || depth == DEEPEST ? null : includes.read(file.beside(name));
            if (name == null || included == null) {
                throw new RefusedException(Remark.error(
                        "include", problem(name, depth), part.at(include.span().start())));
            }
            piece(part, done, include.span().start());
            append(new ServerText(file.beside(name), included), includes, depth + 1);
            done = include.span().end();
        }
        piece(part, done, own.length());
    }

    private static String problem(@Nullable String name, int depth) {
        if (name == null) {
            return "an include is written <?include \"FILE\"?>";
        }
        return depth == DEEPEST
                ? "Kea refuses includes nested more than " + DEEPEST + " deep"
                : "included file '" + name + "' cannot be read; name one that is there";
    }

    private void piece(ServerText part, int from, int to) {
        pieces.add(new Piece(joined.length(), part, from));
        joined.append(part.source().text(), from, to);
    }

    /** All of it; places are counted in this. */
    String text() {
        return text;
    }

    /** The place of a char in its file. */
    Whence at(int offset) {
        Piece piece = piece(offset);
        return piece.file.at(Math.min(
                piece.from + offset - piece.at, piece.file.source().text().length()));
    }

    /** Returns a span as one of the file that was read first; null if it is another's, or of several. */
    @Nullable
    Span own(Span span) {
        Piece piece = piece(span.start());
        int shift = piece.from - piece.at;
        boolean own = piece.file == file && piece(Math.max(span.start(), span.end() - 1)) == piece;
        return own ? new Span(span.start() + shift, span.end() + shift) : null;
    }

    private Piece piece(int offset) {
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pieces.get(middle).at <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return pieces.get(low);
    }
}
