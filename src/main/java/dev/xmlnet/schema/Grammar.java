package dev.xmlnet.schema;

import com.thaiopensource.relaxng.match.IncorrectSchemaException;
import com.thaiopensource.relaxng.match.MatchablePattern;
import com.thaiopensource.relaxng.match.MatchablePatternLoader;
import com.thaiopensource.relaxng.match.Matcher;
import com.thaiopensource.resolver.AbstractResolver;
import com.thaiopensource.resolver.Identifier;
import com.thaiopensource.resolver.Input;
import com.thaiopensource.resolver.xml.sax.SAXResolver;
import dev.xmlnet.xml.AllowedFiles;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
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
    private final @Nullable AllowedFiles allowed;
    private final MatchablePattern pattern;
    private final BiPredicate<Element, Element> open;

    /** What a matcher has worked out serves the next document, but one thread at a time. */
    private final Queue<Matcher> matchers = new ConcurrentLinkedQueue<>();

    private volatile @Nullable Declarations declarations;

    private Grammar(
            String uri, @Nullable AllowedFiles allowed, MatchablePattern pattern, BiPredicate<Element, Element> open) {
        this.uri = uri;
        this.allowed = allowed;
        this.pattern = pattern;
        this.open = open;
    }

    /**
     * Compiles a schema.
     *
     * @param uri where it is; what it includes is found relative to it
     * @param allowed what may be read; null for what xmlnet brings
     * @param open true for a root and an element below it that the schema takes as it is, as often as it is there
     * @throws IOException if a file of it cannot be read, may not be, or is not a schema, with its place
     */
    static Grammar load(String uri, @Nullable AllowedFiles allowed, BiPredicate<Element, Element> open)
            throws IOException {
        Input input = new Input();
        input.setUri(uri);
        try {
            MatchablePattern pattern =
                    new MatchablePatternLoader().load(input, new Parts(allowed), new FirstError(), new QuickTypes(), 0);
            return new Grammar(uri, allowed, pattern, open);
        } catch (SAXParseException e) {
            throw new IOException(
                    shown(e.getSystemId()) + ":" + e.getLineNumber() + ":" + e.getColumnNumber()
                            + ": not a RELAX NG schema: " + e.getMessage(),
                    e);
        } catch (SAXException e) {
            if (e.getException() instanceof AllowedFiles.NotAllowedException refused) {
                throw refused;
            }
            throw new IOException(shown(uri) + ": not a RELAX NG schema: " + e.getMessage(), e);
        } catch (IncorrectSchemaException e) {
            throw new IOException(shown(uri) + ": not a RELAX NG schema: " + e.getMessage(), e);
        }
    }

    private static String shown(@Nullable String uri) {
        return uri != null && uri.startsWith("file:") ? URI.create(uri).getPath() : String.valueOf(uri);
    }

    /** What is wrong with a document. */
    List<Diagnostic> validate(XmlDocument document) throws IOException {
        Matcher matcher = matchers.poll();
        matcher = matcher == null ? pattern.createMatcher() : matcher;
        try {
            Element root = document.root();
            return Acceptance.of(document, element -> open.test(root, element), matcher)
                    ? List.of()
                    : new Diagnosis(this, matcher).of(document);
        } finally {
            matchers.add(matcher);
        }
    }

    /** What the schema's text says of values; read when a message needs it. */
    Declarations declarations() {
        if (declarations == null) {
            declarations = Declarations.of(uri, allowed);
        }
        return declarations;
    }

    /**
     * The address of a file that another one names.
     *
     * @throws IOException if it is none
     */
    static String resolve(String base, String reference) throws IOException {
        try {
            boolean absolute = reference.startsWith("/") || new URI(reference).isAbsolute();
            return absolute
                    ? new URI(base).resolve(reference).toString()
                    : base.substring(0, base.lastIndexOf('/') + 1) + reference;
        } catch (URISyntaxException e) {
            throw new IOException(shown(base) + ": '" + reference + "' is not the address of a file", e);
        }
    }

    /** A file of a schema; of xmlnet's own if nothing is {@code allowed}. */
    static XmlDocument document(String uri, @Nullable AllowedFiles allowed) throws IOException, DocumentException {
        if (allowed != null) {
            return XmlDocument.parse(SourceText.read(allowed.file(uri)));
        }
        try (InputStream in = URI.create(uri).toURL().openStream()) {
            return XmlDocument.parse(SourceText.of(in.readAllBytes()));
        }
    }

    /** Reads a schema by the parser that reads the documents, which is loaded already. */
    private static final class Parts extends SAXResolver {
        private final @Nullable AllowedFiles allowed;

        Parts(@Nullable AllowedFiles allowed) {
            // Jing's own resolver knows no file inside a jar.
            super(new AbstractResolver() {
                @Override
                public void resolve(Identifier id, Input input) throws IOException {
                    input.setUri(Grammar.resolve(id.getBase(), id.getUriReference()));
                }
            });
            this.allowed = allowed;
        }

        @Override
        protected XMLReader createXMLReaderWithoutResolver() {
            return new DocumentReader(allowed);
        }
    }

    private static final class DocumentReader extends XMLFilterImpl {
        private final @Nullable AllowedFiles allowed;
        private @Nullable String uri;

        DocumentReader(@Nullable AllowedFiles allowed) {
            this.allowed = allowed;
        }

        @Override
        public void parse(InputSource input) throws IOException, SAXException {
            uri = input.getSystemId();
            try {
                document(uri, allowed).replay(this);
            } catch (DocumentException e) {
                LocatorImpl place = new LocatorImpl();
                place.setSystemId(uri);
                Location location = e.diagnostic().location();
                if (location != null) {
                    place.setLineNumber(location.line());
                    place.setColumnNumber(location.column());
                }
                throw new SAXParseException(e.getMessage(), place, e);
            }
        }

        @Override
        public void setDocumentLocator(Locator locator) {
            super.setDocumentLocator(new InFile(locator, uri));
        }
    }

    private record InFile(Locator place, @Nullable String uri) implements Locator {
        @Override
        public @Nullable String getPublicId() {
            return null;
        }

        @Override
        public @Nullable String getSystemId() {
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
