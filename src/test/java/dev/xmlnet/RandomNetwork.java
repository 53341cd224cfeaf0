package dev.xmlnet;

import dev.xmlnet.RandomGuest.Encoding;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A network as a person, a program or libvirt might have written it: any mode with any parts of the table of networks, in
 * any order, layout, quotes, line ends and encoding.
 *
 * @param mode by its word in the table
 * @param text the decoded text
 * @param bytes the text in its encoding
 * @param charset the encoding
 * @param valid false if there are parts that no schema has yet
 */
@SuppressWarnings("ArrayRecordComponent") // Networks are never compared.
public record RandomNetwork(String mode, String text, byte[] bytes, Charset charset, boolean valid) {
    private static final String IP = "<ip address='192.0.2.1' prefix='24'/>";
    private static final String VF = "<address type='pci' domain='0x0000' bus='0x03' slot='0x10' function='0x%d'%s/>";

    private static final int MOST_PARTS = 12;

    /** What each mode says at least, by its word; what is in the forward element is one of several. */
    private enum Head {
        NAT(
                IP,
                "",
                "<forward/>",
                "<forward mode='nat'/>",
                "<forward mode='nat' dev='eth0'/>",
                "<forward mode='nat' dev='eth0'><interface dev='eth0' connections='2'/></forward>",
                "<forward mode='nat'><nat ipv6='yes'><address start='192.0.2.8' end='192.0.2.9'/>"
                        + "<port start='1024' end='65535'/></nat></forward>"),
        ROUTE(IP, "", "<forward mode='route'/>", "<forward dev='eth0' mode='route'/>"),
        ISOLATED("", "", ""),
        OPEN(IP, "", "<forward mode='open'/>"),
        BRIDGE("", "<bridge name='br0'/>", "<forward mode='bridge'/>"),
        OVS("<virtualport type='openvswitch'/>", "<bridge name='ovsbr0'/>", "<forward mode='bridge'/>"),
        DIRECT_BRIDGE(
                "",
                "",
                "<forward mode='bridge'><interface dev='eth0'/></forward>",
                "<forward mode='bridge' dev='eth0'/>"),
        PRIVATE(
                "",
                "",
                "<forward mode='private'><interface dev='eth0' connections='1'/></forward>",
                "<forward mode='private' dev='eth0'><interface dev='eth0'/><interface dev='eth1'/></forward>"),
        VEPA(
                "",
                "",
                "<forward mode='vepa' dev='eth0'/>",
                "<forward dev='eth0' mode='vepa'><interface dev='eth0'/></forward>"),
        PASSTHROUGH("", "", "<forward mode='passthrough'><interface dev='eth0'/></forward>"),
        HOSTDEV(
                "",
                "",
                "<forward mode='hostdev' managed='yes'>" + VF.formatted(1, "") + "</forward>",
                "<forward mode='hostdev' managed='yes'><driver name='vfio'/>" + VF.formatted(1, "")
                        + VF.formatted(2, "") + "</forward>");

        private final String needs;
        private final String bridge;

        @SuppressWarnings("ImmutableEnumChecker") // It is a List.of.
        private final List<String> forwards;

        Head(String needs, String bridge, String... forwards) {
            this.needs = needs;
            this.bridge = bridge;
            this.forwards = List.of(forwards);
        }
    }

    /** Parts that any network may have; at most one of a name is taken, but for those that may stand more than once. */
    private static final List<String> PARTS = List.of(
            "<uuid>4f7c2a6e-2f0b-4d0e-8a3a-3c5f1e9b7d21</uuid>",
            "<title>forward mode='nat'</title>",
            "<metadata><x:note xmlns:x='urn:x' x:who='&lt;me&gt;'>keep <x:ip/> me</x:note></metadata>",
            "<bridge stp='on' delay='0'/>",
            "<bridge name='virbr7' stp='off' delay='2' macTableManager='libvirt' zone='home'/>",
            "<mtu size='9000'/>",
            "<mac address='52:54:00:00:00:01'/>",
            "<domain name='example.org' localOnly='yes'/>",
            "<dns enable='yes'/>",
            "<dns forwardPlainNames='no'><forwarder domain='a.example' addr='192.0.2.53'/><txt name='a' value='b'/>"
                    + "<host ip='192.0.2.5'><hostname>printer</hostname><hostname>lp</hostname></host></dns>",
            "<vlan><tag id='42'/></vlan>",
            "<vlan trunk='yes'><tag id='42' nativeMode='untagged'/><tag id='47'/></vlan>",
            "<bandwidth><inbound average='1000'/><outbound average='128' burst='256'/></bandwidth>",
            "<port isolated='yes'/>",
            "<port isolated='no'/>",
            "<virtualport type='802.1Qbh'><parameters profileid='p'/></virtualport>",
            "<ip address='198.51.100.1' netmask='255.255.255.0'><tftp root='/srv/tftp'/><dhcp>"
                    + "<range start='198.51.100.2' end='198.51.100.99'/><host mac='52:54:00:00:00:02'"
                    + " ip='198.51.100.9'/></dhcp></ip>",
            "<ip family='ipv6' address='2001:db8::1' prefix='64'/>",
            "<route address='203.0.113.0' prefix='24' gateway='192.0.2.2'/>",
            "<portgroup name='a' default='yes' trustGuestRxFilters='yes'><vlan><tag id='7'/></vlan><bandwidth>"
                    + "<inbound average='1'/></bandwidth></portgroup>",
            "<portgroup name='b'><virtualport type='openvswitch'><parameters profileid='q'/></virtualport></portgroup>",
            "<portgroup name='c'><virtualport><parameters profileid='r'/></virtualport></portgroup>",
            "<portgroup name='d'/>",
            "<d:options xmlns:d='http://libvirt.org/schemas/network/dnsmasq/1.0'><d:option value='log-queries'/>"
                    + "</d:options>",
            "<newer since='13'><ip/>of all</newer>",
            "<dns><newer/></dns>");

    private static final List<String> ATTRIBUTES =
            List.of("", " ipv6='yes'", " connections='2'", " trustGuestRxFilters='yes' ipv6='no'");

    /** Networks of every form. */
    public static Arbitrary<RandomNetwork> any() {
        return Combinators.combine(
                        Arbitraries.of(Head.class),
                        Arbitraries.integers()
                                .between(0, PARTS.size() - 1)
                                .list()
                                .uniqueElements()
                                .ofMaxSize(MOST_PARTS),
                        Arbitraries.of(Encoding.class),
                        Arbitraries.integers().between(0, 1_000_000))
                .as(RandomNetwork::of);
    }

    /** One of them, for a test that jqwik does not run. */
    public static RandomNetwork of(Random random) {
        List<Integer> parts = new ArrayList<>();
        for (int i = 0; i < PARTS.size(); i++) {
            parts.add(i);
        }
        Collections.shuffle(parts, random);
        Head[] heads = Head.values();
        Encoding[] encodings = Encoding.values();
        return of(
                heads[random.nextInt(heads.length)],
                parts.subList(0, random.nextInt(MOST_PARTS + 1)),
                encodings[random.nextInt(encodings.length)],
                random.nextInt(1_000_000));
    }

    private static RandomNetwork of(Head head, List<Integer> parts, Encoding encoding, int seed) {
        Random random = new Random(seed);
        RawXml network = RawXml.parse(written(head, parts, random));
        RandomLayout layout = new RandomLayout(random, seed % 5 == 0);
        layout.out().append(encoding.declaration());
        if (seed % 5 != 0) {
            layout.gap(0);
        }
        layout.element(network, 0, 1);
        layout.out().append(random.nextBoolean() ? layout.newline() : "<!-- end -->");
        String text = layout.out().toString().strip().replace("LETTERS", encoding.letters());
        return new RandomNetwork(
                head.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                text,
                encoding.bytes(text),
                encoding.charset(),
                !text.contains("<newer"));
    }

    private static String written(Head head, List<Integer> parts, Random random) {
        StringBuilder xml = new StringBuilder("<network" + ATTRIBUTES.get(random.nextInt(ATTRIBUTES.size())) + ">");
        xml.append("<name>n</name><description>LETTERS</description>");
        xml.append(head.forwards.get(random.nextInt(head.forwards.size())));
        xml.append(head.bridge).append(head.needs);
        List<String> names = new ArrayList<>();
        RawXml.parse(xml + "</network>").children().forEach(child -> names.add(child.name()));
        names.removeAll(List.of("ip"));
        for (int index : parts) {
            String name = RawXml.parse(PARTS.get(index)).name();
            if (List.of("ip", "portgroup").contains(name) || !names.contains(name)) {
                names.add(name);
                xml.append(PARTS.get(index));
            }
        }
        return xml + "</network>";
    }

    @Override
    public String toString() {
        return mode + " in " + charset + "\n" + text;
    }
}
