package dev.xmlnet.schema;

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

/** A schema that accepts or refuses a tree, by Jing. For one thread. */
final class Judge {
    private final Validator validator;

    Judge(Path file) throws IOException, SAXException, IncorrectSchemaException {
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new First());
        Schema schema = SAXSchemaReader.getInstance()
                .createSchema(new InputSource(file.toUri().toString()), properties.toPropertyMap());
        this.validator = schema.createValidator(properties.toPropertyMap());
    }

    boolean accepts(Tree tree) {
        return refusal(tree) == null;
    }

    /** The first error, or null if the tree is valid. */
    String refusal(Tree tree) {
        validator.reset();
        try {
            tree.send(validator.getContentHandler());
            return null;
        } catch (SAXException e) {
            return e.getMessage();
        }
    }

    /** Ends at the first error: the rest of the tree changes nothing. */
    private static final class First implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // A warning refuses nothing.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
