package dev.xmlnet.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.RandomGuest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A replay sends what the JDK's own parser sends. XmlDocumentFuzzTest holds it to that for odd and broken files. */
class ReplayTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a/>",
                "<a></a>",
                "<a> x\n </a>",
                "<a>b<c/>d<c>e</c>f</a>",
                "<a>1 &lt; 2 &#38; 3 &#x1F40E; &quot;&apos;&gt;</a>",
                "<a>b<!-- c &d; --><c/><!-- d -->e<!-- f --></a>",
                "<a>b<![CDATA[<&b;>\r\n]]>c<![CDATA[]]></a>",
                "<a><![CDATA[]]></a>",
                "<a>b<?p q?>c</a>",
                "<?p q?><!-- c --><a/><!-- d -->\n<?e f?>\n",
                "<a>b\r\nc\rd\n\r\n<e/>\r\r\n<f>\r</f></a>",
                "<a>&#13;&#10;&#9;</a>",
                "<a b='c\td\ne\r\nf\rg&#9;h&#10;i&#13;j &amp;&lt; k'/>",
                "<a b=\"'\" c='\"' d='>' e=''/>",
                "<a b = 'c'\n\td='e'\r\n/>",
                "<a xmlns='u'><b xmlns=''><c xmlns='v'/></b><d/></a>",
                "<x:a xmlns:x='u' x:b='1' b='2' xmlns:y='v'><y:c y:b='3' x:b='4'/><c x:d=''/></x:a>",
                "<x:a xmlns:x='u'><x:b xmlns:x='v' x:c=''/><x:b x:c=''/></x:a>",
                "<a xmlns='u&amp;v' xmlns:x='w&#x20;x'><b x:c=''/></a>",
                "<a xml:lang='de' xml:space='preserve'> <b xml:lang='fr'/></a>",
                "<a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>",
                "<!DOCTYPE a SYSTEM 'none'><a b=' c '> </a>",
                "<?xml version='1.0' encoding='ISO-8859-1' standalone='yes'?><a>1.1</a>",
                "<?xml version='1.1'?><a b='c&#2;d'>&#1;b\rc</a>",
                "<?xml-stylesheet href='1.1'?><a>b\u0085&#x85;</a>",
                "<a>\ud83d\udc0e<b\u00e9 c\u00e9='\ud83d\udc0e'/></a>"
            })
    void isWhatTheJdkSends(String text) throws Exception {
        XmlDocument document = XmlDocument.parse(SourceText.ofString(text));
        assertThat(SaxEvents.ofReplay(document)).isEqualTo(SaxEvents.ofJdk(text));
    }

    @Provide
    Arbitrary<RandomGuest> guests() {
        return RandomGuest.any();
    }

    @Property
    void isWhatTheJdkSendsOfAnyGuest(@ForAll("guests") RandomGuest guest) throws Exception {
        XmlDocument document = XmlDocument.parse(SourceText.of(guest.bytes()));
        assertThat(SaxEvents.ofReplay(document)).isEqualTo(SaxEvents.ofJdk(guest.text()));
    }

    @Test
    void isWhatTheJdkSendsOfLibvirtsOwnFiles() throws Exception {
        String directory = System.getProperty("xmlnet.corpus");
        assumeTrue(directory != null, "skipped: -Dxmlnet.corpus=DIR says where libvirt's files are");
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".xml")).toList();
            assertThat(found).hasSizeGreaterThan(200);
            for (Path file : found) {
                SourceText source = SourceText.read(file);
                assertThat(SaxEvents.ofReplay(XmlDocument.parse(source)))
                        .as(file.toString())
                        .isEqualTo(SaxEvents.ofJdk(source.text()));
            }
        }
    }

    @Test
    void theLocatorStandsWhereTheStartTagBegins() throws Exception {
        XmlDocument document = XmlDocument.parse(
                SourceText.ofString("<?xml version='1.0'?>\n\n <a\n  b=''>\ud83d\udc0e<c/>\r\n\t<d>x</d></a>"));
        Location a = new Location(3, 2);
        Location c = new Location(4, 9);
        Location d = new Location(5, 2);
        assertThat(SaxEvents.placesOfReplay(document)).containsExactly(a, c, c, d, d, a);
    }

    @Test
    void aHandlersFailureComesThrough() throws Exception {
        XmlDocument document = XmlDocument.parse(SourceText.ofString("<a/>"));
        SAXException failure = new SAXException("enough");
        assertThatExceptionOfType(SAXException.class)
                .isThrownBy(() -> document.replay(new DefaultHandler() {
                    @Override
                    public void startElement(String uri, String local, String name, Attributes attributes)
                            throws SAXException {
                        throw failure;
                    }
                }))
                .isSameAs(failure);
    }
}
