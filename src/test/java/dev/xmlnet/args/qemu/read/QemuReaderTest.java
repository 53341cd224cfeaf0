package dev.xmlnet.args.qemu.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.args.ReadCommand;
import dev.xmlnet.args.shell.CommandText;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.NetworkName;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class QemuReaderTest {
    /** In cases.txt a blank line is between two cases; a script's lines begin with $ or >, and options may precede it. */
    @TestFactory
    Stream<DynamicTest> reads() throws IOException {
        try (InputStream in = QemuReaderTest.class.getResourceAsStream("cases.txt")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(all.split("\n\n"))
                    .filter(block -> block.startsWith("$"))
                    .map(block -> DynamicTest.dynamicTest(
                            block.lines().findFirst().orElseThrow(),
                            () -> assertThat(read(script(block)))
                                    .isEqualTo(block.lines()
                                            .filter(line -> !line.startsWith("$ ") && !line.startsWith("> "))
                                            .toList())));
        }
    }

    private static String script(String block) {
        return block.lines()
                .filter(line -> line.startsWith("$ ") || line.startsWith("> "))
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> read(String text) throws DocumentException {
        ReadOptions options = ReadOptions.defaults();
        String script = text;
        while (script.startsWith("--")) {
            String[] words = script.split(" ", 3);
            options = switch (words[0]) {
                case "--bridge" -> options.withSide(Side.bridge(DeviceName.parse("bridge", words[1])));
                case "--network" -> options.withSide(Side.network(NetworkName.parse(words[1])));
                case "--direct" -> options.withSide(Side.direct(DeviceName.parse("NIC", words[1]), "bridge"));
                case "--passt" -> options.withPasst();
                default -> options.withHostdev();
            };
            boolean valued = !words[0].equals("--passt") && !words[0].equals("--hostdev");
            script = valued ? words[2] : script.substring(words[0].length() + 1);
        }
        return QemuReader.read(CommandText.ofScript(script), options).stream()
                .flatMap(QemuReaderTest::lines)
                .toList();
    }

    private static Stream<String> lines(ReadCommand guest) {
        return Stream.concat(
                guest.interfaces().stream().map(one -> one.part().toString()),
                guest.all().stream().map(QemuReaderTest::line));
    }

    private static String line(Diagnostic one) {
        Location location = one.location();
        return (location == null ? "" : location.line() + ":" + location.column() + " ")
                + one.severity().toString().toLowerCase(Locale.ROOT) + " " + one.message() + " [" + one.id() + "]";
    }

    @Test
    void findsNoGuestWhereNothingIsOfQemu() throws DocumentException {
        assertThat(QemuReader.read(CommandText.ofScript("virsh list\nls -nic"), ReadOptions.defaults()))
                .isEmpty();
    }

    @Test
    void countsTheWordsOfACommandThatAShellHasSplit() {
        ReadCommand guest = QemuReader.read(
                        CommandText.ofWords(
                                List.of("sudo", "kvm", "-nic", "user,model=virtio,mac=52:54:00:aa:00:01,foo=1")),
                        ReadOptions.defaults())
                .get(0);
        assertThat(guest.all())
                .extracting(Diagnostic::location)
                .containsExactly(new Location(4, "user,model=virtio,mac=52:54:00:aa:00:01,f".length()));
        assertThat(guest.isWhole()).isFalse();
        assertThat(guest.interfaces()).isEmpty();
    }

    /** Garbage becomes interfaces or diagnostics; an interface has a type, an address and a model. */
    @Property(tries = 3000)
    void takesAnyOptions(@ForAll("options") List<String> words) {
        for (ReadOptions options : List.of(
                ReadOptions.defaults(),
                ReadOptions.defaults()
                        .withSide(Side.bridge(DeviceName.parse("bridge", "br0")))
                        .withPasst()
                        .withHostdev())) {
            for (ReadCommand guest : QemuReader.read(
                    CommandText.ofWords(
                            Stream.concat(Stream.of("kvm"), words.stream()).toList()),
                    options)) {
                guest.interfaces().forEach(one -> check(one.part()));
                guest.all().forEach(one -> assertThat(one.message()).hasSizeLessThanOrEqualTo(160));
            }
        }
    }

    private static void check(Part part) {
        assertThat(part.attribute("type")).isNotNull();
        if (!"hostdev".equals(part.attribute("type"))) {
            assertThat(part.attribute("mac", "address")).matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
            assertThat(part.attribute("model", "type")).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<List<String>> options() {
        Arbitrary<String> keys = Arbitraries.of(
                "id",
                "netdev",
                "mac",
                "model",
                "ifname",
                "fd",
                "script",
                "br",
                "net",
                "hostfwd",
                "queues",
                "vhost",
                "addr",
                "bus",
                "driver",
                "type",
                "vlan",
                "macaddr",
                "bootindex",
                "vectors",
                "mq",
                "chardev",
                "server",
                "path",
                "addr.type",
                "addr.host",
                "remote.host",
                "localaddr",
                "mcast",
                "udp",
                "failover_pair_id",
                "failover",
                "sndbuf",
                "host",
                "romfile",
                "rombar",
                "hubid",
                "disable-legacy",
                "");
        Arbitrary<String> texts = Arbitraries.of(
                "n0",
                "n1",
                "52:54:00:aa:00:01",
                "5",
                "-1",
                "99999999999999999999",
                "0x5",
                "08",
                "on",
                "off",
                "auto",
                "tap0",
                "br0",
                "virtio",
                "e1000",
                "virtio-net-pci",
                "10.0.0.0/8",
                "tcp::1-:2",
                "127.0.0.1:5",
                "unix",
                "inet",
                "03:10.1",
                "pci.0",
                "5.1",
                "1e9",
                "no",
                "\u0001",
                "{",
                "a,,b",
                "");
        Arbitrary<String> pairs =
                Arbitraries.oneOf(Combinators.combine(keys, texts).as((key, text) -> key + "=" + text), keys, texts);
        Arbitrary<String> first = Arbitraries.of(
                "user",
                "tap",
                "bridge",
                "socket",
                "stream",
                "dgram",
                "vhost-user",
                "vhost-vdpa",
                "hubport",
                "passt",
                "nic",
                "none",
                "vde",
                "virtio-net-pci",
                "e1000",
                "e1000e",
                "vfio-pci",
                "usb-net",
                "{\"type\":\"user\",\"id\":\"n0\"}",
                "{\"type\":",
                "{}",
                "[]");
        Arbitrary<String> values = Combinators.combine(first, pairs.list().ofMaxSize(5))
                .as((type, some) -> some.isEmpty() ? type : type + "," + String.join(",", some));
        Arbitrary<String> names = Arbitraries.of(
                "-netdev",
                "-nic",
                "-net",
                "-device",
                "-chardev",
                "--nic",
                "-M",
                "-set",
                "-global",
                "-nodefaults",
                "-readconfig",
                "-",
                "--",
                "");
        return Arbitraries.oneOf(names, values).list().ofMaxSize(12);
    }
}
