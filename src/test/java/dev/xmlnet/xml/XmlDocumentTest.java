package dev.xmlnet.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strict, safe, and with the place of everything. */
class XmlDocumentTest {
    private static XmlDocument parse(String text) throws DocumentException {
        return XmlDocument.parse(SourceText.ofString(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'<a>'                                       | not-well-formed | 1",
                "'<a>\n</b>'                                 | not-well-formed | 2",
                "'<a/>\n<b/>'                                | not-well-formed | 2",
                "'<a b=\"1\"\n b=\"2\"/>'                    | not-well-formed | 2",
                "'<a>\n&b;</a>'                              | not-well-formed | 2",
                "'hello'                                     | not-well-formed | 1",
                "''                                          | not-well-formed | 1",
                "'\uFEFF<a/>'                                | not-well-formed | 1",
                "'<a>\n<x:b/></a>'                           | not-well-formed | 2",
                "'<!DOCTYPE a [<!ENTITY b \"c\">]>\n<a>&b;</a>' | doctype      | 1",
                "'<!DOCTYPE a [\n]><a/>'                     | doctype         | 1"
            })
    void whatIsNotWellFormedOrNotSafeIsRefusedAtItsLine(String text, String id, int line) {
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> parse(text))
                .satisfies(e -> {
                    assertThat(e.diagnostic().severity()).isEqualTo(Severity.ERROR);
                    assertThat(e.diagnostic().location().line()).isEqualTo(line);
                    assertThat(e.diagnostic().id()).isIn(id, "entity");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'<a/>'                                      | a",
                "'<a/>\n<b/>'                                | a b",
                "'<?xml version=\"1.0\"?><a/><?xml version=\"1.0\"?>\n<b c=\"1\"><d/></b><!-- e -->' | a b",
                "'<a/><!DOCTYPE b><!-- c --><b/>\n<d/>\n'    | a b d"
            })
    void documentsMayStandOneAfterTheOther(String text, String roots) throws DocumentException {
        XmlDocument all = XmlDocument.parseAll(SourceText.ofString(text));
        assertThat(all.roots().stream().map(Element::name)).containsExactly(roots.split(" "));
        assertThat(all.roots().stream().map(one -> all.alone(one).root())).containsExactlyElementsOf(all.roots());
        for (Element root : all.roots()) {
            assertThat(root.span().of(text)).startsWith("<" + root.name());
            assertThat(root.span().of(text)).endsWith(root.selfClosing() ? "/>" : "</" + root.name() + ">");
        }
    }

    @Test
    void eachOfSeveralDocumentsHasItsComments() throws DocumentException {
        XmlDocument all =
                XmlDocument.parseAll(SourceText.ofString("<!--1--><a/><!--2--><b><!--3--></b>\n<!--4--><c/><!--5-->"));
        assertThat(all.comments().stream().map(Comment::text)).containsExactly("1", "2", "3", "4", "5");
        assertThat(all.comments().get(1).next()).isSameAs(all.roots().get(1));
        assertThat(all.comments().get(2).next()).isNull();
        assertThat(all.comments().get(3).next()).isSameAs(all.roots().get(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'<a/>\n<b>'                   | 2 | close tag",
                "'<a/>\n<b/>\nhello'           | 3 | epilog",
                "'<a/>\n<b>\n</a>'             | 3 | </b>",
                "'<a/>\n</a>'                  | 2 | epilog",
                "'<a>\n<b/>'                   | 2 | close tag",
                "'<a/>\n<!DOCTYPE b [\n]><b/>' | 2 | DOCTYPE"
            })
    void whatIsWrongWithOneOfSeveralDocumentsIsToldAtItsLine(String text, int line, String words) {
        assertThatExceptionOfType(DocumentException.class)
                .isThrownBy(() -> XmlDocument.parseAll(SourceText.ofString(text)))
                .satisfies(e -> {
                    assertThat(e.diagnostic().location().line()).isEqualTo(line);
                    assertThat(e.diagnostic().message()).contains(words);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a SYSTEM 'file:///nowhere.dtd'><a/>",
                "<!DOCTYPE a PUBLIC 'p' 'http://no.invalid/'><a/>"
            })
    void aDoctypeThatDeclaresNothingIsPassedOverAndNeverFetched(String text) throws DocumentException {
        assertThat(parse(text).root().name()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<a>x</a>                                  | x",
                "'<a> x\n </a>'                            | x",
                "<a>1 &lt; 2 &#38; 3</a>                   | 1 < 2 & 3",
                "<a>b<!-- c -->d</a>                       | bd",
                "<a><![CDATA[<b>]]>c</a>                   | <b>c",
                "<a>b<?p q?>c</a>                          | bc",
                "<a/>                                      | ''",
                "<a></a>                                   | ''"
            })
    void theContentIsTheTextWithEntitiesResolved(String text, String content) throws DocumentException {
        assertThat(parse(text).root().content()).isEqualTo(content);
    }

    @Test
    void theContentOfAnElementWithChildrenIsNoReasonToFail() throws DocumentException {
        assertThat(parse("<a>b<c/></a>").root().content()).startsWith("b");
    }

    @Test
    void everyElementKnowsItsPlace() throws DocumentException {
        String text =
                "<?xml version='1.0'?>\r\n<!-- <no/> -->\r\n<a  b = 'c>d'\r\n ><e\t/ ><![CDATA[<no/>]]><f>g</f ></a>\r\n"
                        .replace("/ >", "/>");
        Element root = parse(text).root();
        assertThat(root.span().of(text)).isEqualTo(text.substring(text.indexOf("<a"), text.lastIndexOf('>') + 1));
        assertThat(root.location()).isEqualTo(new Location(3, 1));
        assertThat(root.location("b")).isEqualTo(new Location(3, 5));
        assertThat(root.location("none")).isEqualTo(new Location(3, 1));
        assertThat(root.children().stream().map(child -> child.span().of(text))).containsExactly("<e\t/>", "<f>g</f >");
        assertThat(root.attributeSpans().get(0).value().of(text)).isEqualTo("c>d");
    }

    @ParameterizedTest
    @CsvSource({"<a>b</a>, 4", "<a>  b </a>, 6", "<a> <b/></a>, 5", "<a>  </a>, 6", "<a b='c'/>, 11"})
    void theContentBeginsWhereItIsNoBlank(String text, int column) throws DocumentException {
        assertThat(parse(text).root().contentLocation()).isEqualTo(new Location(1, column));
    }

    @Test
    void attributesComeAsWrittenAndWithoutNamespaceDeclarations() throws DocumentException {
        Element root =
                parse("<a xmlns:x='u' x:b='1' c='&lt;&quot;' xmlns='v'/>").root();
        assertThat(root.attributeNames()).containsExactly("x:b", "c");
        assertThat(root.attribute("c")).isEqualTo("<\"");
        assertThat(root.attribute("none")).isNull();
        assertThat(root.attributeSpans().stream().map(Attribute::name)).containsExactly("xmlns:x", "x:b", "c", "xmlns");
    }

    @ParameterizedTest
    @CsvSource({"<domain/>, true", "<domain xmlns='u'/>, false", "<x:domain xmlns:x='u'/>, false", "<domains/>, false"})
    void libvirtsElementsAreInNoNamespace(String text, boolean is) throws DocumentException {
        assertThat(parse(text).root().namespace().isEmpty()).isEqualTo(!text.contains("xmlns"));
        assertThat(parse(text).root().is("domain")).isEqualTo(is);
    }

    @Test
    void childrenAreFoundByName() throws DocumentException {
        Element root = parse("<a><b n='1'/><c/><b n='2'/></a>").root();
        assertThat(root.child("b").attribute("n")).isEqualTo("1");
        assertThat(root.children("b").stream().map(b -> b.attribute("n"))).isEqualTo(List.of("1", "2"));
        assertThat(root.child("d")).isNull();
        assertThat(root.attribute("b", "n")).isEqualTo("1");
        assertThat(root.attribute("d", "n")).isNull();
        assertThat(root.children("b").get(1).parent()).isSameAs(root);
    }
}
