package dev.xmlnet.host.netplan;

import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A mapping as pieces of its text, each an entry with its comments, which can be taken out and put in elsewhere. A comment belongs to the
 * entry below it; one that is indented deeper than the entry above, or ends the mapping, to that one.
 */
final class Body {
    /**
     * An entry's text.
     *
     * @param key its key
     * @param text in a block whole lines with the comments above; in braces all between two commas
     * @param core of it the entry alone
     */
    record Piece(String key, String text, String core) {}

    private final Lines lines;
    private final YamlNode.Entry owner;
    private final List<Edit> changes;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Span> places = new ArrayList<>();
    private Span span;
    private Gaps gaps = Gaps.USUAL;

    private Body(Lines lines, YamlNode.Entry owner, List<Edit> changes) {
        this.lines = lines;
        this.owner = owner;
        this.changes = changes;
        this.span = owner.value().span();
    }

    /**
     * Takes a mapping to pieces.
     *
     * @param owner the key and its mapping
     * @param changes of the text of its entries, in order
     */
    static Body of(Lines lines, YamlNode.Entry owner, List<Edit> changes) throws Refusal {
        Body body = new Body(lines, owner, changes);
        if (owner.value().flow()) {
            body.takeFlow();
        } else {
            body.takeBlock();
        }
        return body;
    }

    private void takeBlock() throws Refusal {
        List<YamlNode.Entry> entries = owner.value().entries();
        int column = column();
        int begin = lines.next(owner.key().span().end());
        int done = begin;
        for (int i = 0; i < entries.size(); i++) {
            YamlNode.Entry entry = entries.get(i);
            int start = entry.key().span().start();
            int line = lines.start(start);
            if (line + lines.indentation(line) != start || line < done) {
                throw lines.refusal(
                        start, "odd-key", "this key does not begin its line; write it on a line of its own");
            }
            int end = lines.next(entry.value().span().end());
            boolean last = i == entries.size() - 1;
            while (lines.isComment(end) && lines.indentation(end) + (last ? 1 : 0) > column) {
                end = lines.next(end);
            }
            add(entry, done, end);
            places.add(new Span(line, end));
            done = end;
        }
        span = new Span(begin, done);
    }

    private void add(YamlNode.Entry entry, int from, int to) {
        String core = lines.cut(entry.key().span().start(), entry.value().span().end(), changes);
        pieces.add(new Piece(entry.name(), lines.cut(from, to, changes), core));
    }

    private void takeFlow() throws Refusal {
        String text = lines.text();
        List<YamlNode.Entry> entries = owner.value().entries();
        List<String> between = new ArrayList<>();
        int done = span.start() + 1;
        for (YamlNode.Entry entry : entries) {
            between.add(text.substring(done, entry.key().span().start()));
            done = entry.value().span().end();
            places.add(new Span(entry.key().span().start(), done));
        }
        between.add(text.substring(done, span.end() - 1));
        if (!between.stream().allMatch(Gaps::isPlain)) {
            throw lines.refusal(
                    span.start(), "odd-key", "a key in these braces is written with a question mark; remove that");
        }
        gaps = Gaps.of(between);
        for (int i = 0; i < entries.size(); i++) {
            int before = gaps.loose() ? Gaps.behind(between.get(i), i == 0).length() : 0;
            int behind = gaps.loose() ? Gaps.before(between.get(i + 1)).length() : 0;
            add(entries.get(i), places.get(i).start() - before, places.get(i).end() + behind);
        }
    }

    /** The entry whose value it is. */
    YamlNode.Entry owner() {
        return owner;
    }

    /** True if it is in braces. */
    boolean flow() {
        return owner.value().flow();
    }

    /** Its entries. */
    List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    /** Its keys. */
    List<String> keys() {
        return pieces.stream().map(Piece::key).toList();
    }

    /** Whole lines of a block, behind its key's; the braces with what is in them. */
    Span span() {
        return span;
    }

    /** Where a block's keys begin in their lines; in braces where the owner's key does. */
    int column() {
        int start = owner.value().flow()
                ? owner.key().span().start()
                : owner.value().span().start();
        return start - lines.start(start);
    }

    /** What stands between the entries in braces. */
    Gaps gaps() {
        return gaps;
    }

    /** Where an entry is: in a block its lines, without the comments above. */
    Span place(String key) {
        return places.get(keys().indexOf(key));
    }

    /** Returns a piece by its key, which must be there. */
    Piece piece(String key) {
        return pieces.stream()
                .filter(piece -> piece.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Returns a piece of a block whose keys begin at another column; one in braces as it is. */
    Piece indented(Piece piece, int column) {
        int more = column - column();
        if (flow() || more == 0) {
            return piece;
        }
        StringBuilder text = new StringBuilder();
        int done = 0;
        while (done < piece.text().length()) {
            int next = piece.text().indexOf('\n', done) + 1;
            String line = piece.text().substring(done, next);
            int blanks = line.length() - line.stripLeading().length();
            text.append(line.isBlank() ? line : " ".repeat(Math.max(0, blanks + more)) + line.substring(blanks));
            done = next;
        }
        return new Piece(piece.key(), text.toString(), piece.core());
    }
}
