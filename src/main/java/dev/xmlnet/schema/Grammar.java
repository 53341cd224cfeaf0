package dev.xmlnet.schema;

import com.thaiopensource.relaxng.match.IncorrectSchemaException;
import com.thaiopensource.relaxng.match.MatchablePattern;
import com.thaiopensource.relaxng.match.MatchablePatternLoader;
import com.thaiopensource.relaxng.match.Matcher;
import com.thaiopensource.resolver.AbstractResolver;
import com.thaiopensource.resolver.Identifier;
import com.thaiopensource.resolver.Input;
import com.thaiopensource.resolver.xml.sax.SAXResolver;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.LocatorImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/** A compiled schema. Safe for many threads. */
final class Grammar {
    private final String uri;
    private final MatchablePattern pattern;

    /** What a matcher has worked out serves the next document, but one thread at a time. */
    private final Queue<Matcher> matchers = new ConcurrentLinkedQueue<>();

    private volatile Declarations declarations;

    private Grammar(String uri, MatchablePattern pattern) {
        this.uri = uri;
        this.pattern = pattern;
    }

    /**
     * Compiles a schema.
     *
     * @param uri where it is; what it includes is found relative to it
     * @throws IOException if a file of it cannot be read or is not a schema, with its place
     */
    static Grammar load(String uri) throws IOException {
        Input input = new Input();
        input.setUri(uri);
        try {
            MatchablePattern pattern =
                    new MatchablePatternLoader().load(input, new Files(), new FirstError(), new QuickTypes(), 0);
            return new Grammar(uri, pattern);
        } catch (SAXParseException e) {
            throw new IOException(
                    shown(e.getSystemId()) + ":" + e.getLineNumber() + ":" + e.getColumnNumber()
                            + ": not a RELAX NG schema: " + e.getMessage(),
                    e);
        } catch (SAXException | IncorrectSchemaException e) {
            throw new IOException(shown(uri) + ": not a RELAX NG schema: " + e.getMessage(), e);
        }
    }

    private static String shown(String uri) {
        return uri != null && uri.startsWith("file:") ? URI.create(uri).getPath() : String.valueOf(uri);
    }

    /** What is wrong with a document. */
    List<Diagnostic> validate(XmlDocument document) throws IOException {
        Matcher matcher = matchers.poll();
        matcher = matcher == null ? pattern.createMatcher() : matcher;
        try {
            return Acceptance.of(document, matcher) ? List.of() : new Diagnosis(this, matcher).of(document);
        } finally {
            matchers.add(matcher);
        }
    }

    /** What the schema's text says of values; read when a message needs it. */
    Declarations declarations() {
        if (declarations == null) {
            declarations = Declarations.of(uri);
        }
        return declarations;
    }

    /** The address of a file that another one names. */
    static String resolve(String base, String reference) {
        boolean absolute = reference.startsWith("/") || URI.create(reference).isAbsolute();
        return absolute
                ? URI.create(base).resolve(reference).toString()
                : base.substring(0, base.lastIndexOf('/') + 1) + reference;
    }

    /** A file of a schema. */
    static XmlDocument document(String uri) throws IOException, DocumentException {
        try (InputStream in = URI.create(uri).toURL().openStream()) {
            return XmlDocument.parse(SourceText.of(in.readAllBytes()));
        }
    }

    /** Reads a schema by the parser that reads the documents, which is loaded already. */
    private static final class Files extends SAXResolver {
        Files() {
            // Jing's own resolver knows no file inside a jar.
            super(new AbstractResolver() {
                @Override
                public void resolve(Identifier id, Input input) {
                    input.setUri(Grammar.resolve(id.getBase(), id.getUriReference()));
                }
            });
        }

        @Override
        protected XMLReader createXMLReaderWithoutResolver() {
            return new DocumentReader();
        }
    }

    private static final class DocumentReader extends XMLFilterImpl {
        private String uri;

        @Override
        public void parse(InputSource input) throws IOException, SAXException {
            uri = input.getSystemId();
            try {
                document(uri).replay(this);
            } catch (DocumentException e) {
                LocatorImpl place = new LocatorImpl();
                place.setSystemId(uri);
                place.setLineNumber(e.diagnostic().location().line());
                place.setColumnNumber(e.diagnostic().location().column());
                throw new SAXParseException(e.getMessage(), place, e);
            }
        }

        @Override
        public void setDocumentLocator(Locator locator) {
            super.setDocumentLocator(new InFile(locator, uri));
        }
    }

    private record InFile(Locator place, String uri) implements Locator {
        @Override
        public String getPublicId() {
            return null;
        }

        @Override
        public String getSystemId() {
            return uri;
        }

        @Override
        public int getLineNumber() {
            return place.getLineNumber();
        }

        @Override
        public int getColumnNumber() {
            return place.getColumnNumber();
        }
    }

    private static final class FirstError implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // A schema may warn and still be one.
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
