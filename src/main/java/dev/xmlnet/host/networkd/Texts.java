package dev.xmlnet.host.networkd;

import dev.xmlnet.host.ini.Excerpt;
import dev.xmlnet.host.ini.HostIni;
import dev.xmlnet.host.ini.IniText;
import dev.xmlnet.host.plan.Tap;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.ini.IniLine;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of new files.
 *
 * @param nic the NIC's file
 * @param mtu of the bridge; null for what its ports have
 */
record Texts(Network nic, BridgeChange change, @Nullable String mtu) {
    /** Anybody may read them. */
    static final int MODE = 0644;

    private static final String BRIDGE = "Bridge";

    private IniText begin() {
        return new IniText(nic.main());
    }

    /** The device of the bridge. */
    String netdev(MacAddress mac) {
        IniText text = begin().section("NetDev")
                .set("Name", change.bridge())
                .set("Kind", "bridge")
                .set("MACAddress", mac);
        if (change.stp() || change.vlanAware()) {
            text.section(BRIDGE);
            if (change.stp()) {
                text.set("STP", "yes");
            }
            if (change.vlanAware()) {
                text.set("VLANFiltering", "yes");
            }
        }
        return text.text();
    }

    /** The bridge's settings of IP, from the NIC's file. */
    String network() {
        IniText text = head();
        take(text, nic.main(), true);
        return text.textFrom(nic.main());
    }

    /** The same, from a file that stays with all its drop-ins. */
    String copy() {
        IniText text = head();
        take(text, nic.main(), true);
        nic.dropIns().forEach(one -> take(text, one, false));
        return begin().comment(InPlace.of(nic, change.bridge())).text() + text.text();
    }

    /** The bridge's settings of IP, from a drop-in. */
    String dropIn(HostIni file) {
        IniText text = begin();
        take(text, file, false);
        return text.textFrom(file);
    }

    private IniText head() {
        IniText text = begin().section("Match").set("Name", change.bridge());
        String online = nic.value(Network.LINK, "RequiredForOnline");
        boolean optional = online != null && online.matches("(?i)no|false|off|[0fn]");
        if (mtu != null || optional) {
            text.section(Network.LINK);
        }
        if (mtu != null) {
            text.set("MTUBytes", mtu);
        }
        if (online != null && optional) {
            text.set("RequiredForOnline", online);
        }
        change.vlans().forEach(vlan -> text.section("BridgeVLAN").set("VLAN", vlan));
        return text;
    }

    private void take(IniText text, HostIni file, boolean always) {
        Excerpt parts = Parts.ofBridge(file);
        for (String section : List.of(Network.LINK, Network.NETWORK)) {
            List<IniLine> lines = parts.from(section);
            if (!lines.isEmpty() || (always && section.equals(Network.NETWORK))) {
                text.section(section).take(lines, line -> renamed(file, line));
            }
        }
        text.take(parts.ofWholeSections(), line -> renamed(file, line));
    }

    private String renamed(HostIni file, IniLine line) {
        return Parts.renamed(
                file, line, change.nic().toString(), change.bridge().toString());
    }

    /** The NIC's own file beside one that stays. */
    String port() {
        IniText text =
                begin().comment(InPlace.of(nic, change.nic())).section("Match").set("Name", change.nic());
        boolean bridge = false;
        for (HostIni file : nic.files()) {
            Excerpt parts = Parts.ofPort(file);
            if (!parts.from(Network.LINK).isEmpty()) {
                text.section(Network.LINK).take(parts.from(Network.LINK), file::text);
            }
            if (!bridge || !parts.from(Network.NETWORK).isEmpty()) {
                text.section(Network.NETWORK).take(parts.from(Network.NETWORK), file::text);
            }
            if (!bridge) {
                text.set(BRIDGE, change.bridge());
                bridge = true;
            }
            text.take(parts.ofWholeSections(), file::text);
        }
        return vlans(text).text();
    }

    /** Adds the VLANs of a port, of which the first is the one without a tag. */
    IniText vlans(IniText text) {
        if (change.vlanAware()) {
            text.section("BridgeVLAN").set("VLAN", 1).set("PVID", 1).set("EgressUntagged", 1);
            change.vlans().forEach(vlan -> text.section("BridgeVLAN").set("VLAN", vlan));
        }
        return text;
    }

    /** The device of a tap. */
    String tap(Tap tap) {
        IniText text = begin().section("NetDev").set("Name", tap.name()).set("Kind", "tap");
        if (tap.user() != null) {
            text.section("Tap").set("User", tap.user());
        }
        return text.text();
    }

    /** The port that a tap is. */
    String tapNetwork(Tap tap) {
        return vlans(begin().section("Match")
                        .set("Name", tap.name())
                        .section(Network.NETWORK)
                        .set(BRIDGE, change.bridge()))
                .text();
    }
}
