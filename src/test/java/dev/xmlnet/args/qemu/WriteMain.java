package dev.xmlnet.args.qemu;

import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.args.Written;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The writer as a program for src/test/args/write: {@code FORM GUEST [NETWORK...]}; a line begins with what it is. */
final class WriteMain {
    private WriteMain() {}

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Map<String, NetworkDefinition> networks = new HashMap<>();
        for (int i = 2; i < args.length; i++) {
            NetworkDefinition network = NetworkDefinition.of(XmlDocument.parse(SourceText.read(Path.of(args[i]))));
            networks.put(network.name(), network);
        }
        QemuOptions options = QemuOptions.defaults()
                .withForm(QemuForm.valueOf(args[0].toUpperCase(Locale.ROOT)))
                .withNetworks(networks::get);
        for (Guest guest : Guest.of(XmlDocument.parseAll(SourceText.read(Path.of(args[1]))))) {
            for (GuestInterface one : guest.interfaces()) {
                try {
                    Written written = new QemuWriter(options).write(PlainInterface.of(guest, one));
                    written.before().forEach(line -> out.println("before " + line));
                    out.println("words "
                            + written.words().stream().map(ShellWord::option).collect(Collectors.joining(" ")));
                    out.println("open " + written.redirections());
                    written.after().forEach(line -> out.println("after " + line));
                    written.losses().forEach(loss -> out.println("loss " + loss.id() + " " + loss.message()));
                } catch (RefusedException e) {
                    out.println("refused " + e.diagnostic().message());
                }
            }
        }
    }
}
