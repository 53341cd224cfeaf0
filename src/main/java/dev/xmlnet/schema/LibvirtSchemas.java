package dev.xmlnet.schema;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.IncorrectSchemaException;
import com.thaiopensource.validate.Schema;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.Validator;
import com.thaiopensource.validate.rng.SAXSchemaReader;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/** The schemas that an installed libvirt brings. Safe for many threads. */
public final class LibvirtSchemas {
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/share/libvirt/schemas"), Path.of("/usr/local/share/libvirt/schemas"));

    private final Path directory;
    private final Map<String, Optional<Schema>> schemas = new ConcurrentHashMap<>();

    private LibvirtSchemas(Path directory) {
        this.directory = directory;
    }

    /** Those of the installed libvirt; empty if none is installed. */
    public static Optional<LibvirtSchemas> installed() {
        return PLACES.stream()
                .filter(place -> Files.isReadable(place.resolve("domain.rng")))
                .findFirst()
                .map(LibvirtSchemas::new);
    }

    /**
     * Validates a document by the schema that is named after its root element. The first use of a
     * schema takes a good part of a second.
     *
     * @param root the name of the root element
     * @param text a well-formed document
     * @return errors with their locations in the text; a note if libvirt has no such schema
     * @throws IOException if the schema cannot be read
     */
    public List<Diagnostic> validate(String root, String text) throws IOException {
        Optional<Schema> schema = schemas.get(root);
        if (schema == null) {
            schema = load(root);
            schemas.put(root, schema);
        }
        if (schema.isEmpty()) {
            return List.of(Diagnostic.note("schema", "libvirt has no schema for <" + root + ">: not validated", null));
        }
        return validate(schema.get(), text);
    }

    private Optional<Schema> load(String root) throws IOException {
        Path file = directory.resolve(root + ".rng");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, problems);
        try {
            InputSource source = new InputSource(file.toUri().toString());
            return Optional.of(SAXSchemaReader.getInstance().createSchema(source, properties.toPropertyMap()));
        } catch (SAXException | IncorrectSchemaException e) {
            throw new IOException(file + " is not a schema: " + problems.first(e), e);
        }
    }

    private static List<Diagnostic> validate(Schema schema, String text) throws IOException {
        Problems problems = new Problems();
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, problems);
        Validator validator = schema.createValidator(properties.toPropertyMap());
        try {
            XMLReader reader = parser();
            reader.setContentHandler(validator.getContentHandler());
            reader.setErrorHandler(problems);
            reader.parse(new InputSource(new StringReader(text)));
        } catch (SAXException e) {
            throw new IOException("the result cannot be parsed: " + e.getMessage(), e);
        }
        return problems.found;
    }

    private static XMLReader parser() throws SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        try {
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return factory.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own parser has this feature", e);
        }
    }

    private static final class Problems implements ErrorHandler {
        private final List<Diagnostic> found = new ArrayList<>();

        String first(Exception otherwise) {
            return found.isEmpty() ? otherwise.getMessage() : found.get(0).message();
        }

        @Override
        public void warning(SAXParseException e) {
            // A schema may warn; the document is valid.
        }

        @Override
        public void error(SAXParseException e) {
            // Jing speaks of the place behind the start tag.
            boolean placed = e.getLineNumber() > 0 && e.getColumnNumber() > 0;
            Location location = placed ? new Location(e.getLineNumber(), e.getColumnNumber()) : null;
            found.add(Diagnostic.error("schema", "not valid by libvirt's schema: " + e.getMessage(), location));
        }

        @Override
        public void fatalError(SAXParseException e) {
            error(e);
        }
    }
}
