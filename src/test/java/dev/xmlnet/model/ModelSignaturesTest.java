package dev.xmlnet.model;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlEnum;
import jakarta.xml.bind.annotation.XmlEnumValue;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The names that programs see, in schemas/binding/signatures.txt: a change of the schemas that changes them is a change of
 * that file, too. To write it anew: {@code mvn test -Dtest=ModelSignaturesTest -Dgolden.update=true}.
 */
class ModelSignaturesTest {
    private static final Path LISTING = Path.of("schemas", "binding", "signatures.txt");

    @Test
    void theListingIsWhatTheClassesAre() throws Exception {
        List<String> signatures = signatures();
        if (Boolean.getBoolean("golden.update")) {
            Files.write(LISTING, signatures);
        }
        assertThat(signatures).isEqualTo(Files.readAllLines(LISTING));
    }

    private static List<String> signatures() throws Exception {
        Path classes = Path.of(Network.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes.resolve("dev/xmlnet/model"))) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> file.replaceFirst("\\.class$", "").replace('/', '.'))
                    .flatMap(name -> signatures(load(name)))
                    .sorted()
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Network.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> signatures(Class<?> type) {
        if (type.isAnnotationPresent(XmlEnum.class)) {
            return Stream.concat(
                    Stream.of(name(type)),
                    Arrays.stream(type.getFields())
                            .filter(Field::isEnumConstant)
                            .map(field -> name(type) + "." + field.getName() + " = \"" + value(field) + "\""));
        }
        if (type.isAnnotationPresent(XmlAccessorType.class)) {
            return Stream.concat(
                    Stream.of(name(type)),
                    Arrays.stream(type.getDeclaredMethods())
                            .filter(method -> method.getName().startsWith("get"))
                            .map(method -> name(type) + "." + method.getName() + "(): " + result(method)));
        }
        return Stream.empty();
    }

    private static String name(Class<?> type) {
        return type.getName().replaceFirst("^dev\\.xmlnet\\.model\\.", "");
    }

    private static String result(Method method) {
        return method.getGenericReturnType().getTypeName().replaceAll("[a-z0-9]+\\.", "");
    }

    private static String value(Field constant) {
        XmlEnumValue value = constant.getAnnotation(XmlEnumValue.class);
        return value == null ? constant.getName() : value.value();
    }
}
