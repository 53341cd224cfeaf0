package dev.xmlnet.cli.convert;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.io.Input;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.io.Memory;
import dev.xmlnet.convert.Conversion;
import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The networks that are defined among the inputs or in a folder. */
final class KnownNetworks {
    private KnownNetworks() {}

    /** True if a person named a file that is a network, or standard input, which may be one. */
    static boolean mayBeAmong(List<Input> inputs) {
        return inputs.stream()
                .filter(Input::named)
                .anyMatch(input -> input.isStandard()
                        || !definitions(input.file(), Conversion.none()).isEmpty());
    }

    /**
     * The definitions; what cannot be read is none, and is reported where it is an input.
     *
     * @param conversion what is done to those that a person named, whose new forward modes count
     */
    static List<NetworkDefinition> read(List<Input> inputs, List<String> directories, Conversion conversion) {
        List<Path> files = new ArrayList<>();
        Set<Path> converted = new HashSet<>();
        for (Input input : inputs) {
            if (!input.isStandard()) {
                files.add(input.file());
            }
            if (!input.isStandard() && input.named()) {
                converted.add(real(input.file()));
            }
        }
        for (String directory : directories) {
            if (!Files.isDirectory(Path.of(directory))) {
                throw new UsageException("--networks " + directory + ": there is no such directory");
            }
            Inputs.in(List.of(directory)).found().forEach(input -> files.add(input.file()));
        }
        List<NetworkDefinition> networks = new ArrayList<>();
        for (Path file : files) {
            networks.addAll(definitions(file, converted.contains(real(file)) ? conversion : Conversion.none()));
        }
        return networks;
    }

    /** The same for every way to write a path, so that a folder's file is known as the one that a person named. */
    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file;
        }
    }

    private static List<NetworkDefinition> definitions(Path file, Conversion conversion) {
        try {
            byte[] bytes = Memory.read(file);
            // Guests are most of the files, and need no parsing to be told apart.
            if (Input.mentions("<network", bytes)) {
                XmlDocument document = XmlDocument.parseAll(SourceText.of(bytes));
                List<NetworkDefinition> before = definitions(document);
                if (before.isEmpty() || !conversion.takesNetworks()) {
                    return before;
                }
                SourceText text =
                        SourceText.ofString(conversion.apply(document).patch().text());
                List<NetworkDefinition> after = definitions(XmlDocument.parseAll(text));
                List<NetworkDefinition> known = new ArrayList<>();
                for (int i = 0; i < before.size(); i++) {
                    known.add(before.get(i).withMode(after.get(i).mode()));
                }
                return known;
            }
            return List.of();
        } catch (IOException | DocumentException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return List.of();
        }
    }

    private static List<NetworkDefinition> definitions(XmlDocument document) {
        List<NetworkDefinition> networks = new ArrayList<>(1);
        for (Element root : document.roots()) {
            NetworkDefinition network = NetworkDefinition.of(root);
            if (network != null) {
                networks.add(network);
            }
        }
        return networks;
    }
}
