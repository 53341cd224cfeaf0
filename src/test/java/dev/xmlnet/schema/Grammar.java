package dev.xmlnet.schema;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A RELAX NG grammar in the XML syntax, with all that it includes, as patterns to generate from. */
final class Grammar {
    private static final String RNG = "http://relaxng.org/ns/structure/1.0";

    private final List<Pattern> patterns = new ArrayList<>();
    private final Pattern start;

    private Grammar(Path file) throws IOException {
        Scope scope = new Scope(null);
        scope.include(file, Set.of());
        start = scope.close();
    }

    /**
     * Reads a schema and, relative to it, what it includes.
     *
     * @throws IOException if a file cannot be read or is not XML
     * @throws IllegalArgumentException if it has a construct that is not known here
     */
    static Grammar read(Path file) throws IOException {
        return new Grammar(file);
    }

    Pattern start() {
        return start;
    }

    /** All patterns, each at the place of its id. */
    List<Pattern> patterns() {
        return patterns;
    }

    private Pattern add(Pattern.Kind kind) {
        Pattern pattern = new Pattern(patterns.size(), kind);
        patterns.add(pattern);
        return pattern;
    }

    private static Element parse(Path file) throws IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        try {
            Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
            root.setUserData("file", file, null);
            return root;
        } catch (SAXException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found && RNG.equals(found.getNamespaceURI())) {
                children.add(found);
            }
        }
        return children;
    }

    /** The attribute of the nearest element that has it, or an empty text. */
    private static String inherited(Element element, String attribute) {
        for (Node node = element; node instanceof Element found; node = node.getParentNode()) {
            if (found.hasAttribute(attribute)) {
                return found.getAttribute(attribute);
            }
        }
        return "";
    }

    /** The definitions of one grammar element and of the files that it includes. */
    private final class Scope {
        private final Scope parent;
        /** The bodies of a name's definitions; the start's name is empty. */
        private final Map<String, List<Pattern>> bodies = new LinkedHashMap<>();

        /** The names whose definitions are interleaved, not chosen from. */
        private final Set<String> interleaved = new HashSet<>();

        private final Set<Path> included = new HashSet<>();
        /** A reference and the name of its definition, in this scope. */
        private final Map<Pattern, String> references = new LinkedHashMap<>();

        Scope(Scope parent) {
            this.parent = parent;
        }

        void include(Path file, Set<String> overridden) throws IOException {
            if (included.add(file.toRealPath())) {
                load(parse(file), file, overridden);
            }
        }

        /** Takes in the definitions of a grammar, include or div, but not those that are overridden. */
        void load(Element container, Path file, Set<String> overridden) throws IOException {
            for (Element child : children(container)) {
                switch (child.getLocalName()) {
                    case "start", "define" -> {
                        if (!overridden.contains(child.getAttribute("name"))) {
                            define(child, file);
                        }
                    }
                    case "div" -> load(child, file, overridden);
                    case "include" -> {
                        Set<String> own = new HashSet<>(overridden);
                        addNames(child, own);
                        include(file.resolveSibling(child.getAttribute("href")), own);
                        load(child, file, overridden);
                    }
                    default -> throw unknown(child);
                }
            }
        }

        private void addNames(Element container, Set<String> names) {
            for (Element child : children(container)) {
                if (child.getLocalName().equals("div")) {
                    addNames(child, names);
                } else {
                    names.add(child.getAttribute("name"));
                }
            }
        }

        private void define(Element element, Path file) throws IOException {
            String name = element.getAttribute("name");
            if (element.getAttribute("combine").equals("interleave")) {
                interleaved.add(name);
            }
            bodies.computeIfAbsent(name, none -> new ArrayList<>()).add(group(children(element), file));
        }

        /** Joins what is defined with what refers to it, and gives the start. */
        Pattern close() {
            Map<String, Pattern> definitions = new HashMap<>();
            bodies.forEach((name, parts) -> {
                Pattern.Kind kind = interleaved.contains(name) ? Pattern.Kind.INTERLEAVE : Pattern.Kind.CHOICE;
                Pattern definition = add(kind);
                definition.parts.addAll(parts);
                definitions.put(name, definition);
            });
            references.forEach((reference, name) -> {
                Pattern definition = definitions.get(name);
                if (definition == null) {
                    throw new IllegalArgumentException("no definition of " + name);
                }
                reference.parts.add(definition);
            });
            return definitions.get("");
        }

        private Pattern group(List<Element> elements, Path file) throws IOException {
            if (elements.size() == 1) {
                return pattern(elements.get(0), file);
            }
            return of(Pattern.Kind.GROUP, elements, file);
        }

        private Pattern of(Pattern.Kind kind, List<Element> elements, Path file) throws IOException {
            Pattern pattern = add(kind);
            for (Element element : elements) {
                pattern.parts.add(pattern(element, file));
            }
            return pattern;
        }

        private Pattern pattern(Element element, Path file) throws IOException {
            List<Element> children = children(element);
            return switch (element.getLocalName()) {
                case "element" -> named(Pattern.Kind.ELEMENT, element, file);
                case "attribute" -> named(Pattern.Kind.ATTRIBUTE, element, file);
                case "group" -> group(children, file);
                case "interleave" -> of(Pattern.Kind.INTERLEAVE, children, file);
                case "choice" -> of(Pattern.Kind.CHOICE, children, file);
                case "optional" -> repeat(0, 1, children, file);
                case "zeroOrMore" -> repeat(0, 2, children, file);
                case "oneOrMore" -> repeat(1, 2, children, file);
                case "list" -> {
                    Pattern list = add(Pattern.Kind.LIST);
                    list.parts.add(group(children, file));
                    yield list;
                }
                case "mixed" -> {
                    Pattern mixed = add(Pattern.Kind.INTERLEAVE);
                    mixed.parts.add(values(DataSamples.TEXTS));
                    mixed.parts.add(group(children, file));
                    yield mixed;
                }
                case "ref" -> reference(this, element);
                case "parentRef" -> reference(parent, element);
                case "text" -> values(DataSamples.TEXTS);
                case "value" -> values(List.of(element.getTextContent()));
                case "data" -> values(data(element));
                case "empty" -> add(Pattern.Kind.EMPTY);
                case "notAllowed" -> add(Pattern.Kind.NOT_ALLOWED);
                case "grammar" -> {
                    Scope inner = new Scope(this);
                    inner.load(element, file, Set.of());
                    yield inner.close();
                }
                default -> throw unknown(element);
            };
        }

        private Pattern reference(Scope scope, Element element) {
            Pattern reference = add(Pattern.Kind.REF);
            scope.references.put(reference, element.getAttribute("name"));
            return reference;
        }

        private Pattern repeat(int least, int most, List<Element> children, Path file) throws IOException {
            Pattern repeat = add(Pattern.Kind.REPEAT);
            repeat.least = least;
            repeat.most = most;
            repeat.parts.add(group(children, file));
            return repeat;
        }

        private Pattern named(Pattern.Kind kind, Element element, Path file) throws IOException {
            Pattern pattern = add(kind);
            List<Element> children = children(element);
            if (element.hasAttribute("name")) {
                boolean own = kind == Pattern.Kind.ELEMENT || element.hasAttribute("ns");
                pattern.names =
                        List.of(name(element, element.getAttribute("name"), own ? inherited(element, "ns") : ""));
            } else {
                pattern.names = names(children.remove(0));
            }
            if (kind == Pattern.Kind.ATTRIBUTE && children.isEmpty()) {
                pattern.parts.add(values(DataSamples.TEXTS));
            } else {
                pattern.parts.add(group(children, file));
            }
            return pattern;
        }

        private Pattern values(List<String> samples) {
            Pattern values = add(Pattern.Kind.VALUE);
            values.samples = samples;
            return values;
        }
    }

    /** Names of a name class; of one that is open, one with a namespace and one without. */
    private static List<Tree.Name> names(Element nameClass) {
        List<Tree.Name> names = new ArrayList<>();
        Set<Tree.Name> except = new HashSet<>();
        for (Element child : children(nameClass)) {
            if (child.getLocalName().equals("except")) {
                children(child).forEach(excluded -> except.addAll(names(excluded)));
            } else {
                names.addAll(names(child));
            }
        }
        switch (nameClass.getLocalName()) {
            case "name" -> names.add(name(nameClass, nameClass.getTextContent().trim(), inherited(nameClass, "ns")));
            case "anyName" -> names.addAll(List.of(Tree.Name.of("any"), new Tree.Name("urn:any", "any")));
            case "nsName" -> names.add(new Tree.Name(inherited(nameClass, "ns"), "any"));
            case "choice" -> {}
            default -> throw unknown(nameClass);
        }
        names.removeAll(except);
        return names;
    }

    private static Tree.Name name(Element context, String name, String namespace) {
        int colon = name.indexOf(':');
        return colon < 0
                ? new Tree.Name(namespace, name)
                : new Tree.Name(context.lookupNamespaceURI(name.substring(0, colon)), name.substring(colon + 1));
    }

    private static List<String> data(Element data) {
        Map<String, List<String>> parameters = new HashMap<>();
        Set<String> except = new HashSet<>();
        for (Element child : children(data)) {
            if (child.getLocalName().equals("param")) {
                parameters
                        .computeIfAbsent(child.getAttribute("name"), name -> new ArrayList<>())
                        .add(child.getTextContent());
            } else {
                addValues(child, except);
            }
        }
        return DataSamples.of(inherited(data, "datatypeLibrary"), data.getAttribute("type"), parameters, except);
    }

    private static void addValues(Element except, Set<String> values) {
        switch (except.getLocalName()) {
            case "except", "choice" -> children(except).forEach(child -> addValues(child, values));
            case "value" -> values.add(except.getTextContent());
            default -> throw unknown(except);
        }
    }

    private static IllegalArgumentException unknown(Element element) {
        return new IllegalArgumentException("unknown construct <" + element.getLocalName() + ">");
    }
}
