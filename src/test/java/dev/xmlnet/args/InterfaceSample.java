package dev.xmlnet.args;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Interfaces to write and to read: made by chance, and those of real guests. */
public final class InterfaceSample {
    private static final List<String> LEAST = List.of(
            "<interface type='network'><source network='default'/>PARTS</interface>",
            "<interface type='network'><source network='lan' portgroup='eng'/>PARTS</interface>",
            "<interface type='bridge'><source bridge='br0'/>PARTS</interface>",
            "<interface type='bridge'><source bridge='ovs0'/><virtualport type='openvswitch'/>PARTS</interface>",
            "<interface type='direct'><source dev='ens32' mode='bridge'/>PARTS</interface>",
            "<interface type='direct'><source dev='ens32' mode='passthrough'/>PARTS</interface>",
            "<interface type='hostdev' managed='yes'><source><address type='pci' domain='0' bus='3' slot='16' function='1'/>"
                    + "</source>PARTS</interface>",
            "<interface type='user'>PARTS</interface>",
            "<interface type='user'><backend type='passt'/>PARTS</interface>",
            "<interface type='ethernet'><target dev='tap7' managed='no'/>PARTS</interface>",
            "<interface type='vdpa'><source dev='/dev/vhost-vdpa-0'/>PARTS</interface>",
            "<interface type='vhostuser'><source type='unix' path='/run/a.sock' mode='client'/>PARTS</interface>",
            "<interface type='mcast'><source address='230.0.0.1' port='5558'/>PARTS</interface>",
            "<interface type='udp'><source address='127.0.0.1' port='11115'><local address='127.0.0.1' port='11116'/>"
                    + "</source>PARTS</interface>");

    private InterfaceSample() {}

    /** Interfaces of all kinds with up to six parts of interface-parts.txt. */
    public static List<PlainInterface> random(long seed, int count) {
        Random random = new Random(seed);
        List<String> parts = parts();
        List<PlainInterface> made = new ArrayList<>();
        while (made.size() < count) {
            StringBuilder some = new StringBuilder();
            for (int i = random.nextInt(7); i > 0; i--) {
                some.append(parts.get(random.nextInt(parts.size())));
            }
            String least = LEAST.get(random.nextInt(LEAST.size()));
            made.addAll(of(least.replace("PARTS", some)));
        }
        return made;
    }

    private static List<String> parts() {
        try {
            return Files.readAllLines(Path.of("src", "test", "resources", "interface-parts.txt")).stream()
                    .filter(line -> line.startsWith("<"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The interfaces of a text; none if it is not XML. */
    public static List<PlainInterface> of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<PlainInterface> of(byte[] bytes) {
        try {
            return Guest.of(XmlDocument.parseAll(SourceText.of(bytes))).stream()
                    .flatMap(guest -> guest.interfaces().stream().map(one -> PlainInterface.of(guest, one)))
                    .toList();
        } catch (DocumentException e) {
            return List.of();
        }
    }

    /** The interfaces of the guests in a directory. */
    public static List<PlainInterface> corpus(Path directory) throws IOException {
        List<PlainInterface> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                found.addAll(of(Files.readAllBytes(file)));
            }
        }
        return found;
    }

    /** A part as text in which no order of attributes counts, and none of children with different names. */
    public static String sorted(Part part) {
        StringBuilder out = new StringBuilder("<" + part.name());
        new TreeMap<>(part.attributes())
                .forEach((name, value) ->
                        out.append(' ').append(name).append("='").append(value).append('\''));
        out.append('>');
        part.children().stream().sorted(Comparator.comparing(Part::name)).forEach(child -> out.append(sorted(child)));
        return out.append(part.text()).append("</>").toString();
    }
}
