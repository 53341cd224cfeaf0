package dev.xmlnet.schema;

import com.thaiopensource.relaxng.match.Matcher;
import com.thaiopensource.relaxng.match.NameClass;
import com.thaiopensource.xml.util.Name;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of a fault. */
final class Wording {
    private static final int MANY = 12;

    private final Grammar grammar;

    Wording(Grammar grammar) {
        this.grammar = grammar;
    }

    /** True if an element of this name stands anywhere in the format. */
    boolean knows(String name) {
        return grammar.declarations().knows(name);
    }

    /** The words that an attribute may be, whatever else is said. */
    Set<String> words(Node node, Node.Attr attribute) {
        return grammar.declarations()
                .attribute(node.origin(), attribute.written())
                .words();
    }

    /** The names of elements that may stand here. */
    List<String> possible(Matcher matcher) {
        return names(matcher.possibleStartTagNames());
    }

    private static List<String> names(NameClass names) {
        return names(names.getIncludedNames());
    }

    private static List<String> names(Set<Name> names) {
        return names.stream().map(Wording::written).sorted().distinct().toList();
    }

    /** libvirt names the prefixes of its namespaces in them: {@code .../schemas/network/dnsmasq/1.0}. */
    private static String written(Name name) {
        String[] steps = name.getNamespaceUri().split("/", -1);
        return steps.length < 2 ? name.getLocalName() : steps[steps.length - 2] + ":" + name.getLocalName();
    }

    /** A value that an attribute may not have. */
    Fault value(Node node, Node.Attr attribute, Matcher named) {
        Declarations.Values values = grammar.declarations().attribute(node.origin(), attribute.written());
        Set<String> here = new LinkedHashSet<>();
        for (String word : values.words()) {
            if (named.copy().matchAttributeValue(word, attribute.name(), attribute.written(), NoPrefixes.CONTEXT)) {
                here.add(word);
            }
        }
        Location location = node.origin().location(attribute.written());
        String message = "'" + attribute.value() + "' is not a value of " + attribute.written()
                + (values.words().contains(attribute.value()) ? " here" : "");
        return Fault.of(
                node.origin(), location, message + maybe(attribute.value(), here, Types.described(values.types())));
    }

    private static String maybe(String value, Set<String> words, String type) {
        Optional<String> near = Spelling.nearest(value, words).stream().findFirst();
        List<String> choices = new ArrayList<>(words);
        if (near.isPresent()) {
            return "; did you mean '" + near.get() + "'?" + (words.size() > 1 ? " (" + list(choices) + ")" : "");
        } else if (type.isEmpty()) {
            return choices.isEmpty() ? "" : "; it may be " + list(choices);
        }
        return "; it may be " + (choices.isEmpty() ? "" : list(choices) + ", or ") + type;
    }

    /** At most so many that a person reads them. */
    private static String list(Collection<String> words) {
        String shown = words.stream().limit(MANY).collect(Collectors.joining(", "));
        return words.size() > MANY ? shown + ", ..." : shown;
    }

    /** A value that may be right, but not with the rest. */
    Fault disagrees(Node node, Node.Attr attribute, String other) {
        return Fault.of(
                node.origin(),
                node.origin().location(attribute.written()),
                attribute.written() + "='" + attribute.value() + "' does not go with what stands in <"
                        + node.origin().name() + ">; " + attribute.written() + "='" + other + "' would");
    }

    /**
     * An attribute that may not stand.
     *
     * @param before what may stand instead
     * @param opened what might have stood first of all
     * @param meant what it most likely is, or null
     */
    Fault strange(Node node, Node.Attr attribute, Matcher before, Matcher opened, @Nullable Name meant) {
        Element element = node.origin();
        List<String> possible = new ArrayList<>(names(before.possibleAttributeNames()));
        Optional<String> near = Spelling.nearest(
                        attribute.name().getLocalName(), meant == null ? possible : List.of(meant.getLocalName()))
                .stream()
                .findFirst();
        List<String> other = node.attributes().stream()
                .filter(one -> !one.equals(attribute))
                .map(Node.Attr::written)
                .toList();
        boolean alone = opened.possibleAttributeNames().contains(attribute.name());
        String message = "<" + element.name() + "> may not have an attribute " + attribute.written()
                + (alone ? " beside its others" : "");
        if (near.isPresent()) {
            message += "; did you mean " + near.get() + "?";
        } else if (meant != null) {
            message += "; it has no " + meant.getLocalName();
        } else {
            possible.removeAll(other);
            message += possible.isEmpty() ? "" : "; it may have " + list(possible);
        }
        return new Fault(Fault.Kind.STRAY, element, null, element.location(attribute.written()), message);
    }

    /** Attributes that must be there. */
    Fault missing(Node node, Matcher before) {
        Element element = node.origin();
        String message = "<" + element.name() + "> has no " + lacking(before);
        return new Fault(Fault.Kind.MISSING_ATTRIBUTE, element, null, element.location(), message);
    }

    /** The same about an element that was spoken of. */
    String lack(Matcher before) {
        return "it has no " + lacking(before);
    }

    private static String lacking(Matcher before) {
        List<String> required = names(before.requiredAttributeNames());
        if (required.isEmpty()) {
            return "attribute that must be there; it may have " + list(names(before.possibleAttributeNames()));
        }
        return String.join(" and no ", required);
    }

    /** Text where none may stand. */
    Fault text(Node node, int place) {
        Object text = node.content().get(place);
        Location location = place == 0 ? node.origin().contentLocation() : after(node, place);
        String message = "no text may stand in <" + node.origin().name() + ">: '" + shown(text) + "'";
        return new Fault(Fault.Kind.STRAY, node.origin(), null, location, message);
    }

    private static Location after(Node node, int place) {
        for (int i = place - 1; i >= 0; i--) {
            if (node.content().get(i) instanceof Node child) {
                Element element = child.origin();
                int offset = element.span().end();
                while (Character.isWhitespace(element.source().text().charAt(offset))) {
                    offset++;
                }
                return element.source().locate(offset);
            }
        }
        return node.origin().contentLocation();
    }

    private static String shown(Object text) {
        String trimmed = text.toString().strip().replaceAll("\\s+", " ");
        return trimmed.length() > 40 ? trimmed.substring(0, 40) + "..." : trimmed;
    }

    /** Text that an element may not have. */
    Fault text(Node node, String text, Matcher before) {
        Element element = node.origin();
        Declarations.Values values = grammar.declarations().text(element);
        Set<String> here = new LinkedHashSet<>();
        for (String word : values.words()) {
            if (before.copy().matchTextBeforeEndTag(word, node.name(), element.name(), NoPrefixes.CONTEXT)) {
                here.add(word);
            }
        }
        String rest = maybe(text.strip(), here, Types.described(values.types()));
        return text.isBlank()
                ? Fault.of(element, element.location(), "<" + element.name() + "> is empty" + rest)
                : Fault.of(
                        element,
                        element.contentLocation(),
                        "'" + shown(text) + "' is not a value of <" + element.name() + ">" + rest);
    }

    /** An element that ends too early. */
    Fault incomplete(Node node, Matcher before) {
        Element element = node.origin();
        List<String> required = names(before.requiredElementNames());
        if (required.size() == 1) {
            return new Fault(
                    Fault.Kind.MISSING_CHILD,
                    element,
                    required.get(0),
                    element.location(),
                    "<" + element.name() + "> has no <" + required.get(0) + ">");
        } else if (required.isEmpty()) {
            return Fault.of(
                    element,
                    element.location(),
                    "<" + element.name() + "> lacks an element; it may hold " + tags(possible(before)));
        }
        return Fault.of(
                element,
                element.location(),
                "<" + element.name() + "> has no <" + String.join("> and no <", required) + ">");
    }

    private static String tags(List<String> names) {
        return list(names.stream().map(name -> "<" + name + ">").toList());
    }

    /** An element before which something is missing. */
    Fault missingBefore(Node node, Node child, Set<Name> required) {
        return new Fault(
                Fault.Kind.MISSING_CHILD,
                node.origin(),
                names(required).get(0),
                child.origin().location(),
                "<" + node.origin().name() + "> has no <" + String.join("> and no <", names(required)) + "> before <"
                        + child.origin().name() + ">");
    }

    /** The root of a document for which there is no grammar. */
    Fault unexpected(Node node, Node child, Matcher before, List<Node> earlier) {
        return unexpected(node, child, before, before, earlier);
    }

    /**
     * An element that may not stand where it stands.
     *
     * @param before what may stand instead
     * @param opened what might have stood first of all
     * @param earlier the elements before it
     */
    Fault unexpected(Node node, Node child, Matcher before, Matcher opened, List<Node> earlier) {
        String name = child.origin().name();
        List<String> possible = possible(before);
        String message = "<" + name + "> may not stand here";
        Optional<Name> elsewhere = before.possibleStartTagNames().getIncludedNames().stream()
                .filter(one -> one.getLocalName().equals(child.name().getLocalName()))
                .findFirst();
        if (elsewhere.isPresent()) {
            String uri = elsewhere.get().getNamespaceUri();
            message = "<" + name + "> may stand here "
                    + (uri.isEmpty() ? "without a namespace only" : "in the namespace " + uri + " only");
        } else if (!knows(name)) {
            message = "<" + name + "> is not known here"
                    + Spelling.nearest(name, possible).stream()
                            .findFirst()
                            .or(() -> Spelling.nearest(name, possible(opened)).stream()
                                    .findFirst())
                            .map(near -> "; did you mean <" + near + ">?")
                            .orElse(mayHold(possible));
        } else if (!opened.possibleStartTagNames().contains(child.name())) {
            message += mayHold(possible);
        } else if (earlier.stream().anyMatch(one -> one.name().equals(child.name()))) {
            message = "only one <" + name + "> may stand in <" + node.origin().name() + ">";
        } else {
            message += culprit(child, opened, earlier);
        }
        Element element = node.origin();
        Location location = child.origin().location();
        return new Fault(Fault.Kind.MISPLACED_CHILD, element, child.name().getLocalName(), location, message);
    }

    /** An element with the content of another. */
    Fault misnamed(Node node, Node child, String meant) {
        return Fault.of(
                node.origin(),
                child.origin().location(),
                "what is in <" + child.origin().name() + "> may not be there; did you mean <" + meant + ">?");
    }

    private static String mayHold(List<String> possible) {
        return possible.isEmpty() ? "" : "; what may stand is " + tags(possible);
    }

    /** The sibling after which the child may stand no more. */
    private static String culprit(Node child, Matcher opened, List<Node> earlier) {
        Matcher matcher = opened.copy();
        for (Node one : earlier) {
            Matcher next = Skipping.over(one, matcher.copy());
            if (next != null && !next.possibleStartTagNames().contains(child.name())) {
                Matcher swapped = Skipping.over(child, matcher.copy());
                boolean order =
                        swapped != null && swapped.possibleStartTagNames().contains(one.name());
                String other = "<" + one.origin().name() + ">";
                return order ? "; it stands before " + other : " beside " + other;
            }
            matcher = next == null ? matcher : next;
        }
        return "";
    }
}
