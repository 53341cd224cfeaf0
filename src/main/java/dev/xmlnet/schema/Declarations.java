package dev.xmlnet.schema;

import dev.xmlnet.xml.AllowedFiles;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a schema's own text declares for a place in a document: a matcher tells no values. */
final class Declarations {
    private final Map<String, List<Element>> defines = new HashMap<>();
    private final List<Element> starts = new ArrayList<>();
    private final Set<String> files = new HashSet<>();
    private final Set<String> elementNames = new HashSet<>();

    /**
     * Values that a place may have.
     *
     * @param words those that are listed
     * @param types the declarations of types, {@code <data>}, and references to those that have a name in words
     */
    record Values(Set<String> words, List<Element> types) {}

    private final @Nullable AllowedFiles allowed;

    private Declarations(@Nullable AllowedFiles allowed) {
        this.allowed = allowed;
    }

    /** Those of a schema that was compiled before, so it can be read. */
    static Declarations of(String uri, @Nullable AllowedFiles allowed) {
        Declarations declarations = new Declarations(allowed);
        try {
            declarations.read(uri);
        } catch (IOException | DocumentException e) {
            // It went away since it was compiled: the messages can do without.
            return new Declarations(allowed);
        }
        return declarations;
    }

    private void read(String uri) throws IOException, DocumentException {
        if (files.add(uri)) {
            collect(Grammar.document(uri, allowed).root(), uri);
        }
    }

    private void collect(Element element, String uri) throws IOException, DocumentException {
        switch (element.name()) {
            case "include" -> {
                String file = element.attribute("href");
                if (file != null) {
                    read(Grammar.resolve(uri, file));
                }
            }
            case "define" ->
                defines.computeIfAbsent(element.attribute("name"), name -> new ArrayList<>())
                        .add(element);
            case "start" -> starts.add(element);
            case "element" -> elementNames.addAll(names(element));
            default -> {
                // What is inside counts.
            }
        }
        for (Element child : element.children()) {
            collect(child, uri);
        }
    }

    private static List<String> names(Element declaration) {
        String name = declaration.attribute("name");
        if (name != null) {
            return List.of(name.trim());
        }
        List<String> names = new ArrayList<>();
        for (Element child : declaration.children()) {
            if (child.name().equals("name")) {
                names.add(child.content());
            } else if (child.name().equals("choice") && names.isEmpty()) {
                child.children().stream().filter(c -> c.name().equals("name")).forEach(c -> names.add(c.content()));
            }
        }
        return names;
    }

    /** True if the schema has an element of this name anywhere. */
    boolean knows(String elementName) {
        return elementNames.contains(elementName);
    }

    /** The values of an attribute of an element of a document. */
    Values attribute(Element element, String name) {
        List<Element> found = new ArrayList<>();
        for (Element declaration : elements(element)) {
            find(declaration.children(), "attribute", name, found, new HashSet<>());
        }
        return values(found);
    }

    /** The values of the text of an element of a document. */
    Values text(Element element) {
        return values(elements(element));
    }

    private List<Element> elements(Element element) {
        List<Element> within = new ArrayList<>();
        if (element.parent() == null) {
            within.addAll(starts);
        } else {
            elements(element.parent()).forEach(parent -> within.addAll(parent.children()));
        }
        List<Element> found = new ArrayList<>();
        find(within, "element", element.name(), found, new HashSet<>());
        return found;
    }

    private void find(List<Element> within, String kind, String name, List<Element> found, Set<String> seen) {
        for (Element pattern : within) {
            String what = pattern.name();
            if (what.equals(kind)) {
                if (names(pattern).contains(name)) {
                    found.add(pattern);
                }
            } else if (what.equals("ref")) {
                String target = pattern.attribute("name");
                if (seen.add(target)) {
                    find(defines.getOrDefault(target, List.of()), kind, name, found, seen);
                }
            } else if (!what.equals("element") && !what.equals("attribute")) {
                find(pattern.children(), kind, name, found, seen);
            }
        }
    }

    private Values values(List<Element> declarations) {
        Values values = new Values(new LinkedHashSet<>(), new ArrayList<>());
        for (Element declaration : declarations) {
            collectValues(declaration.children(), values, new HashSet<>());
        }
        return values;
    }

    private void collectValues(List<Element> within, Values values, Set<String> seen) {
        for (Element pattern : within) {
            switch (pattern.name()) {
                case "value" -> values.words().add(pattern.content());
                case "data" -> values.types().add(pattern);
                case "ref" -> {
                    if (Types.isNamed(pattern)) {
                        values.types().add(pattern);
                    } else if (seen.add(pattern.attribute("name"))) {
                        collectValues(defines.getOrDefault(pattern.attribute("name"), List.of()), values, seen);
                    }
                }
                case "element", "attribute" -> {
                    // Another place.
                }
                default -> collectValues(pattern.children(), values, seen);
            }
        }
    }
}
