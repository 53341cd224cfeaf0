package dev.xmlnet.host.keyfile;

import dev.xmlnet.host.ini.Excerpt;
import dev.xmlnet.host.ini.HostIni;
import dev.xmlnet.host.ini.IniText;
import dev.xmlnet.host.plan.Tap;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.ini.IniLine;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The texts of new profiles.
 *
 * @param nic the NIC's profile
 */
record BridgeProfile(Profile nic, BridgeChange change) {
    /** NetworkManager reads none that others may read. */
    static final int MODE = 0600;

    static String path(Profile beside, Object name) {
        return beside.file().file().beside(name + ".nmconnection");
    }

    /** The bridge's. */
    String text(Excerpt parts, MacAddress mac) {
        HostIni file = nic.file();
        IniText text = new IniText(file)
                .section(Profile.CONNECTION)
                .set("id", change.bridge())
                .set("uuid", uuid())
                .set("type", "bridge");
        if (!nic.isAutomatic()) {
            text.set("autoconnect", "false");
        }
        text.set("autoconnect-slaves", 1)
                .set("interface-name", change.bridge())
                .take(parts.from(Profile.CONNECTION), file::text);
        String mtu = mtu();
        if (mtu != null) {
            text.section("ethernet").set("mtu", mtu);
        }
        text.section("bridge").set("mac-address", mac).set("stp", change.stp());
        if (change.vlanAware()) {
            text.set("vlan-filtering", true);
            if (!change.vlans().isEmpty()) {
                text.set("vlans", vlans());
            }
        }
        return text.take(parts.ofWholeSections(), this::spelled).textFrom(file);
    }

    /** A tap's. */
    String tap(Tap tap) {
        IniText text = new IniText(nic.file())
                .section(Profile.CONNECTION)
                .set("id", tap.name())
                .set("uuid", Identity.uuid(uuid(), tap.name().toString()))
                .set("type", "tun")
                .set("interface-name", tap.name())
                .set("master", change.bridge())
                .set("slave-type", "bridge")
                .section("tun")
                .set("mode", 2);
        if (tap.user() != null) {
            text.set("owner", tap.user());
        }
        if (change.vlanAware() && !change.vlans().isEmpty()) {
            text.section("bridge-port").set("vlans", vlans());
        }
        return text.text();
    }

    String vlans() {
        return change.vlans().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private String uuid() {
        return Identity.uuid(nic.uuid(), change.bridge().toString());
    }

    private @Nullable String mtu() {
        String own = nic.wired("mtu");
        boolean none = own == null || List.of("", "0", "auto").contains(own);
        return change.mtu() == null ? none ? null : own : String.valueOf(change.mtu());
    }

    /** DHCPv6 knows a host by a number that NetworkManager makes of the device's name, so the bridge is told that of the NIC. */
    private String spelled(IniLine line) {
        String text = Parts.renamed(
                nic.file(), line, change.nic().toString(), change.bridge().toString());
        boolean first = line.equals(nic.file().header("ipv6"));
        return first && nic.asksDhcp6()
                ? new IniText(nic.file())
                        .take(List.of(line), one -> text)
                        .set(IAID, Identity.iaid(change.nic().toString()))
                        .text()
                : text;
    }

    static final String IAID = "dhcp-iaid";
}
