package dev.xmlnet.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Rule;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code check --format gitlab} and {@code junit}, above all with what files may hold. */
class CiFindingsTest {
    private static final String HOSTILE = "\u0000\u0008\u001b[2J]]>&<x a=\"'\t\n\r\u0085\u202e\uFFFE\uFFFF\uD800";

    private static final FindingReport.Summary END = new FindingReport.Summary(1, 1, 0, 0, 0, 0, 0, 0, false, 1);

    private static Finding finding(Severity severity, String message, int line) {
        return new Finding(Rule.MAC001, severity, message, new Location(line, 3), "", List.of(), 0, false);
    }

    private static String junit(String path, Finding... findings) throws Exception {
        StringWriter out = new StringWriter();
        JunitFindings report = new JunitFindings(out);
        for (Finding finding : findings) {
            report.add(path, finding);
        }
        report.addClean(path + "x");
        report.close(END);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(CiFindingsTest.class.getResource("/schema/junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(out.toString())));
        return out.toString();
    }

    private static JsonNode gitlab(String path, Finding... findings) throws IOException {
        StringWriter out = new StringWriter();
        GitlabFindings report = new GitlabFindings(out);
        for (Finding finding : findings) {
            report.add(path, finding);
        }
        report.close(END);
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void junitStaysWellFormedWhateverAFileHolds() throws Exception {
        String xml =
                junit("a\"&<]]>\u0001.xml", finding(Severity.ERROR, HOSTILE, 2), finding(Severity.NOTE, HOSTILE, 3));
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("name")).isEqualTo("a\"&<]]>\uFFFD.xml");
        assertThat(suite.getAttribute("tests") + suite.getAttribute("failures")).isEqualTo("21");
        Element failure = (Element) document.getElementsByTagName("failure").item(0);
        String shown = SafeText.visible(HOSTILE).replaceAll("[\uFFFE\uFFFF]", "\uFFFD");
        assertThat(failure.getAttribute("message")).isEqualTo(shown);
        assertThat(failure.getTextContent()).endsWith(":2:3: error: " + shown);
    }

    @Test
    void gitlabLosesNothing() throws IOException {
        JsonNode found = gitlab("./in/../web1\u0001.xml", finding(Severity.WARNING, HOSTILE, 7))
                .get(0);
        // A half of a character is none in UTF-8.
        assertThat(found.get("description").asText().replace('\uD800', '?')).isEqualTo(HOSTILE.replace('\uD800', '?'));
        assertThat(found.at("/location/path").asText()).isEqualTo("web1\u0001.xml");
        assertThat(found.at("/location/lines/begin").asInt()).isEqualTo(7);
        assertThat(found.get("severity").asText()).isEqualTo("minor");
    }

    @Test
    void aFingerprintIsTheSameWhenLinesMoveAndTwoNeverShareOne() throws IOException {
        Finding[] here = {
            finding(Severity.ERROR, "a", 1), finding(Severity.ERROR, "a", 5), finding(Severity.ERROR, "b", 6)
        };
        Finding[] moved = {
            finding(Severity.ERROR, "a", 11), finding(Severity.ERROR, "a", 15), finding(Severity.ERROR, "b", 9)
        };
        List<String> before = fingerprints(gitlab("web1.xml", here));
        assertThat(fingerprints(gitlab("./web1.xml", moved))).isEqualTo(before);
        assertThat(Stream.concat(before.stream(), fingerprints(gitlab("web2.xml", here)).stream()))
                .doesNotHaveDuplicates();
    }

    private static List<String> fingerprints(JsonNode findings) {
        return findings.findValuesAsText("fingerprint");
    }
}
