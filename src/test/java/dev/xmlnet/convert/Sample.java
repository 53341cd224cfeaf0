package dev.xmlnet.convert;

import static java.util.Map.entry;

import dev.xmlnet.judge.Facts;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.support.Carrier;
import dev.xmlnet.libvirt.support.Newer;
import dev.xmlnet.libvirt.support.Row;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.libvirt.support.Tables;
import dev.xmlnet.libvirt.support.Verdict;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** An interface of each kind that says the least, and one that bears a part besides. */
public final class Sample {
    private static final String OF_VIRTIO = "{../model@type=virtio|virtio-transitional|virtio-non-transitional}";

    /** What stands for each part of the table: an interface that says only this, and what it needs beside it. */
    static final Map<String, String> PARTS = Map.ofEntries(
            entry("@managed", "<interface managed='yes'/>"),
            entry("@trustGuestRxFilters{trustGuestRxFilters=yes}", "<interface trustGuestRxFilters='yes'/>"),
            entry("source@portgroup", "<interface><source network='lan' portgroup='sales'/></interface>"),
            entry("source@network", "<interface><source network='lan'/></interface>"),
            entry("source@bridge", "<interface><source bridge='br0'/></interface>"),
            entry(
                    "source@portid",
                    "<interface><source network='lan' portid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa50'/></interface>"),
            entry("source@macTableManager", "<interface><source bridge='br0' macTableManager='libvirt'/></interface>"),
            entry("source@dev", "<interface><source dev='eth0'/></interface>"),
            entry("source@mode", "<interface><source mode='vepa'/></interface>"),
            entry("source@path", "<interface><source path='/tmp/vhost-user.sock'/></interface>"),
            entry("source@type", "<interface><source type='unix'/></interface>"),
            entry("source@address", "<interface><source address='192.0.2.1'/></interface>"),
            entry("source@port", "<interface><source port='5558'/></interface>"),
            entry("source@name", "<interface><source name='x'/></interface>"),
            entry("source@switchid", "<interface><source switchid='x'/></interface>"),
            entry("source@portgroupid", "<interface><source portgroupid='x'/></interface>"),
            entry("source@connectionid", "<interface><source connectionid='x'/></interface>"),
            entry(
                    "source/ip",
                    "<interface><source><ip address='10.1.1.1' family='ipv4' prefix='24'/></source></interface>"),
            entry(
                    "source/route",
                    "<interface><source><route family='ipv4' address='10.2.0.0' prefix='16' gateway='10.1.1.254'/>"
                            + "</source></interface>"),
            entry(
                    "source/reconnect",
                    "<interface><source><reconnect enabled='yes' timeout='10'/></source></interface>"),
            entry(
                    "virtualport{type=openvswitch}",
                    "<interface><virtualport type='openvswitch'><parameters"
                            + " interfaceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa50'/></virtualport></interface>"),
            entry(
                    "virtualport{type=802.1Qbg}",
                    "<interface><virtualport type='802.1Qbg'><parameters managerid='11' typeid='1193047'"
                            + " typeidversion='2' instanceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa50'/></virtualport>"
                            + "</interface>"),
            entry(
                    "virtualport{type=802.1Qbh}",
                    "<interface><virtualport type='802.1Qbh'><parameters profileid='finance'/></virtualport></interface>"),
            entry(
                    "virtualport{type=midonet}",
                    "<interface><virtualport type='midonet'><parameters"
                            + " interfaceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa50'/></virtualport></interface>"),
            entry(
                    "virtualport{type=}",
                    "<interface><virtualport><parameters profileid='finance'/></virtualport></interface>"),
            entry("vlan{trunk=yes}", "<interface><vlan trunk='yes'><tag id='42'/></vlan></interface>"),
            entry("vlan{count(tag)>1}", "<interface><vlan trunk='yes'><tag id='42'/><tag id='43'/></vlan></interface>"),
            entry("vlan", "<interface><vlan><tag id='42'/></vlan></interface>"),
            entry(
                    "port{isolated=yes}{../virtualport@type}",
                    "<interface><virtualport type='openvswitch'/><port isolated='yes'/></interface>"),
            entry("port{isolated=yes}", "<interface><port isolated='yes'/></interface>"),
            entry("filterref", "<interface><filterref filter='clean-traffic'/></interface>"),
            entry(
                    "bandwidth/inbound@floor",
                    "<interface><bandwidth><inbound average='1000' floor='200'/></bandwidth></interface>"),
            entry("bandwidth", "<interface><bandwidth><inbound average='1000'/></bandwidth></interface>"),
            entry("target@managed{managed=no}", "<interface><target dev='tap9' managed='no'/></interface>"),
            entry("target@dev{dev=vnet#|macvtap#|macvlan#}{managed=}", "<interface><target dev='vnet7'/></interface>"),
            entry(
                    "target@dev{dev=vnet#|macvtap#|macvlan#}{managed=yes}",
                    "<interface><target dev='vnet7' managed='yes'/></interface>"),
            entry(
                    "target@dev{dev=vnet*|macvtap*|macvlan*}{managed=}",
                    "<interface><target dev='vnet-web'/></interface>"),
            entry(
                    "target@dev{dev=vnet*|macvtap*|macvlan*}{managed=yes}",
                    "<interface><target dev='vnet-web' managed='yes'/></interface>"),
            entry("target@dev", "<interface><target dev='tap8'/></interface>"),
            entry("mtu", "<interface><mtu size='1400'/></interface>"),
            entry("coalesce", "<interface><coalesce><rx><frames max='7'/></rx></coalesce></interface>"),
            entry("driver@name{name=qemu|vhost}", "<interface><driver name='vhost'/></interface>"),
            entry("driver@name{name=kvm|vfio|xen}", "<interface><driver name='vfio'/></interface>"),
            entry("driver@model", "<interface><driver model='mlx5_vfio_pci'/></interface>"),
            entry("driver@iommufd", "<interface><driver iommufd='yes'/></interface>"),
            entry("driver@queues", "<interface><driver queues='4'/></interface>"),
            entry("driver@rx_queue_size", "<interface><driver rx_queue_size='512'/></interface>"),
            entry("driver@tx_queue_size", "<interface><driver tx_queue_size='256'/></interface>"),
            entry("driver@txmode", "<interface><driver txmode='iothread'/></interface>"),
            entry("driver@ioeventfd", "<interface><driver ioeventfd='on'/></interface>"),
            entry("driver@event_idx", "<interface><driver event_idx='off'/></interface>"),
            entry("driver@rss{name=kvm|vfio|xen}", "<interface><driver name='vfio' rss='on'/></interface>"),
            entry(
                    "driver@rss_hash_report{name=kvm|vfio|xen}",
                    "<interface><driver name='vfio' rss_hash_report='on'/></interface>"),
            entry("driver@rss", "<interface><driver rss='on'/></interface>"),
            entry("driver@rss_hash_report", "<interface><driver rss_hash_report='on'/></interface>"),
            entry(
                    "driver/host{../@name=kvm|vfio|xen}",
                    "<interface><driver name='vfio'><host csum='off'/></driver></interface>"),
            entry(
                    "driver/guest{../@name=kvm|vfio|xen}",
                    "<interface><driver name='vfio'><guest csum='off'/></driver></interface>"),
            entry("driver/host", "<interface><driver><host csum='off' gso='off'/></driver></interface>"),
            entry("driver/guest", "<interface><driver><guest csum='off' tso4='off'/></driver></interface>"),
            entry(
                    "driver@iommu{name=kvm|vfio|xen}" + OF_VIRTIO,
                    "<interface><model type='virtio'/><driver name='vfio' iommu='on'/></interface>"),
            entry("driver@iommu" + OF_VIRTIO, "<interface><model type='virtio'/><driver iommu='on'/></interface>"),
            entry(
                    "driver@ats{name=kvm|vfio|xen}" + OF_VIRTIO,
                    "<interface><model type='virtio'/><driver name='vfio' ats='on'/></interface>"),
            entry("driver@ats" + OF_VIRTIO, "<interface><model type='virtio'/><driver ats='on'/></interface>"),
            entry(
                    "driver@packed{name=kvm|vfio|xen}" + OF_VIRTIO,
                    "<interface><model type='virtio'/><driver name='vfio' packed='on'/></interface>"),
            entry("driver@packed" + OF_VIRTIO, "<interface><model type='virtio'/><driver packed='on'/></interface>"),
            entry(
                    "driver@page_per_vq{name=kvm|vfio|xen}" + OF_VIRTIO,
                    "<interface><model type='virtio'/><driver name='vfio' page_per_vq='on'/></interface>"),
            entry(
                    "driver@page_per_vq" + OF_VIRTIO,
                    "<interface><model type='virtio'/><driver page_per_vq='on'/></interface>"),
            entry("driver@iommu", "<interface><driver iommu='on'/></interface>"),
            entry("driver@ats", "<interface><driver ats='on'/></interface>"),
            entry("driver@packed", "<interface><driver packed='on'/></interface>"),
            entry("driver@page_per_vq", "<interface><driver page_per_vq='on'/></interface>"),
            entry("backend@type", "<interface><backend type='passt'/></interface>"),
            entry("backend@hostname", "<interface><backend hostname='guest'/></interface>"),
            entry("backend@fqdn", "<interface><backend fqdn='guest.example.com'/></interface>"),
            entry("backend@logFile", "<interface><backend logFile='/tmp/passt.log'/></interface>"),
            entry("backend@tap", "<interface><backend tap='/dev/net/tun'/></interface>"),
            entry("backend@vhost", "<interface><backend vhost='/dev/vhost-net'/></interface>"),
            entry(
                    "portForward",
                    "<interface><portForward proto='tcp'><range start='2022' to='22'/></portForward></interface>"),
            entry("ip", "<interface><ip address='172.17.2.4' family='ipv4' prefix='24'/></interface>"),
            entry("route{not(@address)}", "<interface><route gateway='172.17.2.1'/></interface>"),
            entry(
                    "route",
                    "<interface><route family='ipv4' address='192.168.0.0' prefix='24' gateway='172.17.2.1'/></interface>"),
            entry("link{state=down}", "<interface><link state='down'/></interface>"),
            entry(
                    "teaming{type=persistent}",
                    "<interface><teaming type='persistent'/><alias name='ua-team'/></interface>"),
            entry(
                    "teaming{type=transient}",
                    "<interface><teaming type='transient' persistent='ua-other'/></interface>"),
            entry("script", "<interface><script path='/bin/true'/></interface>"),
            entry("downscript", "<interface><downscript path='/bin/true'/></interface>"),
            entry("tune/sndbuf", "<interface><tune><sndbuf>1600</sndbuf></tune></interface>"),
            entry("mac@currentAddress", "<interface><mac currentAddress='52:54:00:11:22:34'/></interface>"),
            entry("alias{name=ua-*}", "<interface><alias name='ua-lan'/></interface>"),
            entry("alias", "<interface><alias name='net0'/></interface>"),
            entry("tapfd", "<interface><tapfd/></interface>"),
            entry("vhostfd", "<interface><vhostfd/></interface>"),
            entry("actual", "<interface><actual type='bridge'><source bridge='br0'/></actual></interface>"),
            entry(
                    "address{type=ccw|drive|isa|spapr-vio|usb|virtio-mmio|virtio-s390}",
                    "<interface><address type='virtio-mmio'/></interface>"));

    /** Parts that cannot stand beside the others, since they are of the same element or ask for another machine. */
    private static final Set<String> ALONE = Set.of(
            "virtualport{type=openvswitch}",
            "virtualport{type=802.1Qbg}",
            "virtualport{type=802.1Qbh}",
            "virtualport{type=midonet}",
            "virtualport{type=}",
            "driver@name{name=kvm|vfio|xen}",
            "driver@model",
            "driver@iommufd",
            "vlan{trunk=yes}",
            "vlan{count(tag)>1}",
            "route{not(@address)}",
            "source@mode",
            "alias{name=ua-*}",
            "teaming{type=transient}",
            "address{type=ccw|drive|isa|spapr-vio|usb|virtio-mmio|virtio-s390}");

    private static final Map<Kind, String> LEAST = new EnumMap<>(Kind.class);

    static {
        least(Kind.NETWORK, "network", "<source network='lan'/>");
        least(Kind.BRIDGE, "bridge", "<source bridge='br0'/>");
        least(Kind.OVS, "bridge", "<source bridge='br0'/><virtualport type='openvswitch'/>");
        least(Kind.DIRECT, "direct", "<source dev='eth0' mode='bridge'/>");
        least(Kind.PASSTHROUGH, "direct", "<source dev='eth0' mode='passthrough'/>");
        least(Kind.USER, "user", "");
        least(Kind.PASST, "user", "<backend type='passt'/>");
        least(Kind.ETHERNET, "ethernet", "");
        least(Kind.VDPA, "vdpa", "<source dev='/dev/vhost-vdpa-0'/>");
        least(Kind.VHOSTUSER, "vhostuser", "<source type='unix' path='/tmp/vhost-user.sock' mode='client'/>");
        LEAST.put(Kind.HOSTDEV, """
                <interface type='hostdev' managed='yes'><mac address='52:54:00:11:22:33'/>\
                <source><address type='pci' domain='0x0000' bus='0x03' slot='0x10' function='0x1'/></source>\
                </interface>""");
    }

    private Sample() {}

    private static void least(Kind kind, String type, String source) {
        LEAST.put(kind, """
                <interface type='%s'><mac address='52:54:00:11:22:33'/>%s<model type='virtio'/></interface>""".formatted(type, source));
    }

    /**
     * The least interface of a kind, with parts.
     *
     * @param parts interfaces that say only a part each; of what both say, the part's word counts
     */
    static String with(Kind kind, String... parts) {
        return joined(LEAST.get(kind), parts);
    }

    /** An element with what others of its name say; of what both say, the later word counts. */
    public static String joined(String least, String... parts) {
        try {
            Element element = parse(least);
            for (String part : parts) {
                merge(element, parse(part));
            }
            Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter text = new StringWriter();
            writer.transform(new DOMSource(element), new StreamResult(text));
            return text.toString();
        } catch (Exception e) {
            throw new AssertionError(String.join("\n", parts), e);
        }
    }

    /**
     * Interfaces that say much, by their titles: for each kind one with all that it keeps, and for each part that must stand alone one on
     * each kind that keeps it.
     */
    public static Map<String, String> rich(Version libvirt) {
        Map<String, String> interfaces = new LinkedHashMap<>();
        for (Kind kind : LEAST.keySet()) {
            List<String> together = new ArrayList<>();
            for (Row<Carrier> row : kept(kind, libvirt)) {
                if (ALONE.contains(row.title())) {
                    interfaces.put(kind + " with [" + row.title() + "]", with(kind, part(row)));
                } else {
                    together.add(part(row));
                }
            }
            interfaces.put(kind + " with all", with(kind, together.toArray(String[]::new)));
        }
        return interfaces;
    }

    /** The rows whose part a kind keeps; on a network also what only some networks take. */
    static List<Row<Carrier>> kept(Kind kind, Version libvirt) {
        return Tables.interfaces().rows().stream()
                .filter(row -> isKept(row.verdicts().get(Carrier.of(kind)), kind, libvirt))
                .filter(row -> !isOfAnother(row, kind, libvirt))
                .toList();
    }

    /** True for the sample of a part that stands for another kind, or for a newer libvirt. */
    private static boolean isOfAnother(Row<Carrier> row, Kind kind, Version libvirt) {
        boolean mode = row.path().equals("source@mode") && kind == Kind.VHOSTUSER;
        boolean[] newer = {false};
        Newer.look(
                "interface",
                libvirt,
                Shape.ELEMENT,
                read(part(row)),
                (parent, element, attribute, line) -> newer[0] |= row.path().equals(element.name() + "@" + attribute));
        return mode || newer[0];
    }

    private static boolean isKept(Verdict verdict, Kind kind, Version libvirt) {
        Verdict.Word word = verdict == null ? null : verdict.at(libvirt).word();
        return word == Verdict.Word.KEPT || (word == Verdict.Word.DEPENDS && kind == Kind.NETWORK);
    }

    /** The samples of all rows. */
    public static Collection<String> parts() {
        return new TreeSet<>(PARTS.values());
    }

    /** The sample of a row. */
    static String part(Row<Carrier> row) {
        String part = PARTS.get(row.title());
        if (part == null) {
            throw new AssertionError("Sample.PARTS needs a sample of [" + row.title() + "]");
        }
        return part;
    }

    /** What the sample of a row says of the part itself, not of what the part needs beside it. */
    static Set<String> facts(Row<Carrier> row) {
        return facts(part(row), row.path());
    }

    /** What an element says of a part at a path below it. */
    static Set<String> facts(String element, String path) {
        Set<String> facts = new LinkedHashSet<>(Facts.of(read(element)));
        facts.removeIf(line -> !line.startsWith(path)
                || (line.length() > path.length() && "=@/".indexOf(line.charAt(path.length())) < 0));
        return facts;
    }

    /** The kind of an interface. */
    static Kind kind(String interfaceText) {
        return Kind.of(read(interfaceText));
    }

    /** The root of a document. */
    public static dev.xmlnet.xml.Element read(String text) {
        try {
            return XmlDocument.parse(SourceText.ofString(text)).root();
        } catch (DocumentException e) {
            throw new AssertionError(text, e);
        }
    }

    private static Element parse(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    /** An interface has one virtualport, so that another takes its place; of the rest the two are joined. */
    private static void merge(Element base, Element more) {
        for (int i = 0; i < more.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) more.getAttributes().item(i);
            base.setAttribute(attribute.getName(), attribute.getValue());
        }
        for (Node node = more.getFirstChild(); node != null; node = node.getNextSibling()) {
            Element there = node instanceof Element element ? child(base, element.getTagName()) : null;
            if (there == null) {
                base.appendChild(base.getOwnerDocument().importNode(node, true));
            } else if (there.getTagName().equals("virtualport")) {
                base.replaceChild(base.getOwnerDocument().importNode(node, true), there);
            } else {
                merge(there, (Element) node);
            }
        }
    }

    private static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                return element;
            }
        }
        return null;
    }
}
