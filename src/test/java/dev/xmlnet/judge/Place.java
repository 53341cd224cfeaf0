package dev.xmlnet.judge;

import dev.xmlnet.convert.DirectMode;
import dev.xmlnet.convert.Sample;
import dev.xmlnet.convert.Target;
import dev.xmlnet.libvirt.NetworkDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an interface can be, and what takes it there.
 *
 * @param name what a report calls it; of a network, its name
 * @param network the definition of the network; null if it is none
 * @param interfaceText the least interface there
 */
record Place(String name, String network, String interfaceText, Target target) {
    private static final String QBH = "<virtualport type='802.1Qbh'><parameters profileid='finance'/></virtualport>";
    private static final String OVS = "<virtualport type='openvswitch'/>";
    private static final String OVS_PORT =
            "<virtualport type='openvswitch'><parameters profileid='finance'/></virtualport>";
    private static final String LIMIT = "<bandwidth><inbound average='1000'/></bandwidth>";

    /** Networks of each forward mode, and of what a network can give to its interfaces. */
    static List<Place> networks() {
        List<Place> all = new ArrayList<>();
        all.add(own(71, "nat", "<forward mode='nat'/>", ""));
        all.add(own(72, "route", "<forward mode='route'/>", ""));
        all.add(own(73, "isolated", "", ""));
        all.add(own(74, "open", "<forward mode='open'/>", ""));
        all.add(own(75, "nat-mtu", "<forward mode='nat'/>", "<mtu size='1300'/>"));
        all.add(own(76, "nat-shared", "<forward mode='nat'/>", LIMIT));
        all.add(own(77, "nat-limited", "<forward mode='nat'/>", group("default='yes'", LIMIT)));
        all.add(own(78, "nat-apart", "<forward mode='nat'/>", "<port isolated='yes'/>"));
        all.add(network("bridge", null, bridged("")));
        all.add(network("bridge-groups", "sales", bridged(group("", OVS))));
        all.add(network("ovs", null, bridged(OVS)));
        all.add(network("ovs-vlan", null, bridged(OVS + "<vlan><tag id='42'/></vlan>")));
        all.add(network("ovs-port", null, bridged(OVS_PORT)));
        String trunk = "<vlan trunk='yes'><tag id='43'/><tag id='44'/></vlan>";
        all.add(network("ovs-trunk", "sales", bridged(OVS + group("", trunk))));
        all.add(network("direct-bridge", null, pool("bridge", "eth0", "")));
        all.add(network("private", null, pool("private", "eth0", "")));
        all.add(network("private-port", null, pool("private", "eth0", QBH)));
        all.add(network("vepa", null, pool("vepa", "eth0", "")));
        all.add(network("passthrough", null, pool("passthrough", "eth1", "")));
        all.add(network("passthrough-vlan", null, pool("passthrough", "eth1", "<vlan><tag id='42'/></vlan>")));
        all.add(network("hostdev", null, "<forward mode='hostdev' managed='yes'><pf dev='eth0'/></forward>"));
        return all;
    }

    /** Kinds of connection that need no network. */
    static List<Place> others() {
        return List.of(
                other("br0", "bridge", "<source bridge='br0'/>", Target.bridge("br0")),
                other("ovs br0", "bridge", "<source bridge='br0'/>" + OVS, Target.ovs("br0")),
                direct("bridge", "eth0", DirectMode.BRIDGE),
                direct("vepa", "eth0", DirectMode.VEPA),
                direct("passthrough", "eth1", DirectMode.PASSTHROUGH),
                other("user", "user", "", Target.user()),
                other("ethernet", "ethernet", "", Target.ethernet(null, true)));
    }

    /** What libvirt and the conversion know of the network; null if it is none. */
    NetworkDefinition definition() {
        return network == null ? null : NetworkDefinition.of(Sample.read(network));
    }

    private static Place own(int net, String name, String forward, String more) {
        String bridge = "<bridge name='virbr" + net + "'/>";
        String ip = "<ip address='192.168." + net + ".1' netmask='255.255.255.0'/>";
        return network(name, null, forward + bridge + more + ip);
    }

    private static String bridged(String more) {
        return "<forward mode='bridge'/><bridge name='br0'/>" + more;
    }

    private static String pool(String mode, String nic, String more) {
        return "<forward mode='" + mode + "'><interface dev='" + nic + "'/></forward>" + more;
    }

    private static String group(String attribute, String content) {
        return "<portgroup name='sales' " + attribute + ">" + content + "</portgroup>";
    }

    private static Place network(String name, String group, String content) {
        String source = "<source network='" + name + "'" + (group == null ? "" : " portgroup='" + group + "'") + "/>";
        return new Place(
                name,
                "<network><name>" + name + "</name>" + content + "</network>",
                least("network", source),
                Target.network(name, group));
    }

    private static Place direct(String mode, String nic, DirectMode target) {
        String source = "<source dev='" + nic + "' mode='" + mode + "'/>";
        return other("direct " + mode, "direct", source, Target.direct(nic, target));
    }

    private static Place other(String name, String type, String source, Target target) {
        return new Place(name, null, least(type, source), target);
    }

    private static String least(String type, String source) {
        return "<interface type='" + type + "'><mac address='52:54:00:11:22:33'/>" + source
                + "<model type='virtio'/></interface>";
    }
}
