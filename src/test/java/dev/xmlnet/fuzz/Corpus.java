package dev.xmlnet.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.xmlnet.RandomGuest;
import dev.xmlnet.RandomNetwork;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The documents that mutants are made of, and the words in them. A document is a text with a character for each byte, so
 * that nothing is lost of one that is in no encoding.
 *
 * @param documents inputs of the golden cases and of the cases of rules, and more
 * @param values of attributes, each once
 * @param names of elements and attributes, each once
 */
record Corpus(List<String> documents, List<String> values, List<String> names) {
    private static final long LARGEST = 60_000;

    /** Reads those of the tests, and all {@code *.xml} of other directories. */
    static Corpus read(List<Path> more) throws IOException {
        List<Path> directories = new ArrayList<>(more);
        for (String name : List.of("/golden", "/rules")) {
            try {
                directories.add(Path.of(Corpus.class.getResource(name).toURI()));
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
        }
        List<String> documents = new ArrayList<>();
        TreeSet<String> values = new TreeSet<>();
        TreeSet<String> names = new TreeSet<>();
        for (Path directory : directories) {
            try (Stream<Path> walk = Files.walk(directory)) {
                for (Path file : walk.filter(Corpus::isDocument).sorted().toList()) {
                    String text = Files.readString(file, ISO_8859_1);
                    documents.add(text);
                    Markup markup = Markup.of(text);
                    markup.values().forEach(value -> values.add(value.in(text)));
                    markup.names().forEach(name -> names.add(name.in(text)));
                }
            }
        }
        return new Corpus(List.copyOf(documents), List.copyOf(values), List.copyOf(names));
    }

    private static boolean isDocument(Path file) {
        return file.toString().endsWith(".xml") && file.toFile().length() < LARGEST;
    }

    /** A document, one of the corpus or one that nobody wrote. */
    String document(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new String(RandomGuest.of(random).bytes(), ISO_8859_1);
            case 1 -> new String(RandomNetwork.of(random).bytes(), ISO_8859_1);
            default -> one(documents, random);
        };
    }

    /** A document that is most likely a network. */
    String network(Random random) {
        return new String(RandomNetwork.of(random).bytes(), ISO_8859_1);
    }

    /** One of a list. */
    static <T> T one(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
