package dev.xmlnet.schema;

import com.thaiopensource.datatype.Datatype2;
import com.thaiopensource.datatype.DatatypeLibraryLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.relaxng.datatype.Datatype;
import org.relaxng.datatype.DatatypeBuilder;
import org.relaxng.datatype.DatatypeException;
import org.relaxng.datatype.DatatypeLibrary;
import org.relaxng.datatype.DatatypeLibraryFactory;
import org.relaxng.datatype.DatatypeStreamingValidator;
import org.relaxng.datatype.ValidationContext;

/**
 * Jing's types without the words of their failures. A value that is held against the types of a choice, such as IPv4 or
 * IPv6, fails by some of them; to word what nobody reads took more time than all the rest of a validation.
 */
final class QuickTypes implements DatatypeLibraryFactory {
    private final DatatypeLibraryFactory libraries = new DatatypeLibraryLoader();

    @Override
    public @Nullable DatatypeLibrary createDatatypeLibrary(String uri) {
        DatatypeLibrary library = libraries.createDatatypeLibrary(uri);
        return library == null ? null : new Library(library);
    }

    private record Library(DatatypeLibrary library) implements DatatypeLibrary {
        @Override
        public DatatypeBuilder createDatatypeBuilder(String name) throws DatatypeException {
            return new Builder(library.createDatatypeBuilder(name));
        }

        @Override
        public Datatype createDatatype(String name) throws DatatypeException {
            return quick(library.createDatatype(name));
        }
    }

    private record Builder(DatatypeBuilder builder) implements DatatypeBuilder {
        @Override
        public void addParameter(String name, String value, ValidationContext context) throws DatatypeException {
            builder.addParameter(name, value, context);
        }

        @Override
        public Datatype createDatatype() throws DatatypeException {
            return quick(builder.createDatatype());
        }
    }

    private static Datatype quick(Datatype type) {
        // Jing asks those of its own kind whether they take any text at all.
        boolean any = type instanceof Datatype2 own && own.alwaysValid();
        return any ? type : new Quick(type, new ConcurrentHashMap<>());
    }

    private record Quick(Datatype type, Map<String, Boolean> verdicts) implements Datatype {
        /** The same words stand in all documents, and what was read is soon written: the last verdicts are remembered. */
        private static final int REMEMBERED = 500;

        @Override
        public boolean isValid(String literal, ValidationContext context) {
            if (type.isContextDependent()) {
                return type.isValid(literal, context);
            }
            Boolean known = verdicts.get(literal);
            if (known == null) {
                known = type.isValid(literal, context);
                if (verdicts.size() >= REMEMBERED) {
                    verdicts.clear();
                }
                verdicts.put(literal, known);
            }
            return known;
        }

        @Override
        public void checkValid(String literal, ValidationContext context) throws DatatypeException {
            if (!isValid(literal, context)) {
                throw new Invalid();
            }
        }

        @Override
        public DatatypeStreamingValidator createStreamingValidator(ValidationContext context) {
            return type.createStreamingValidator(context);
        }

        @Override
        public Object createValue(String literal, ValidationContext context) {
            return type.createValue(literal, context);
        }

        @Override
        public boolean sameValue(Object one, Object other) {
            return type.sameValue(one, other);
        }

        @Override
        public int valueHashCode(Object value) {
            return type.valueHashCode(value);
        }

        @Override
        public int getIdType() {
            return type.getIdType();
        }

        @Override
        public boolean isContextDependent() {
            return type.isContextDependent();
        }
    }

    private static final class Invalid extends DatatypeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
