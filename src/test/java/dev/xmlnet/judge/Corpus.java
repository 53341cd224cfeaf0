package dev.xmlnet.judge;

import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The guests of libvirt's own tests, in DIR/domain of {@code -Dxmlnet.corpus=DIR}; without it tests are skipped. */
final class Corpus {
    private Corpus() {}

    /** A guest of the corpus and the name of its file. */
    record Guest(String name, XmlDocument document) {}

    static Path directory(String kind) {
        String directory = System.getProperty("xmlnet.corpus");
        if (directory == null) {
            Virsh.skip("-Dxmlnet.corpus=DIR is missing");
        }
        return Path.of(directory, kind);
    }

    static List<Guest> guests() throws IOException, DocumentException {
        String directory = System.getProperty("xmlnet.corpus");
        if (directory == null) {
            Virsh.skip("-Dxmlnet.corpus=DIR is missing, with guests in DIR/domain");
        }
        List<Guest> guests = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(directory, "domain"))) {
            for (Path file : files.sorted().toList()) {
                guests.add(new Guest(file.getFileName().toString(), XmlDocument.parse(SourceText.read(file))));
            }
        }
        return guests;
    }

    /** The interfaces of a guest, in the order of the text. */
    static List<Element> interfaces(XmlDocument guest) {
        List<Element> interfaces = new ArrayList<>();
        for (Element devices : guest.root().children("devices")) {
            interfaces.addAll(devices.children("interface"));
        }
        return interfaces;
    }

    /** An element as it is written. */
    static String text(Element element) {
        return element.source()
                .text()
                .substring(element.span().start(), element.span().end());
    }
}
