package dev.xmlnet.convert;

import dev.xmlnet.libvirt.NetworkDefinition;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Definitions of networks that libvirt takes: each forward mode, with what it can give to an interface. */
final class Definitions {
    /** The networks that random guests are on, and that they go to. */
    static final List<String> NAMES = List.of("default", "lan", "second");

    private static final String QBG =
            "<virtualport type='802.1Qbg'><parameters managerid='11' typeid='1193047' typeidversion='2'/></virtualport>";
    private static final String QBH = "<virtualport type='802.1Qbh'><parameters profileid='finance'/></virtualport>";
    private static final String OVS = "<virtualport type='openvswitch'/>";
    private static final String VLAN = "<vlan><tag id='42'/></vlan>";
    private static final String NATIVE = "<vlan trunk='yes'><tag id='42' nativeMode='untagged'/><tag id='47'/></vlan>";
    private static final String BANDWIDTH =
            "<bandwidth><inbound average='1000' peak='5000'/><outbound average='128'/></bandwidth>";

    /** How a network reaches out, and what a network of that mode may give. */
    private enum Form {
        NAT("<forward mode='nat'/>", "192.0.2", List.of(BANDWIDTH), List.of(BANDWIDTH)),
        ROUTE("<forward mode='route'/>", "192.0.2", List.of(BANDWIDTH), List.of(BANDWIDTH)),
        ISOLATED("", "192.0.2", List.of(BANDWIDTH), List.of(BANDWIDTH)),
        OPEN("<forward mode='open'/>", "192.0.2", List.of(), List.of()),
        BRIDGE("<forward mode='bridge'/><bridge name='%s'/>", null, List.of(VLAN), List.of(VLAN, BANDWIDTH)),
        SWITCH(
                "<forward mode='bridge'/><bridge name='%s'/>" + OVS,
                null,
                List.of(VLAN, NATIVE),
                List.of(VLAN, NATIVE, BANDWIDTH, "<virtualport><parameters profileid='gold'/></virtualport>")),
        SWITCH_OF_GROUPS(
                "<forward mode='bridge'/><bridge name='%s'/>",
                null,
                List.of(),
                List.of(OVS + VLAN, "<virtualport type='openvswitch'><parameters profileid='gold'/></virtualport>")),
        DIRECT_BRIDGE(
                "<forward mode='bridge'><interface dev='%s'/></forward>",
                null, List.of(QBG, QBH), List.of(QBG, QBH, BANDWIDTH)),
        PRIVATE("<forward mode='private'><interface dev='%s'/></forward>", null, List.of(), List.of(BANDWIDTH)),
        VEPA("<forward mode='vepa'><interface dev='%s'/></forward>", null, List.of(QBG, QBH), List.of(BANDWIDTH)),
        PASSTHROUGH(
                "<forward mode='passthrough'><interface dev='%s'/></forward>",
                null, List.of(VLAN, QBH), List.of(VLAN, QBH, BANDWIDTH)),
        HOSTDEV(
                "<forward mode='hostdev' managed='yes'><pf dev='%s'/></forward>",
                null, List.of(VLAN, QBH), List.of(VLAN, QBH));

        private final String forward;
        private final String subnet;

        @SuppressWarnings("ImmutableEnumChecker") // They are of List.of.
        private final List<String> own;

        @SuppressWarnings("ImmutableEnumChecker")
        private final List<String> ofGroups;

        Form(String forward, String subnet, List<String> own, List<String> ofGroups) {
            this.forward = forward;
            this.subnet = subnet;
            this.own = own;
            this.ofGroups = ofGroups;
        }
    }

    private Definitions() {}

    /** A definition of each name, by file. */
    static Map<String, XmlDocument> random(Random random) {
        Map<String, XmlDocument> files = new LinkedHashMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            Form form = Form.values()[random.nextInt(Form.values().length)];
            files.put(NAMES.get(i) + ".xml", read(text(random, form, NAMES.get(i), i + 1)));
        }
        return files;
    }

    /** What a conversion knows of them. */
    static List<NetworkDefinition> known(Map<String, XmlDocument> files) {
        return files.values().stream().map(NetworkDefinition::of).toList();
    }

    private static String text(Random random, Form form, String name, int number) {
        StringBuilder text = new StringBuilder("<network><name>" + name + "</name>");
        text.append(String.format(form.forward, (form.forward.contains("<bridge") ? "br" : "eth") + number));
        if (form.subnet != null) {
            text.append("<bridge name='virbr" + number + "'/>");
            text.append(random.nextInt(4) == 0 ? "<mtu size='1400'/>" : "");
        }
        List<String> given = new ArrayList<>();
        for (String part : form.own) {
            String element = part.substring(
                    1, part.indexOf(' ') < 0 ? part.length() : Math.min(part.indexOf('>'), part.indexOf(' ')));
            if (random.nextInt(3) == 0 && !given.contains(element)) {
                given.add(element);
                text.append(part);
            }
        }
        if (form.subnet != null) {
            text.append("<ip address='10.9." + number + ".1' prefix='24'>");
            text.append(
                    random.nextBoolean()
                            ? "<dhcp><range start='10.9." + number + ".100' end='10.9." + number
                                    + ".199'/><host mac='52:54:00:6d:90:02' ip='10.9." + number + ".7'/></dhcp>"
                            : "");
            text.append("</ip>");
        }
        String byDefault = random.nextInt(3) == 0 ? "" : random.nextBoolean() ? "blue" : "green";
        for (String group : random.nextInt(5) == 0 ? List.of("blue", "sales") : List.of("blue", "sales", "green")) {
            text.append("<portgroup name='" + group + "'" + (group.equals(byDefault) ? " default='yes'" : "") + ">");
            if (!form.ofGroups.isEmpty() && random.nextInt(4) > 0) {
                text.append(form.ofGroups.get(random.nextInt(form.ofGroups.size())));
            }
            text.append("</portgroup>");
        }
        return text.append("</network>").toString();
    }

    /** A document of a text. */
    static XmlDocument read(String text) {
        try {
            return XmlDocument.parse(SourceText.ofString(text));
        } catch (DocumentException e) {
            throw new AssertionError(text, e);
        }
    }
}
