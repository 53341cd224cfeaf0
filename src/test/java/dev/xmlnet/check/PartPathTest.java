package dev.xmlnet.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Attr;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Every path of schemas/newer.txt selects what an XPath engine selects. */
class PartPathTest {
    /** Each newer part, and beside it what only looks like it. */
    private static final List<String> DOCUMENTS = List.of("""
            <network>
              <title>Office</title><title xmlns='urn:x'>no</title>
              <description>two</description><description>three</description>
              <forward mode='hostdev'><driver/><driver name=' xen '/><driver name='vfio' model='m' iommufd='yes'/></forward>
              <domain name='lan' register='yes'/>
              <dns><forwarder addr='192.0.2.1' port='5353'/><forwarder port=''/></dns>
              <bandwidth><inbound average='4294967295' peak='5000000000' floor=' 5000000000 '/></bandwidth>
              <portgroup name='a'><bandwidth><outbound average='4294967296' peak='x'/></bandwidth></portgroup>
            </network>""", """
            <interface type='bridge'>
              <driver model='m' iommufd='yes'><host/></driver>
              <backend type=' default ' hostname='a' fqdn='b'/><backend type='passt'/>
              <mac address='52:54:00:00:00:01' currentAddress='52:54:00:00:00:02'/>
              <acpi index='1' nodeset='0'/><acpi/>
              <route gateway='192.0.2.1'/><route address='192.0.2.0' gateway='192.0.2.1'/>
              <bandwidth><inbound average='5000000000' peak='5000000001'/><outbound floor='5000000000'/></bandwidth>
              <source dev='eth0' portid='1'/>
            </interface>""", """
            <interface type=' vhostuser '><source type='unix' path='/run/a' mode='client' dev='eth0'/></interface>""", """
            <interface type='vhostuser'><source type='unix' path='/run/a'/></interface>""", """
            <interface type='vhostuser'/>""", """
            <interface type='vds'><source switchid='1' portid='2' portgroupid='3' connectionid='4'/></interface>""", """
            <interface type='vds'><source switchid='1' portid='2' connectionid='4'/></interface>""");

    @Test
    void itSelectsWhatAnXPathEngineSelects() throws Exception {
        Set<String> unused = new HashSet<>(paths());
        for (String document : DOCUMENTS) {
            for (String path : paths()) {
                List<String> selected = selectedByXPath(path, document);
                assertThat(selected(path, document)).as(path).isEqualTo(selected);
                if (!selected.isEmpty()) {
                    unused.remove(path);
                }
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void aConditionThatItDoesNotKnowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PartPath("/network[count(ip) = 2]"))
                .withMessage("the condition [count(ip) = 2] is not known");
    }

    private static List<String> paths() throws IOException {
        List<String> paths = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("schemas/newer.txt"), UTF_8)) {
            if (!line.startsWith("#")) {
                paths.add(line.split(" +\\| +")[2]);
            }
        }
        return paths;
    }

    private static List<String> selected(String path, String document) throws Exception {
        List<String> selected = new ArrayList<>();
        for (PartPath.Node node : new PartPath(path)
                .select(XmlDocument.parse(SourceText.ofString(document)).root())) {
            String attribute = node.attribute();
            selected.add(
                    attribute == null
                            ? node.element().name() + "="
                                    + node.element().content().strip()
                            : attribute + "="
                                    + node.element().attribute(attribute).strip());
        }
        return selected;
    }

    private static List<String> selectedByXPath(String path, String document) throws XPathExpressionException {
        List<String> selected = new ArrayList<>();
        XPathNodes nodes = XPathFactory.newDefaultInstance()
                .newXPath()
                .evaluateExpression(path, new InputSource(new StringReader(document)), XPathNodes.class);
        for (Node node : nodes) {
            String name = node instanceof Attr ? node.getNodeName() : node.getLocalName();
            selected.add((name == null ? node.getNodeName() : name) + "="
                    + node.getTextContent().strip());
        }
        return selected;
    }
}
