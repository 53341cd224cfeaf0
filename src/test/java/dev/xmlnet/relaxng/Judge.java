package dev.xmlnet.relaxng;

import com.thaiopensource.util.PropertyMap;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.IncorrectSchemaException;
import com.thaiopensource.validate.Schema;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.Validator;
import com.thaiopensource.validate.rng.SAXSchemaReader;
import java.io.IOException;
import java.nio.file.Path;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** A schema that accepts or refuses a tree, by Jing. Safe for many threads. */
final class Judge {
    private final ThreadLocal<Validator> validators;

    /**
     * Reads the schema.
     *
     * @throws IOException if it, or one that it includes, cannot be read, or is no schema
     */
    Judge(Path file) throws IOException {
        PropertyMapBuilder builder = new PropertyMapBuilder();
        builder.put(ValidateProperty.ERROR_HANDLER, new First());
        PropertyMap properties = builder.toPropertyMap();
        InputSource source = new InputSource(file.toUri().toString());
        try {
            Schema schema = SAXSchemaReader.getInstance().createSchema(source, properties);
            validators = ThreadLocal.withInitial(() -> schema.createValidator(properties));
        } catch (SAXException | IncorrectSchemaException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    boolean accepts(Tree tree) {
        return refusal(tree) == null;
    }

    /** The first error, or null if the tree is valid. */
    String refusal(Tree tree) {
        Validator validator = validators.get();
        validator.reset();
        try {
            tree.send(validator.getContentHandler());
            return null;
        } catch (SAXException e) {
            return e.getMessage();
        }
    }

    /** Ends at the first error: what follows changes nothing. */
    private static final class First implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // A warning refuses nothing.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw new SAXException(e.getLineNumber() > 0 ? e.getLineNumber() + ": " + e.getMessage() : e.getMessage());
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            error(e);
        }
    }
}
