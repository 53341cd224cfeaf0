package dev.xmlnet.host.netplan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the values of one YAML document with their places. */
final class YamlReader {
    private static final int DEEPEST = 100;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    /** Line ends for one of YAML 1.1 and 1.2 only, or for neither this program nor an editor: whose line is whose would differ. */
    private static final Pattern ODD_LINE_END = Pattern.compile("\r(?!\n)|[\u0085\u2028\u2029\uFEFF]");

    private final HostText file;
    private final String text;
    private final Iterator<Event> events;

    /** The place that was asked for last: marks count code points. */
    private int lastIndex;

    private int lastOffset;

    private YamlReader(HostText file) {
        this.file = file;
        this.text = file.source().text();
        this.events = new Parse(SETTINGS).parseString(text).iterator();
    }

    /**
     * Reads a file.
     *
     * @return null if it holds no value at all
     * @throws Refusal if it is not YAML, or is more than one document
     */
    static @Nullable YamlNode read(HostText file) throws Refusal {
        if (!file.source().charset().equals(UTF_8)) {
            throw new Refusal(file, 0, "not-utf8", "this file is not UTF-8, which netplan requires; convert it");
        }
        Matcher odd = ODD_LINE_END.matcher(file.source().text());
        if (odd.find()) {
            throw new Refusal(
                    file, odd.start(), "odd-line-end", "this character ends a line for some YAML readers; remove it");
        }
        YamlReader reader = new YamlReader(file);
        try {
            return reader.document();
        } catch (MarkedYamlEngineException e) {
            // The problem only: the exception's message quotes the text, in which a password may stand.
            throw new Refusal(
                    file,
                    e.getProblemMark().map(reader::offset).orElse(0),
                    "not-yaml",
                    "this is not YAML; correct it until netplan generate reads it");
        } catch (YamlEngineException e) {
            throw new Refusal(file, 0, "not-yaml", "a character of this file is not allowed in YAML; remove it");
        }
    }

    private @Nullable YamlNode document() throws Refusal {
        YamlNode root = null;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case StreamStart, StreamEnd, DocumentEnd -> {}
                case DocumentStart -> {
                    if (root != null) {
                        throw new Refusal(
                                file,
                                offset(event.getStartMark()),
                                "two-documents",
                                "netplan reads the first document of a file only; remove the others");
                    }
                }
                default -> root = node(event, 0);
            }
        }
        return root;
    }

    private YamlNode node(Event event, int depth) throws Refusal {
        int start = offset(event.getStartMark());
        if (depth > DEEPEST) {
            throw new Refusal(file, start, "too-deep", "this is nested too deep for a netplan file; simplify it");
        }
        if (event instanceof AliasEvent alias) {
            String name = alias.getAlias().getValue();
            return new YamlNode(YamlNode.Kind.ALIAS, span(start, event), false, name, null, false, List.of());
        }
        String anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue).orElse(null);
        if (event instanceof ScalarEvent scalar) {
            return new YamlNode(
                    YamlNode.Kind.SCALAR,
                    scalar.isLiteral() || scalar.isFolded() ? trimmed(span(start, event)) : span(start, event),
                    false,
                    scalar.getValue(),
                    anchor,
                    scalar.getTag().isPresent(),
                    List.of());
        }
        return collection((CollectionStartEvent) event, start, anchor, depth);
    }

    private YamlNode collection(CollectionStartEvent event, int start, @Nullable String anchor, int depth)
            throws Refusal {
        List<YamlNode> children = new ArrayList<>();
        Event next = events.next();
        while (!isEnd(next)) {
            children.add(node(next, depth + 1));
            next = events.next();
        }
        // The end of a block is where the next thing begins, behind blank lines and comments.
        int end = event.isFlow() || children.isEmpty()
                ? offset(next.getEndMark())
                : children.get(children.size() - 1).span().end();
        return new YamlNode(
                event.getEventId() == Event.ID.MappingStart ? YamlNode.Kind.MAPPING : YamlNode.Kind.SEQUENCE,
                new Span(start, Math.max(start, end)),
                event.isFlow(),
                "",
                anchor,
                event.getTag().isPresent(),
                children);
    }

    private static boolean isEnd(Event event) {
        return event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd;
    }

    private Span span(int start, Event event) {
        return new Span(start, Math.max(start, offset(event.getEndMark())));
    }

    private Span trimmed(Span span) {
        return new Span(
                span.start(), span.start() + span.of(text).stripTrailing().length());
    }

    private int offset(Optional<Mark> mark) {
        return mark.map(this::offset).orElse(0);
    }

    private int offset(Mark mark) {
        lastOffset = text.offsetByCodePoints(lastOffset, mark.getIndex() - lastIndex);
        lastIndex = mark.getIndex();
        return lastOffset;
    }
}
