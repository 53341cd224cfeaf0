package dev.xmlnet.relaxng;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.libvirt.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmNode;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Lines of schemas/newer.txt: what the schemas of xmlnet have, and those of an older libvirt do not. For one thread. */
final class NewerParts {
    private static final Processor PROCESSOR = new Processor(false);

    private final Map<Line, XPathSelector> compiled = new HashMap<>();
    private final DocumentBuilder builder;
    private final List<Line> lines;
    private final Set<Line> unused;

    /**
     * A line.
     *
     * @param path selects the nodes that are newer
     */
    record Line(int number, Version since, String schema, String path, String what) {}

    private NewerParts(List<Line> lines) {
        this.lines = lines;
        this.unused = new LinkedHashSet<>(lines);
        XPathCompiler xpath = PROCESSOR.newXPathCompiler();
        for (Line line : lines) {
            try {
                compiled.put(line, xpath.compile(line.path()).load());
            } catch (SaxonApiException e) {
                throw new IllegalArgumentException("newer.txt, line " + line.number(), e);
            }
        }
        try {
            builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the lines of a schema whose version is newer than the one that is installed. */
    static NewerParts read(Path file, String schema, Version installed) throws IOException {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text : Files.readAllLines(file, UTF_8)) {
            number++;
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            List<String> fields = List.of(text.split("\\s+\\|\\s+", -1));
            if (fields.size() != 4) {
                throw new IOException(file + ":" + number + ": SINCE | SCHEMA | XPATH | WHAT expected");
            }
            Version since = Version.parse(fields.get(0).trim());
            if (fields.get(1).equals(schema) && !installed.isAtLeast(since)) {
                lines.add(new Line(
                        number, since, schema, fields.get(2), fields.get(3).trim()));
            }
        }
        return new NewerParts(lines);
    }

    /** The document without the parts that are newer; null if all of it is newer, the document itself if nothing is. */
    Tree without(Tree document) {
        return without(document, lines);
    }

    /** Lines that were not needed yet to explain a disagreement. */
    Set<Line> unused() {
        return unused;
    }

    /** True if two schemas differ on a document, and still do when the newer parts are gone. */
    boolean leaveUnexplained(Tree document, Schemas schemas) {
        if (!schemas.differ(document)) {
            return false;
        }
        Tree rest = without(document);
        return rest == document || (rest != null && schemas.differ(rest));
    }

    /** Takes those lines for used without which a disagreement that they explain would stay. */
    void use(Tree document, Schemas schemas) {
        if (!schemas.differ(document) || leaveUnexplained(document, schemas)) {
            return;
        }
        for (Line line : List.copyOf(unused)) {
            List<Line> others =
                    lines.stream().filter(other -> !other.equals(line)).toList();
            Tree rest = without(document, others);
            if (rest != null && schemas.differ(rest)) {
                unused.remove(line);
            }
        }
    }

    private Tree without(Tree document, List<Line> some) {
        Tree copy = document.copy();
        Map<Node, Tree> origins = new HashMap<>();
        Document dom = dom(copy, origins);
        List<Node> found = new ArrayList<>();
        XdmNode wrapped = PROCESSOR.newDocumentBuilder().wrap(dom);
        some.forEach(line -> found.addAll(select(line, wrapped)));
        for (Node node : found) {
            if (node instanceof Attr attribute) {
                origins.get(attribute.getOwnerElement()).attributes.remove(Tree.Name.of(attribute.getName()));
            } else if (node.getParentNode() == dom) {
                return null;
            } else {
                Tree element = origins.get(node);
                origins.get(node.getParentNode()).children.removeIf(child -> child == element);
            }
        }
        return found.isEmpty() ? document : copy;
    }

    private List<Node> select(Line line, XdmNode document) {
        try {
            XPathSelector selector = compiled.get(line);
            selector.setContextItem(document);
            return selector.evaluate().stream()
                    .map(node -> (Node) ((XdmNode) node).getExternalNode())
                    .toList();
        } catch (SaxonApiException e) {
            throw new IllegalArgumentException("newer.txt, line " + line.number(), e);
        }
    }

    private Document dom(Tree tree, Map<Node, Tree> origins) {
        Document document = builder.newDocument();
        append(tree, document, document, origins);
        return document;
    }

    private static void append(Tree tree, Node parent, Document document, Map<Node, Tree> origins) {
        Element element = document.createElementNS(nullable(tree.name), tree.name.local());
        origins.put(element, tree);
        tree.attributes.forEach((name, value) -> element.setAttributeNS(nullable(name), name.local(), value));
        for (Object child : tree.children) {
            if (child instanceof Tree below) {
                append(below, element, document, origins);
            } else {
                element.appendChild(document.createTextNode((String) child));
            }
        }
        parent.appendChild(element);
    }

    private static String nullable(Tree.Name name) {
        return name.namespace().isEmpty() ? null : name.namespace();
    }
}
