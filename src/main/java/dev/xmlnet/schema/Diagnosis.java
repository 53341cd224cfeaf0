package dev.xmlnet.schema;

import com.thaiopensource.relaxng.match.Matcher;
import com.thaiopensource.xml.util.Name;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Spelling;
import dev.xmlnet.xml.XmlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One look at one document. Where the schema does not match, the ways to read the place (something is
 * too much, misspelt, missing, or goes badly with a value elsewhere) are tried on what follows, and
 * the one that leaves the fewest faults is told.
 */
final class Diagnosis {
    private static final int ENOUGH_TRIALS = 200;
    private static final int ENOUGH_STEPS = 20_000;

    /** So many faults in one element are enough to be told; the rest of it, which is something else, is not read. */
    private static final int ENOUGH_FAULTS = 50;

    /** Those above it count as steps. */
    private static final int USUAL_ATTRIBUTES = 20;

    private static final int FAULT = 10;

    /** What the schema thinks after an element, and what was wrong so far. */
    record Outcome(Matcher after, List<Fault> faults, int cost) {}

    private final Wording wording;
    private final Matcher start;
    private int trials;
    private int steps;

    Diagnosis(Grammar grammar, Matcher start) {
        this.wording = new Wording(grammar);
        this.start = start;
    }

    /** The faults of a document, in the order of the text. */
    List<Diagnostic> of(XmlDocument document) {
        Node root = Node.of(document);
        Matcher matcher = start.start();
        matcher.matchStartDocument();
        Matcher before = matcher.copy();
        if (!opens(matcher, root)) {
            return List.of(wording.unexpected(root, root, before, List.of()).diagnostic());
        }
        List<Fault> faults = element(root, before).faults();
        return faults.isEmpty() ? List.of() : Merging.of(faults);
    }

    /** True once enough was tried; from then on the plain reading is told. */
    private boolean isTired() {
        return ++trials > ENOUGH_TRIALS || steps > ENOUGH_STEPS;
    }

    private static boolean opens(Matcher matcher, Node node) {
        return matcher.matchStartTagOpen(node.name(), node.name().getLocalName(), NoPrefixes.CONTEXT);
    }

    private static boolean takesValue(Matcher matcher, Node.Attr attribute) {
        return matcher.matchAttributeValue(
                attribute.value(), attribute.name(), attribute.written(), NoPrefixes.CONTEXT);
    }

    /** An element that may stand here by its name. */
    private Outcome element(Node node, Matcher before) {
        Outcome plain = walk(node, before);
        Outcome best = plain;
        if (plain.faults().size() > 1) {
            for (int i = 0; i < node.attributes().size(); i++) {
                best = otherValue(node, before, i, best);
            }
        }
        return best;
    }

    /** Perhaps one value makes all the rest look wrong. */
    private Outcome otherValue(Node node, Matcher before, int place, Outcome soFar) {
        Outcome best = soFar;
        Node.Attr attribute = node.attributes().get(place);
        for (String word : wording.words(node, attribute)) {
            if (word.equals(attribute.value()) || isTired()) {
                continue;
            }
            Node.Attr other = new Node.Attr(attribute.name(), attribute.written(), word);
            Outcome outcome = walk(node.with(place, other), before);
            int cost = outcome.cost() + FAULT;
            if (cost < best.cost()) {
                List<Fault> faults = new ArrayList<>(outcome.faults());
                faults.add(wording.disagrees(node, attribute, word));
                best = new Outcome(outcome.after(), faults, cost);
            }
        }
        return best;
    }

    private Outcome walk(Node node, Matcher before) {
        Matcher matcher = before.copy();
        opens(matcher, node);
        List<Fault> faults = new ArrayList<>(0);
        matcher = attributes(node, matcher, faults);
        return new Content(node, matcher.copy()).from(0, matcher, faults, faults.size() * FAULT);
    }

    private Matcher attributes(Node node, Matcher begun, List<Fault> faults) {
        Matcher matcher = begun.copy();
        steps += Math.max(0, node.attributes().size() - USUAL_ATTRIBUTES);
        List<Node.Attr> strange = new ArrayList<>(0);
        for (Node.Attr attribute : node.attributes()) {
            Matcher before = matcher.copy();
            if (!matcher.matchAttributeName(attribute.name(), attribute.written(), NoPrefixes.CONTEXT)) {
                strange.add(attribute);
                matcher = before;
                continue;
            }
            Matcher named = matcher.copy();
            if (!takesValue(matcher, attribute)) {
                faults.add(wording.value(node, attribute, named));
            }
        }
        if (strange.isEmpty()) {
            Matcher before = matcher.copy();
            if (!matcher.matchStartTagClose(node.name(), node.name().getLocalName(), NoPrefixes.CONTEXT)) {
                faults.add(wording.missing(node, before));
            }
            return matcher;
        }
        return renamed(node, strange, begun, matcher, faults);
    }

    /** What is too much is most likely something that is missing. */
    private Matcher renamed(Node node, List<Node.Attr> strange, Matcher opened, Matcher begun, List<Fault> faults) {
        Matcher matcher = begun;
        for (Node.Attr one : strange.subList(0, Math.min(strange.size(), ENOUGH_FAULTS))) {
            Matcher before = matcher;
            Optional<Name> meant = meant(one, before);
            faults.add(wording.strange(node, one, before, opened, meant.orElse(null)));
            if (meant.isPresent()) {
                Matcher as = before.copy();
                as.matchAttributeName(meant.get(), one.written(), NoPrefixes.CONTEXT);
                boolean good = takesValue(as, new Node.Attr(meant.get(), one.written(), one.value()));
                matcher = good || before.requiredAttributeNames().contains(meant.get()) ? as : before;
            }
        }
        Matcher before = matcher.copy();
        if (!matcher.matchStartTagClose(node.name(), node.name().getLocalName(), NoPrefixes.CONTEXT)) {
            Fault last = faults.remove(faults.size() - 1);
            faults.add(last.saying("; " + wording.lack(before)));
        }
        return matcher;
    }

    private static Optional<Name> meant(Node.Attr one, Matcher before) {
        Set<Name> required = before.requiredAttributeNames();
        List<String> possible = before.possibleAttributeNames().getIncludedNames().stream()
                .map(Name::getLocalName)
                .toList();
        Optional<Name> near = Spelling.nearest(one.name().getLocalName(), possible).stream()
                .findFirst()
                .map(word -> Node.nameOf("", word));
        return near.isPresent() || required.size() != 1
                ? near
                : Optional.of(required.iterator().next());
    }

    /** What stands between two tags. */
    private final class Content {
        private final Node node;
        private final Matcher opened;

        Content(Node node, Matcher opened) {
            this.node = node;
            this.opened = opened;
        }

        /** Goes on at a place; the list of faults is this one's to add to. */
        Outcome from(int place, Matcher begun, List<Fault> faults, int costSoFar) {
            Matcher matcher = begun;
            int cost = costSoFar;
            boolean typed = matcher.isTextTyped();
            String text = typed && place == 0 ? "" : null;
            for (int i = place; i < node.content().size() && faults.size() < ENOUGH_FAULTS; i++) {
                Object item = node.content().get(i);
                if (item instanceof Node child) {
                    steps++;
                    Matcher before = matcher.copy();
                    boolean goes = text == null || matcher.matchTextBeforeStartTag(text, NoPrefixes.CONTEXT);
                    if (!opens(matcher, child)) {
                        if (text != null) {
                            // The text alone may be right: it is looked at when all of it is there.
                            faults.add(wording.unexpected(node, child, before, opened, List.of()));
                            cost += FAULT;
                            matcher = before;
                            continue;
                        }
                        return unexpected(i, child, before, matcher, faults, cost);
                    } else if (!goes) {
                        faults.add(wording.text(node, 0));
                        cost += FAULT;
                    }
                    text = null;
                    Outcome inner = element(child, before);
                    if (!inner.faults().isEmpty()) {
                        return faulty(i, child, before, inner, faults, cost);
                    }
                    matcher = inner.after();
                } else if (text != null) {
                    text = text + item;
                } else {
                    Matcher before = matcher.copy();
                    if (!((String) item).isBlank() && !matcher.matchUntypedText(NoPrefixes.CONTEXT)) {
                        cost += tellText(i, faults);
                        matcher = before;
                    }
                }
            }
            return end(matcher, text, faults, cost);
        }

        /** Text that stands for the attribute that it should be in is told as one with it. */
        private int tellText(int place, List<Fault> faults) {
            Fault fault = wording.text(node, place);
            int last = faults.size() - 1;
            if (last >= 0
                    && faults.get(last).kind() == Fault.Kind.MISSING_ATTRIBUTE
                    && faults.get(last).element() == node.origin()) {
                faults.set(last, fault.saying("; " + faults.get(last).message()));
                return 0;
            }
            faults.add(fault);
            return FAULT;
        }

        /** Text, or an attribute, that stands for the element that is missing is told as one with it. */
        private int tellIncomplete(Matcher before, List<Fault> faults) {
            Fault fault = wording.incomplete(node, before);
            int last = faults.size() - 1;
            if (last >= 0
                    && faults.get(last).kind() == Fault.Kind.STRAY
                    && faults.get(last).element() == node.origin()) {
                faults.set(last, faults.get(last).saying("; " + fault.message()));
                return 0;
            }
            faults.add(fault);
            return FAULT;
        }

        /** A child with something wrong in it may be right by another name. */
        private Outcome faulty(int place, Node child, Matcher before, Outcome inner, List<Fault> faults, int cost) {
            List<Fault> all = new ArrayList<>(faults);
            all.addAll(inner.faults());
            Outcome best = from(place + 1, inner.after(), all, cost + inner.cost());
            for (String name : wording.possible(before)) {
                if (best.cost() <= cost + FAULT || isTired()) {
                    break;
                }
                Outcome other = walk(child.named(Node.nameOf("", name)), before);
                if (other.faults().isEmpty()
                        && !name.equals(child.name().getLocalName())
                        && !takesAnything(name, child, before)) {
                    Fault fault = wording.misnamed(node, child, name);
                    best = cheaper(best, go(place, other.after(), fault, faults, cost + FAULT + 1));
                }
            }
            return best;
        }

        /** True if an element of a name says nothing about what is in it, so that it always looks right. */
        private boolean takesAnything(String name, Node child, Matcher before) {
            Name nothing = Node.nameOf("", "xmlnet-nothing");
            Node odd = new Node(child.origin(), nothing, List.of(), List.of());
            Node any = new Node(child.origin(), Node.nameOf("", name), List.of(), List.of(odd));
            Matcher matcher = before.copy();
            opens(matcher, any);
            matcher.matchStartTagClose(any.name(), name, NoPrefixes.CONTEXT);
            return opens(matcher, odd);
        }

        private Outcome end(Matcher matcher, @Nullable String text, List<Fault> faults, int costSoFar) {
            int cost = costSoFar;
            String local = node.name().getLocalName();
            boolean enough = faults.size() >= ENOUGH_FAULTS;
            Matcher before = matcher.copy();
            if (text != null
                    && !matcher.matchTextBeforeEndTag(text, node.name(), local, NoPrefixes.CONTEXT)
                    && !enough) {
                faults.add(wording.text(node, text, before));
                cost += FAULT;
            }
            before = matcher.copy();
            if (!matcher.matchEndTag(node.name(), local, NoPrefixes.CONTEXT) && !enough) {
                cost += tellIncomplete(before, faults);
            }
            return new Outcome(matcher, faults, cost);
        }

        private Outcome unexpected(
                int place, Node child, Matcher before, Matcher recovered, List<Fault> faults, int cost) {
            List<Node> earlier = new ArrayList<>();
            for (Object item : node.content().subList(0, place)) {
                if (item instanceof Node one) {
                    earlier.add(one);
                }
            }
            Fault fault = wording.unexpected(node, child, before, opened, earlier);
            List<String> possible = wording.possible(before);
            String local = child.name().getLocalName();
            Optional<String> near = wording.knows(local)
                    ? Optional.empty()
                    : Spelling.nearest(local, possible).stream().findFirst();
            Outcome skipped = go(place, before, fault, faults, cost + FAULT);
            Outcome best = near.isPresent()
                    ? misspelt(place, child.named(Node.nameOf("", near.get())), before, fault, faults, cost, skipped)
                    : replaced(place, child, before, fault, faults, cost, skipped, possible);
            return best.cost() > cost + FAULT
                    ? cheaper(best, late(place, child, before, recovered, faults, cost))
                    : best;
        }

        /** A misspelt element is looked into, even if that finds one thing more. */
        private Outcome misspelt(
                int place, Node meant, Matcher before, Fault fault, List<Fault> faults, int cost, Outcome skipped) {
            Outcome inner = element(meant, before);
            List<Fault> all = new ArrayList<>(faults);
            all.add(fault);
            all.addAll(inner.faults());
            Outcome outcome = from(place + 1, inner.after(), all, cost + inner.cost() + FAULT);
            return outcome.cost() < skipped.cost() + 2 * FAULT ? outcome : skipped;
        }

        /** Perhaps it stands for one that is missing. */
        private Outcome replaced(
                int place,
                Node child,
                Matcher before,
                Fault fault,
                List<Fault> faults,
                int cost,
                Outcome skipped,
                List<String> possible) {
            Outcome best = skipped;
            for (String name : possible) {
                if (best.cost() <= cost + FAULT + 1 || isTired()) {
                    break;
                }
                Outcome inner = walk(child.named(Node.nameOf("", name)), before);
                if (inner.faults().isEmpty()) {
                    Fault missing = fault.saying("; <" + name + "> is missing");
                    best = cheaper(best, go(place, inner.after(), missing, faults, cost + FAULT + 1));
                }
            }
            return best;
        }

        /** What should stand before the child may be missing: then the child itself is right. */
        private @Nullable Outcome late(
                int place, Node child, Matcher before, Matcher recovered, List<Fault> faults, int cost) {
            Set<Name> required = before.requiredElementNames();
            if (required.isEmpty() || isTired()) {
                return null;
            }
            Matcher after = contentOf(child, recovered);
            if (after == null || after.equals(before)) {
                return null;
            }
            List<Fault> sofar = new ArrayList<>(faults);
            sofar.add(wording.missingBefore(node, child, required));
            return from(place + 1, after, sofar, cost + FAULT);
        }

        /** The state after a child whose start tag is open already; null if the child has faults. */
        private @Nullable Matcher contentOf(Node child, Matcher open) {
            List<Fault> inner = new ArrayList<>();
            Matcher matcher = attributes(child, open.copy(), inner);
            Outcome outcome = new Content(child, matcher.copy()).from(0, matcher, inner, 0);
            return outcome.faults().isEmpty() ? outcome.after() : null;
        }

        private Outcome go(int place, Matcher after, Fault fault, List<Fault> faults, int cost) {
            List<Fault> sofar = new ArrayList<>(faults);
            sofar.add(fault);
            return from(place + 1, after.copy(), sofar, cost);
        }

        private static Outcome cheaper(Outcome one, @Nullable Outcome other) {
            return other == null || one.cost() <= other.cost() ? one : other;
        }
    }
}
