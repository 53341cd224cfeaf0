package dev.xmlnet.template;

import dev.xmlnet.xml.AllowedFiles;
import dev.xmlnet.xml.AllowedFiles.NotAllowedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.Source;
import javax.xml.transform.sax.SAXSource;
import net.sf.saxon.Configuration;
import net.sf.saxon.lib.EnvironmentVariableResolver;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.lib.StandardUnparsedTextResolver;
import net.sf.saxon.s9api.Destination;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SaxonApiUncheckedException;
import net.sf.saxon.trans.XPathException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/** What a stylesheet reaches: some files, to be read. Every way that Saxon knows out of a stylesheet ends here. */
final class Reading {
    /** What begins the address of a stylesheet that xmlnet brings along. */
    static final String OWN = "xmlnet:";

    /** What it brings along, by what is written. */
    private static final Set<String> FOLDERS = Set.of("host", "dhcp", "guest");

    private final @Nullable AllowedFiles allowed;

    /** With some files; null for those that xmlnet brings along and no others. */
    Reading(@Nullable AllowedFiles allowed) {
        this.allowed = allowed;
    }

    /** A configuration without ways out; Saxon's own resolver would look for catalogs in the current directory. */
    Configuration configuration() {
        Configuration configuration = new FewerFunctions();
        configuration.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "file");
        configuration.setConfigurationProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
        configuration.setResourceResolver(request -> resolve(request.uri));
        configuration.setUnparsedTextURIResolver((uri, encoding, config, kept) -> {
            open(uri.toString());
            return new StandardUnparsedTextResolver().resolve(uri, encoding, config, kept);
        });
        configuration.setConfigurationProperty(Feature.ENVIRONMENT_VARIABLE_RESOLVER, new NoVariables());
        return configuration;
    }

    /** What {@code xsl:result-document} gets: no file. */
    static Function<URI, Destination> noFiles() {
        return file -> {
            throw new SaxonApiUncheckedException(new SaxonApiException("a template writes no file: " + file));
        };
    }

    /**
     * A file as a document.
     *
     * @throws NotAllowedException if it may not be read
     * @throws IOException if it cannot be
     */
    Source source(String uri) throws IOException {
        try {
            InputSource input = new InputSource(new ByteArrayInputStream(bytes(uri)));
            input.setSystemId(uri);
            return new SAXSource(parser(), input);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("every Java has a parser", e);
        }
    }

    private byte[] bytes(String uri) throws IOException {
        if (uri.startsWith(OWN)) {
            return own(uri.substring(OWN.length()));
        }
        try {
            return Files.readAllBytes(file(uri));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + e.getFile(), e);
        }
    }

    /** A name without a folder is one for hosts. */
    private static byte[] own(String name) throws IOException {
        int slash = name.indexOf('/');
        String folder = slash < 0 ? "host" : name.substring(0, slash);
        boolean known = FOLDERS.contains(folder) && name.indexOf('/', slash + 1) < 0;
        String path = folder + "/" + name.substring(slash + 1);
        try (InputStream in = known ? Reading.class.getResourceAsStream(path) : null) {
            if (in == null) {
                throw new IOException("there is no stylesheet " + OWN + name);
            }
            return in.readAllBytes();
        }
    }

    private Path file(String uri) throws IOException {
        if (allowed == null) {
            throw new IOException(uri + " is not a stylesheet of xmlnet");
        }
        return allowed.file(uri);
    }

    private Source resolve(String uri) throws XPathException {
        try {
            return source(uri);
        } catch (IOException e) {
            throw new XPathException(e.getMessage(), e);
        }
    }

    private void open(String uri) throws XPathException {
        try {
            file(uri);
        } catch (NoSuchFileException e) {
            throw new XPathException("there is no file " + e.getFile(), e);
        } catch (IOException e) {
            throw new XPathException(e.getMessage(), e);
        }
    }

    /** Java's own, which limits entities; those that are outside the document are read as other files are. */
    private XMLReader parser() throws SAXException, ParserConfigurationException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        XMLReader reader = factory.newSAXParser().getXMLReader();
        reader.setEntityResolver(new DefaultHandler2() {
            @Override
            public InputSource resolveEntity(String name, String publicId, String base, String systemId)
                    throws IOException {
                String uri = base == null
                        ? systemId
                        : URI.create(base).resolve(systemId).toString();
                InputSource input = new InputSource(new ByteArrayInputStream(bytes(uri)));
                input.setSystemId(uri);
                return input;
            }
        });
        return reader;
    }

    /** They may hold passwords, and a result is printed. */
    private static final class NoVariables implements EnvironmentVariableResolver {
        @Override
        public Set<String> getAvailableEnvironmentVariables() {
            return Set.of();
        }

        @Override
        public @Nullable String getEnvironmentVariable(String name) {
            return null;
        }
    }
}
