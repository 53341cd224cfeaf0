package dev.xmlnet;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A guest as a person, a program or libvirt might have written it: any kinds of interfaces with any parts of the support
 * table, in any order, layout, quotes, line ends and encoding, among decoys that look like interfaces and are none.
 *
 * @param text the decoded text
 * @param bytes the text in its encoding, with a mark or without
 * @param charset the encoding
 * @param interfaces what was put in, in order
 */
@SuppressWarnings("ArrayRecordComponent") // Guests are never compared.
public record RandomGuest(String text, byte[] bytes, Charset charset, List<Interface> interfaces) {

    private static final int MOST_PARTS = 12;

    /** An interface to be: its kind and the indexes of the parts that it has. */
    public record Interface(Kind kind, List<Integer> parts) {}

    /** A kind of connection with the source that a generated interface of it has. */
    public enum Kind {
        NETWORK("type='network'", "<source network='default'/>"),
        PORTGROUP("type='network'", "<source network='default' portgroup='blue' portid='1-2-3'/>"),
        BRIDGE("type='bridge'", "<source bridge='br0' macTableManager='libvirt'/>"),
        OVS("type='bridge'", "<source bridge='ovsbr0'/><virtualport type='openvswitch'/>"),
        DIRECT("type='direct'", "<source dev='eth0' mode='private'/>"),
        PASSTHROUGH("type='direct'", "<source dev='eth1' mode='passthrough'/>"),
        HOSTDEV(
                "type='hostdev' managed='yes'",
                "<source><address type='pci' domain='0x0000' bus='0x03' slot='0x10' function='0x1'/></source>"),
        USER("type='user'", ""),
        SILENT("", ""),
        PASST("type='user'", "<source dev='eth0'/><backend type='passt' hostname='a' logFile='/tmp/l'/>"),
        ETHERNET("type='ethernet'", "<source><ip address='192.0.2.1' prefix='24'/></source>"),
        VDPA("type='vdpa'", "<source dev='/dev/vhost-vdpa-0'/>"),
        VHOSTUSER(
                "type='vhostuser'",
                "<source type='unix' path='/run/a.sock' mode='server'><reconnect enabled='no'/></source>"),
        MCAST("type='mcast'", "<source address='230.0.0.1' port='5558'/>");

        private final String attributes;
        private final String source;

        Kind(String attributes, String source) {
            this.attributes = attributes;
            this.source = source;
        }
    }

    /** Parts that any interface may have; at most one of a name is taken. */
    private static final List<String> PARTS = List.of(
            "<mac address='52:54:00:6d:90:02'/>",
            "<mac address='52:54:00:AB:cd:02' currentAddress='52:54:00:00:00:09'/>",
            "<model type='virtio'/>",
            "<model type='e1000e'/>",
            "<filterref filter='clean-traffic'><parameter name='IP' value='192.0.2.7'/></filterref>",
            "<bandwidth><inbound average='1000' floor='200'/><outbound average='128' burst='256'/></bandwidth>",
            "<bandwidth><inbound floor='200'/></bandwidth>",
            "<vlan><tag id='42'/></vlan>",
            "<virtualport type='802.1Qbh'><parameters profileid='p'/></virtualport>",
            "<virtualport><parameters profileid='p'/></virtualport>",
            "<port isolated='yes'/>",
            "<target dev='vnet0'/>",
            "<target dev='lan7'/>",
            "<target dev='tap9' managed='no'/>",
            "<mtu size='9000'/>",
            "<coalesce><rx><frames max='7'/></rx></coalesce>",
            "<driver name='vhost' queues='4' txmode='iothread' iommu='on'><host csum='off'/><guest tso4='on'/></driver>",
            "<driver name='vfio'/>",
            "<backend tap='/dev/net/tun' vhost='/dev/vhost-net'/>",
            "<portForward proto='tcp' address='192.0.2.1'><range start='22' to='2222'/></portForward>",
            "<ip address='10.0.2.9' family='ipv4' prefix='24'/>",
            "<route family='ipv4' address='0.0.0.0' gateway='10.0.2.1'/>",
            "<link state='down'/>",
            "<link state='up'/>",
            "<teaming type='persistent'/>",
            "<teaming type='transient' persistent='ua-x'/>",
            "<script path='/etc/up'/>",
            "<downscript path='/etc/down'/>",
            "<tune><sndbuf>1600</sndbuf></tune>",
            "<alias name='ua-lan'/>",
            "<alias name='net0'/>",
            "<boot order='1'/>",
            "<rom bar='on' file='/etc/a&amp;b'/>",
            "<acpi index='4'/>",
            "<actual type='bridge'><source bridge='virbr0'/></actual>",
            "<x:note xmlns:x='urn:x' x:who='&lt;me&gt;'>keep <x:b/> me</x:note>",
            "<address type='pci' domain='0x0000' bus='0x00' slot='0x03' function='0x0'/>");

    /** Guests of every form. */
    public static Arbitrary<RandomGuest> any() {
        Arbitrary<Interface> one = Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers()
                                .between(0, PARTS.size() - 1)
                                .list()
                                .uniqueElements()
                                .ofMaxSize(MOST_PARTS))
                .as(Interface::new);
        return Combinators.combine(
                        one.list().ofMinSize(1).ofMaxSize(4),
                        Arbitraries.of(Encoding.class),
                        Arbitraries.integers().between(0, 1_000_000))
                .as(RandomGuest::of);
    }

    /** One of them, for a test that jqwik does not run. */
    public static RandomGuest of(Random random) {
        List<Interface> interfaces = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<Integer> parts = new ArrayList<>();
            for (int part = 0; part < PARTS.size(); part++) {
                parts.add(part);
            }
            Collections.shuffle(parts, random);
            Kind[] kinds = Kind.values();
            interfaces.add(new Interface(
                    kinds[random.nextInt(kinds.length)], parts.subList(0, random.nextInt(MOST_PARTS + 1))));
        }
        Encoding[] encodings = Encoding.values();
        return of(interfaces, encodings[random.nextInt(encodings.length)], random.nextInt(1_000_000));
    }

    /** How a text becomes bytes. */
    public enum Encoding {
        PLAIN(StandardCharsets.UTF_8, "", ""),
        UTF_8(StandardCharsets.UTF_8, "", "UTF-8"),
        UTF_8_MARKED(StandardCharsets.UTF_8, "\uFEFF", "utf-8"),
        UTF_16LE(StandardCharsets.UTF_16LE, "\uFEFF", "UTF-16"),
        UTF_16BE(StandardCharsets.UTF_16BE, "\uFEFF", "UTF-16"),
        UTF_16LE_UNMARKED(StandardCharsets.UTF_16LE, "", "UTF-16LE"),
        LATIN_1(StandardCharsets.ISO_8859_1, "", "ISO-8859-1"),
        ASCII(StandardCharsets.US_ASCII, "", "US-ASCII"),
        WINDOWS(Charset.forName("windows-1252"), "", "windows-1252");

        private final Charset charset;
        private final String mark;
        private final String declared;

        Encoding(Charset charset, String mark, String declared) {
            this.charset = charset;
            this.mark = mark;
            this.declared = declared;
        }

        Charset charset() {
            return charset;
        }

        /** A text in this encoding, with its mark. */
        byte[] bytes(String text) {
            return (mark + text).getBytes(charset);
        }

        /** The XML declaration that says so; empty if none need be. */
        String declaration() {
            return declared.isEmpty() ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
        }

        /** Some letters that it has and ASCII has not, if there are such. */
        String letters() {
            return Stream.of("\u017elu\u0165 \ud83d\udc0e", "caf\u00e9")
                    .filter(word -> charset.newEncoder().canEncode(word))
                    .findFirst()
                    .orElse("plain");
        }
    }

    /** The guest for a choice; the seed decides layout and decoys, and 0 is libvirt's own layout. */
    public static RandomGuest of(List<Interface> interfaces, Encoding encoding, int seed) {
        String text = new Writer(new Random(seed), seed == 0).guest(interfaces, encoding);
        return new RandomGuest(text, encoding.bytes(text), encoding.charset, interfaces);
    }

    @Override
    public String toString() {
        return charset + " " + interfaces + "\n" + text;
    }

    /** Lays a guest out. */
    private static final class Writer {
        private final Random random;
        private final boolean neat;
        private final RandomLayout layout;
        private final String newline;
        private final StringBuilder out;

        Writer(Random random, boolean neat) {
            this.random = random;
            this.neat = neat;
            this.layout = new RandomLayout(random, neat);
            this.newline = layout.newline();
            this.out = layout.out();
        }

        String guest(List<Interface> interfaces, Encoding encoding) {
            out.append(encoding.declaration());
            if (!neat) {
                prolog();
            }
            out.append("<domain type='kvm' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>");
            out.append(newline + "  <name>a</name>" + newline);
            out.append("  <title>" + encoding.letters() + "</title>" + newline);
            out.append("  <memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>");
            if (!neat) {
                decoys();
            }
            out.append(newline + "  <devices>");
            for (Interface one : interfaces) {
                layout.gap(2);
                layout.element(RawXml.parse(written(one)), 2, Integer.MAX_VALUE);
            }
            layout.gap(1);
            out.append("</devices>" + newline);
            out.append("  <qemu:commandline><qemu:arg value='&quot;-netdev&quot;'/></qemu:commandline>" + newline);
            out.append("</domain>" + (neat || random.nextBoolean() ? newline : "<!-- end -->"));
            return out.toString();
        }

        private void prolog() {
            out.append(
                    newline + "<!-- <interface type='network'><source network='default'/></interface> -->" + newline);
            if (random.nextInt(4) == 0) {
                out.append("<!DOCTYPE domain SYSTEM \"domain.dtd\">" + newline);
            }
        }

        private void decoys() {
            String decoy = "<interface type='network'><source network='default'/></interface>";
            out.append("<description><![CDATA[" + decoy + "]]></description>");
            out.append("<metadata><m:m xmlns:m='urn:m'><devices>" + decoy + "</devices></m:m>"
                    + "<devices xmlns='urn:n'>" + decoy + "</devices></metadata>");
        }

        private static String written(Interface one) {
            StringBuilder xml = new StringBuilder("<interface " + one.kind().attributes + ">" + one.kind().source);
            List<String> names = new ArrayList<>(List.of("source"));
            RawXml.parse("<a>" + one.kind().source + "</a>").children().forEach(child -> names.add(child.name()));
            for (int index : one.parts()) {
                String part = PARTS.get(index);
                String name = RawXml.parse(part).name();
                if (!names.contains(name)) {
                    names.add(name);
                    xml.append(part);
                }
            }
            return xml + "</interface>";
        }
    }
}
