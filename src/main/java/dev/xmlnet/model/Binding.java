package dev.xmlnet.model;

import dev.xmlnet.schema.Schemas;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.XmlDocument;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.UnmarshallerHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.glassfish.jaxb.runtime.v2.JAXBContextFactory;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/** How one root element and its bean are bound. A context is made once, when it is first needed, and knows no other root. */
@NullMarked
final class Binding<T> {
    private final String root;
    private final Class<T> type;
    private final JAXBContext context;

    // Costly to make, and each for one thread at a time.
    private final Queue<Unmarshaller> unmarshallers = new ConcurrentLinkedQueue<>();
    private final Queue<Marshaller> marshallers = new ConcurrentLinkedQueue<>();

    private Binding(String root, Class<T> type) {
        this.root = root;
        this.type = type;
        // It takes a tenth of a second, as the binding does, and the first document needs both.
        Thread schema = new Thread(() -> compileSchema(root), "xmlnet schema");
        schema.setDaemon(true);
        schema.start();
        try {
            // JAXB's own search for a runtime opens every jar.
            context = new JAXBContextFactory().createContext(new Class<?>[] {type}, Map.of());
        } catch (JAXBException e) {
            throw new IllegalStateException("the classes that the build made do not fit together", e);
        }
    }

    private static void compileSchema(String root) {
        try {
            Schemas.embedded().compile(root);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is broken", e);
        }
    }

    private static final class OfNetwork {
        static final Binding<Network> INSTANCE = new Binding<>("network", Network.class);
    }

    private static final class OfDomain {
        static final Binding<Domain> INSTANCE = new Binding<>("domain", Domain.class);
    }

    static Binding<Network> network() {
        return OfNetwork.INSTANCE;
    }

    static Binding<Domain> domain() {
        return OfDomain.INSTANCE;
    }

    /** The name of the root element. */
    String root() {
        return root;
    }

    /** Makes beans; what JAXB would pass over with a shrug, such as an unknown value of an enumeration, is an error. */
    T unmarshal(XmlDocument document) throws JAXBException, SAXException {
        Unmarshaller unmarshaller = unmarshallers.poll();
        if (unmarshaller == null) {
            unmarshaller = context.createUnmarshaller();
            unmarshaller.setEventHandler(event -> false);
        }
        UnmarshallerHandler beans = unmarshaller.getUnmarshallerHandler();
        Places places = new Places(beans);
        unmarshaller.setListener(places.listener());
        // For each open element JAXB looks for an XSLT processor by the thread's class loader: the JDK's own is enough,
        // and
        // Saxon takes longer to start than all the rest of a document.
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            document.replay(places);
        } finally {
            thread.setContextClassLoader(loader);
        }
        T bean = type.cast(beans.getResult());
        unmarshallers.add(unmarshaller); // one that failed is in no known state
        return bean;
    }

    /** Notes for each bean where its element begins. (XJC's own locators would cost the binding 8 ms more.) */
    private static final class Places extends XMLFilterImpl {
        private @Nullable Locator locator;

        Places(ContentHandler beans) {
            setContentHandler(beans);
        }

        @Override
        public void setDocumentLocator(Locator documentLocator) {
            super.setDocumentLocator(documentLocator);
            locator = documentLocator;
        }

        Unmarshaller.Listener listener() {
            return new Unmarshaller.Listener() {
                @Override
                public void beforeUnmarshal(Object target, Object parent) {
                    if (target instanceof Bean bean && locator != null) {
                        bean.setLocation(new Location(locator.getLineNumber(), locator.getColumnNumber()));
                    }
                }
            };
        }
    }

    void marshal(T bean, ContentHandler handler) throws JAXBException {
        Marshaller marshaller = marshallers.poll();
        if (marshaller == null) {
            marshaller = context.createMarshaller();
            marshaller.setEventHandler(event -> false);
        }
        marshaller.marshal(bean, handler);
        marshallers.add(marshaller);
    }

    /** The words of the innermost cause: JAXB wraps them several times. */
    static @Nullable String reason(Throwable error) {
        Throwable innermost = error;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        if (innermost instanceof JAXBException wrapped && wrapped.getLinkedException() != null) {
            innermost = wrapped.getLinkedException();
        }
        return innermost.getMessage();
    }
}
