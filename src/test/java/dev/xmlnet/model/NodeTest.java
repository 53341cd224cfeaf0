package dev.xmlnet.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guard: whatever one tree says and the other does not is found. */
class NodeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            <a b='1'/>              | <a/>                    | "the attribute b='1'"
            <a b='1'/>              | <a b='2'/>              | "the attribute b='1'"
            <a b='x'/>              | <a c='x'/>              | "the attribute b='x'"
            <a xmlnsb='x'/>         | <a/>                    | "the attribute xmlnsb='x'"
            <a>x</a>                | <a/>                    | its text
            <a>x</a>                | <a>y</a>                | its text
            <a><b/></a>             | <a/>                    | this element
            <a><b/><b/></a>         | <a><b/></a>             | this element
            <a><b/></a>             | <a><b xmlns='u'/></a>   | this element
            <a><b c='1'/><b c='2'/></a> | <a><b c='2'/><b c='1'/></a> | "the attribute c='1'"
            <a>x<b/> <c/></a>       | <a>x<b/><c/></a>        | its text
            <a>x<b/></a>            | <a><b/>x</a>            | its text
            """)
    void aLossIsFound(String said, String kept, String what) throws Exception {
        assertThat(tree(said).lostIn(tree(kept)).what()).isEqualTo(what);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a b='1' c='2'/>        | <a c='2' b='1'/>
            <a b='007' c=' x '/>    | <a b='+7' c='x'/>
            <a> <b/> <c/> </a>      | <a><c/><b/></a>
            <a><![CDATA[&]]></a>    | <a>&amp;</a>
            <p:a xmlns:p='u'/>      | <a xmlns='u'/>
            """)
    void layoutIsNoLoss(String said, String kept) throws Exception {
        assertThat(tree(said).lostIn(tree(kept))).isNull();
    }

    /** Each single node of each document, taken away in turn. */
    @Test
    void everySeededDeletionIsFound() throws Exception {
        String directory = System.getProperty("xmlnet.corpus");
        Assumptions.assumeTrue(directory != null, "-Dxmlnet.corpus=DIR is missing");
        int deletions = 0;
        for (String folder : List.of("network", "domain")) {
            try (Stream<Path> files = Files.list(Path.of(directory, folder))) {
                for (Path file : files.sorted().toList()) {
                    Node original = tree(Files.readString(file));
                    Node whole = tree(Files.readString(file));
                    List<Node> nodes = new ArrayList<>();
                    collect(whole, nodes);
                    for (Node node : nodes) {
                        deletions += deletionsIn(node, whole, original, file);
                    }
                }
            }
        }
        assertThat(deletions).isGreaterThan(10_000);
    }

    private static int deletionsIn(Node node, Node whole, Node original, Path file) {
        int deletions = 0;
        for (int i = 0; i < node.content.size(); i++) {
            if (!(node.content.get(i) instanceof String blank && blank.isBlank())) {
                Object gone = node.content.remove(i);
                assertThat(original.lostIn(whole)).as("%s: %s", file, gone).isNotNull();
                node.content.add(i, gone);
                deletions++;
            }
        }
        for (int i = 0; i < node.attributes.size(); i++) {
            Node.Value gone = node.attributes.remove(i);
            assertThat(original.lostIn(whole)).as("%s: %s", file, gone).isNotNull();
            node.attributes.add(i, gone);
            deletions++;
        }
        return deletions;
    }

    private static void collect(Node node, List<Node> nodes) {
        nodes.add(node);
        node.children().forEach(child -> collect(child, nodes));
    }

    private static Node tree(String text) throws Exception {
        NodeBuilder builder = new NodeBuilder();
        XmlDocument.parse(SourceText.ofString(text)).replay(builder);
        return builder.root();
    }
}
