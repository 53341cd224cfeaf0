package dev.xmlnet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.thaiopensource.util.SinglePropertyMap;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.SAXSchemaReader;
import dev.xmlnet.xml.DocumentException;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.diff.DefaultNodeMatcher;
import org.xmlunit.diff.Diff;
import org.xmlunit.diff.ElementSelectors;

/** Reads documents into the classes of a model and writes them back: what comes out must be what went in, and valid. */
final class RoundTrip {
    private final Way way;
    private final DocumentBuilder parser;
    private final ValidationDriver schema = new ValidationDriver(
            SinglePropertyMap.newInstance(ValidateProperty.ERROR_HANDLER, new DefaultHandler()),
            SAXSchemaReader.getInstance());

    /** Reads a document, and writes what was read. */
    @FunctionalInterface
    interface Way {
        String through(String document) throws JAXBException, DocumentException;
    }

    /** By JAXB alone, which holds no document against another. */
    RoundTrip(Class<?> root, Path rng) throws JAXBException, IOException, SAXException, ParserConfigurationException {
        this(byJaxb(root), rng);
    }

    RoundTrip(Way way, Path rng) throws IOException, SAXException, ParserConfigurationException {
        this.way = way;
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultNSInstance();
        parsers.setIgnoringComments(true);
        parser = parsers.newDocumentBuilder();
        schema.loadSchema(new InputSource(rng.toUri().toString()));
    }

    /** A document of {@link #failures}, and why it is there. */
    record Failure(String document, String written, String what) {}

    /** The valid documents of libvirt's own tests, in a folder of -Dxmlnet.corpus=DIR; without that the test is skipped. */
    List<String> validOnes(String folder, int least) throws IOException, SAXException {
        String corpus = System.getProperty("xmlnet.corpus");
        assumeTrue(corpus != null, "-Dxmlnet.corpus=DIR is missing");
        List<String> valid = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(corpus, folder))) {
            for (Path file : files.sorted().toList()) {
                String document = Files.readString(file);
                if (isValid(document)) {
                    valid.add(document);
                }
            }
        }
        assertThat(valid).hasSizeGreaterThan(least);
        return valid;
    }

    private boolean isValid(String document) throws IOException, SAXException {
        return schema.validate(new InputSource(new StringReader(document)));
    }

    List<Failure> failures(Iterable<String> documents)
            throws JAXBException, DocumentException, IOException, SAXException {
        List<Failure> failures = new ArrayList<>();
        for (String document : documents) {
            String written = way.through(document);
            Diff diff = DiffBuilder.compare(tree(document))
                    .withTest(tree(written))
                    .ignoreElementContentWhitespace()
                    .withNodeMatcher(new DefaultNodeMatcher(ElementSelectors.byName))
                    .checkForSimilar()
                    .build();
            if (diff.hasDifferences()) {
                failures.add(new Failure(document, written, diff.toString()));
            } else if (!isValid(written)) {
                failures.add(new Failure(document, written, "no longer valid"));
            }
        }
        return failures;
    }

    /** Without comments: XMLUnit would take them out by XSLT, which is slow. */
    private Document tree(String document) throws IOException, SAXException {
        return parser.parse(new InputSource(new StringReader(document)));
    }

    private static Way byJaxb(Class<?> root) throws JAXBException {
        JAXBContext context = JAXBContext.newInstance(root);
        Unmarshaller unmarshaller = context.createUnmarshaller();
        unmarshaller.setEventHandler(event -> false);
        Marshaller marshaller = context.createMarshaller();
        return document -> {
            StringWriter written = new StringWriter();
            marshaller.marshal(unmarshaller.unmarshal(new StringReader(document)), written);
            return written.toString();
        };
    }
}
