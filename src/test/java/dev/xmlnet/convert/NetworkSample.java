package dev.xmlnet.convert;

import static java.util.Map.entry;

import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.support.Row;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** A network of each mode that says the least, and one that bears a part besides. */
final class NetworkSample {
    private static final String QBG =
            "<virtualport type='802.1Qbg'><parameters managerid='11' typeid='1193047' typeidversion='2'/></virtualport>";
    private static final String QBH = "<virtualport type='802.1Qbh'><parameters profileid='finance'/></virtualport>";
    private static final String MIDONET = "<virtualport type='midonet'><parameters"
            + " interfaceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa50'/></virtualport>";

    /** What stands for each part of the table: what a network says, and what it needs beside it. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            entry("forward/interface@connections", "<forward><interface dev='eth0' connections='1'/></forward>"),
            entry(
                    "forward/address@connections",
                    "<forward><address type='pci' domain='0' bus='3' slot='16' function='1' connections='1'/></forward>"),
            entry(
                    "portgroup@trustGuestRxFilters{trustGuestRxFilters=yes}",
                    "<portgroup name='sales' trustGuestRxFilters='yes'/>"),
            entry("forward@dev", "<forward dev='eth0'/>"),
            entry("forward/interface", "<forward><interface dev='eth0'/></forward>"),
            entry("forward/pf{../interface}", "<forward><interface dev='eth0'/><pf dev='eth0'/></forward>"),
            entry("forward/pf", "<forward><pf dev='eth0'/></forward>"),
            entry(
                    "forward/address",
                    "<forward><address type='pci' domain='0' bus='3' slot='16' function='1'/></forward>"),
            entry("forward@managed", "<forward managed='yes'/>"),
            entry("forward/driver", "<forward><driver name='vfio'/></forward>"),
            entry("forward/nat", "<forward><nat><port start='500' end='1000'/></nat></forward>"),
            entry("bridge@name", "<bridge name='br0'/>"),
            entry("bridge@zone", "<bridge zone='public'/>"),
            entry("bridge@stp", "<bridge stp='on'/>"),
            entry("bridge@delay{delay=0}", "<bridge delay='0'/>"),
            entry("bridge@delay", "<bridge delay='3'/>"),
            entry("bridge@macTableManager", "<bridge macTableManager='libvirt'/>"),
            entry("mtu", "<mtu size='9000'/>"),
            entry("mac", "<mac address='52:54:00:11:22:33'/>"),
            entry("domain", "<domain name='lan.test' localOnly='yes'/>"),
            entry("dns/host", "<dns><host ip='192.168.77.9'><hostname>printer</hostname></host></dns>"),
            entry("dns/txt", "<dns><txt name='example' value='text'/></dns>"),
            entry("dns/srv", "<dns><srv service='ldap' protocol='tcp' target='ldap.lan.test' port='389'/></dns>"),
            entry("dns/forwarder", "<dns><forwarder addr='192.0.2.53'/></dns>"),
            entry("dns@forwardPlainNames", "<dns forwardPlainNames='no'/>"),
            entry("dns@enable", "<dns enable='no'/>"),
            entry("vlan{trunk=yes}", "<vlan trunk='yes'><tag id='42'/></vlan>"),
            entry("vlan{count(tag)>1}", "<vlan trunk='yes'><tag id='42'/><tag id='43'/></vlan>"),
            entry(
                    "portgroup/vlan{trunk=yes}",
                    "<portgroup name='sales'><vlan trunk='yes'><tag id='42'/></vlan></portgroup>"),
            entry(
                    "portgroup/vlan{count(tag)>1}",
                    "<portgroup name='sales'><vlan trunk='yes'><tag id='42'/><tag id='43'/></vlan></portgroup>"),
            entry("vlan{../virtualport@type}", QBH + "<vlan><tag id='42'/></vlan>"),
            entry("vlan", "<vlan><tag id='42'/></vlan>"),
            entry("portgroup/vlan", "<portgroup name='sales'><vlan><tag id='42'/></vlan></portgroup>"),
            entry("bandwidth", "<bandwidth><inbound average='1000'/></bandwidth>"),
            entry(
                    "portgroup/bandwidth",
                    "<portgroup name='sales'><bandwidth><inbound average='1000'/></bandwidth></portgroup>"),
            entry("port{isolated=yes}", "<port isolated='yes'/>"),
            entry("ip", "<ip address='192.168.77.1' netmask='255.255.255.0'/>"),
            entry("route", "<route address='10.0.0.0' prefix='8' gateway='192.168.77.5'/>"),
            entry("virtualport{type=openvswitch}", "<virtualport type='openvswitch'/>"),
            entry("virtualport{type=802.1Qbg}", QBG),
            entry("virtualport{type=802.1Qbh}", QBH),
            entry("virtualport{type=midonet}", MIDONET),
            entry(
                    "portgroup/virtualport{type=openvswitch}",
                    "<portgroup name='sales'><virtualport type='openvswitch'/></portgroup>"),
            entry("portgroup/virtualport{type=802.1Qbg}", "<portgroup name='sales'>" + QBG + "</portgroup>"),
            entry("portgroup/virtualport{type=802.1Qbh}", "<portgroup name='sales'>" + QBH + "</portgroup>"),
            entry("portgroup/virtualport{type=midonet}", "<portgroup name='sales'>" + MIDONET + "</portgroup>"),
            entry(
                    "portgroup/virtualport{type=}",
                    "<portgroup name='sales'><virtualport><parameters profileid='finance'/></virtualport></portgroup>"),
            entry(
                    "dnsmasq:options",
                    "<dnsmasq:options xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>"
                            + "<dnsmasq:option value='log-queries'/></dnsmasq:options>"));

    /** The same for attributes of the network itself. */
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "@connections", "connections='1'",
            "@ipv6{ipv6=yes}", "ipv6='yes'",
            "@trustGuestRxFilters{trustGuestRxFilters=yes}", "trustGuestRxFilters='yes'");

    private static final Map<NetworkMode, String> LEAST = new EnumMap<>(NetworkMode.class);

    static {
        String own = "<bridge name='virbr7'/><ip address='192.168.77.1' netmask='255.255.255.0'/>";
        least(NetworkMode.NAT, "<forward mode='nat'/>" + own);
        least(NetworkMode.ROUTE, "<forward mode='route'/>" + own);
        least(NetworkMode.ISOLATED, own);
        least(NetworkMode.OPEN, "<forward mode='open'/>" + own);
        least(NetworkMode.BRIDGE, "<forward mode='bridge'/><bridge name='br0'/>");
        least(NetworkMode.OVS, "<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/>");
        least(NetworkMode.DIRECT_BRIDGE, "<forward mode='bridge'><interface dev='eth0'/></forward>");
        least(NetworkMode.PRIVATE, "<forward mode='private'><interface dev='eth0'/></forward>");
        least(NetworkMode.VEPA, "<forward mode='vepa'><interface dev='eth0'/></forward>");
        least(NetworkMode.PASSTHROUGH, "<forward mode='passthrough'><interface dev='eth0'/></forward>");
        // A PCI address must be that of a virtual function of the very host.
        least(NetworkMode.HOSTDEV, "<forward mode='hostdev' managed='yes'><pf dev='eth0'/></forward>");
    }

    private NetworkSample() {}

    private static void least(NetworkMode mode, String content) {
        LEAST.put(mode, "<network><name>small</name>" + content + "</network>");
    }

    /** The least network of a mode, with parts that each are a {@code <network>}. */
    static String with(NetworkMode mode, String... parts) {
        return Sample.joined(LEAST.get(mode), parts);
    }

    /** A network that says only the part of a row, and what that needs. */
    static String part(Row<NetworkMode> row) {
        String attribute = ATTRIBUTES.get(row.title());
        if (attribute != null) {
            return "<network " + attribute + "/>";
        }
        String part = PARTS.get(row.title());
        if (part == null) {
            throw new AssertionError("NetworkSample.PARTS needs a sample of [" + row.title() + "]");
        }
        return "<network>" + part + "</network>";
    }

    /** What the sample of a row says of the part itself. */
    static Set<String> facts(Row<NetworkMode> row) {
        return Sample.facts(part(row), row.path());
    }

    /** The mode of a network. */
    static NetworkMode mode(String network) {
        return NetworkMode.of(Sample.read(network));
    }
}
