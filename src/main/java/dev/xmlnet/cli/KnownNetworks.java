package dev.xmlnet.cli;

import dev.xmlnet.convert.NetworkDefinition;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The networks that are defined among the inputs or in a folder. */
final class KnownNetworks {
    private KnownNetworks() {}

    /** The definitions; what cannot be read is none, and is reported where it is an input. */
    static List<NetworkDefinition> read(List<Input> inputs, List<String> directories) {
        List<Path> files = new ArrayList<>();
        for (Input input : inputs) {
            if (!input.isStandard()) {
                files.add(input.path());
            }
        }
        for (String directory : directories) {
            if (!Files.isDirectory(Path.of(directory))) {
                throw new UsageException("--networks " + directory + ": there is no such directory");
            }
            Inputs.of(List.of(directory), null, false, null).found().forEach(input -> files.add(input.path()));
        }
        List<NetworkDefinition> networks = new ArrayList<>();
        for (Path file : files) {
            NetworkDefinition network = definition(file);
            if (network != null) {
                networks.add(network);
            }
        }
        return networks;
    }

    private static NetworkDefinition definition(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            // Guests are most of the files, and need no parsing to be told apart.
            if (new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "").contains("<network")) {
                return NetworkDefinition.of(XmlDocument.parse(SourceText.of(bytes)));
            }
            return null;
        } catch (IOException | DocumentException e) {
            return null;
        }
    }
}
