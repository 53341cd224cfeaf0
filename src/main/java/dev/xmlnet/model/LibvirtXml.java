package dev.xmlnet.model;

import dev.xmlnet.schema.Schemas;
import dev.xmlnet.xml.AtomicFile;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.xml.sax.SAXException;

/**
 * Reads networks and guests as beans, and writes beans as libvirt prints.
 *
 * <pre>{@code
 * Network network = LibvirtXml.readNetwork(Path.of("default.xml"));
 * network.getBridge().setName("virbr7");
 * LibvirtXml.write(network, Path.of("default.xml"));
 * }</pre>
 *
 * <p>Both ways the document is held against xmlnet's own schemas (libvirt 12.9), and nothing is lost in silence: what
 * the beans cannot carry is refused when it is read. Beans carry data, so comments, quotes and layout do not come back; who
 * wants them kept edits with {@code dev.xmlnet.convert}. Of a guest, name, UUID, title, description and interfaces are typed;
 * the rest is kept as DOM elements.
 *
 * <p>Each bean knows its place in the document ({@link Bean#location()}). Safe for many threads; a bean is not. The first
 * network takes some 0.1 s, for the binding of its classes.
 */
@NullMarked
public final class LibvirtXml {
    private LibvirtXml() {}

    /**
     * Reads a network.
     *
     * @throws IOException if the file cannot be read
     * @throws DocumentException if it is not well-formed, is no valid network, or says what the beans cannot carry
     */
    public static Network readNetwork(Path file) throws IOException, DocumentException {
        return read(SourceText.read(file), Binding.network());
    }

    /**
     * Reads a network; the stream is read to its end and stays open.
     *
     * @throws IOException if the stream cannot be read
     * @throws DocumentException as {@link #readNetwork(Path)} does
     */
    public static Network readNetwork(InputStream in) throws IOException, DocumentException {
        return read(SourceText.of(in.readAllBytes()), Binding.network());
    }

    /**
     * Reads a network.
     *
     * @throws DocumentException as {@link #readNetwork(Path)} does
     */
    public static Network readNetwork(String text) throws DocumentException {
        return read(SourceText.ofString(text), Binding.network());
    }

    /**
     * Reads a guest.
     *
     * @throws IOException if the file cannot be read
     * @throws DocumentException as {@link #readNetwork(Path)} does
     */
    public static Domain readDomain(Path file) throws IOException, DocumentException {
        return read(SourceText.read(file), Binding.domain());
    }

    /**
     * Reads a guest; the stream is read to its end and stays open.
     *
     * @throws IOException if the stream cannot be read
     * @throws DocumentException as {@link #readNetwork(Path)} does
     */
    public static Domain readDomain(InputStream in) throws IOException, DocumentException {
        return read(SourceText.of(in.readAllBytes()), Binding.domain());
    }

    /**
     * Reads a guest.
     *
     * @throws DocumentException as {@link #readNetwork(Path)} does
     */
    public static Domain readDomain(String text) throws DocumentException {
        return read(SourceText.ofString(text), Binding.domain());
    }

    /**
     * The text of a network, as libvirt prints it.
     *
     * @throws DocumentException if the bean is no valid network; the location is in the text that it would have been
     */
    public static String write(Network network) throws DocumentException {
        return validate(print(network, Binding.network()), Binding.network());
    }

    /**
     * The text of a guest, as libvirt prints it.
     *
     * @throws DocumentException if the bean is no valid guest; the location is in the text that it would have been
     */
    public static String write(Domain domain) throws DocumentException {
        return validate(print(domain, Binding.domain()), Binding.domain());
    }

    /**
     * Writes a network to a file, new or over an older one: it is whole or as it was. One that says the same already is
     * not touched.
     *
     * @throws IOException if it cannot be written
     * @throws DocumentException as {@link #write(Network)} does; the file is as it was
     */
    public static void write(Network network, Path file) throws IOException, DocumentException {
        write(network, Binding.network(), file);
    }

    /**
     * Writes a guest to a file, new or over an older one: it is whole or as it was. One that says the same already is not
     * touched.
     *
     * @throws IOException if it cannot be written
     * @throws DocumentException as {@link #write(Domain)} does; the file is as it was
     */
    public static void write(Domain domain, Path file) throws IOException, DocumentException {
        write(domain, Binding.domain(), file);
    }

    private static <T> void write(T bean, Binding<T> binding, Path file) throws IOException, DocumentException {
        String text = print(bean, binding);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            validate(text, binding);
            AtomicFile.create(file, bytes);
        }
    }

    private static <T> T read(SourceText source, Binding<T> binding) throws DocumentException {
        XmlDocument document = XmlDocument.parse(source);
        validate(document, binding);
        T bean;
        NodeBuilder said = new NodeBuilder();
        try {
            bean = binding.unmarshal(document);
            document.replay(said);
        } catch (SAXException | JAXBException e) {
            throw new DocumentException(
                    Diagnostic.error("model", "the beans cannot carry what it says: " + Binding.reason(e), null), e);
        }
        OpenParts.remember(said.root(), bean);
        Node kept = tree(bean, binding);
        Node.Loss loss = said.root().lostIn(kept);
        if (loss != null) {
            Element place = document.root();
            for (int child : loss.path()) {
                place = place.children().get(child);
            }
            Location where = loss.attribute() == null ? place.location() : place.location(loss.attribute());
            throw new DocumentException(Diagnostic.error("model", "the beans cannot carry " + loss.what(), where));
        }
        return bean;
    }

    private static <T> String print(T bean, Binding<T> binding) throws DocumentException {
        Node root = tree(bean, binding);
        OpenParts.restore(root, bean);
        return Printer.print(root);
    }

    private static String validate(String text, Binding<?> binding) throws DocumentException {
        validate(XmlDocument.parse(SourceText.ofString(text)), binding);
        return text;
    }

    private static <T> Node tree(T bean, Binding<T> binding) throws DocumentException {
        NodeBuilder written = new NodeBuilder();
        try {
            binding.marshal(bean, written);
        } catch (JAXBException e) {
            throw new DocumentException(Diagnostic.error("model", "no XML says this: " + Binding.reason(e), null), e);
        }
        return written.root();
    }

    private static void validate(XmlDocument document, Binding<?> binding) throws DocumentException {
        if (!document.root().is(binding.root())) {
            throw new DocumentException(Diagnostic.error(
                    "schema",
                    "<" + document.root().name() + "> is not a <" + binding.root() + ">",
                    document.root().location()));
        }
        List<Diagnostic> errors;
        try {
            errors = Schemas.embedded().validate(document).stream()
                    .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is broken", e);
        }
        if (!errors.isEmpty()) {
            throw new DocumentException(errors);
        }
    }
}
