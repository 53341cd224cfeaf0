package dev.xmlnet.host.networkd;

import dev.xmlnet.host.ini.Changes;
import dev.xmlnet.host.ini.Excerpt;
import dev.xmlnet.host.ini.HostIni;
import dev.xmlnet.host.ini.IniText;
import dev.xmlnet.host.plan.Tap;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.ini.IniLine;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Edit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way from a NIC's file to a bridge's. */
final class ToBridge {
    private final Units units;
    private final BridgeChange change;
    private final Changes changes = new Changes();

    ToBridge(Units units, BridgeChange change) {
        this.units = units;
        this.change = change;
    }

    Rewritten run() {
        Device device = units.device(change);
        Network nic = units.first(device);
        if (nic == null || nic.isPortOf(change.bridge().toString())) {
            return changes.result(nic != null);
        }
        new Refusals(units, nic, device, change, changes).add();
        MacAddress mac = mac(nic);
        if (mac == null) {
            changes.error(
                    nic.main(),
                    "no-mac",
                    "the file tells no MAC address for " + change.bridge() + "; give that of " + change.nic(),
                    null);
        } else if (!changes.refused()) {
            new Warnings(units, nic, change, changes).add();
            write(nic, device, mac);
        }
        return changes.result(true);
    }

    private @Nullable MacAddress mac(Network nic) {
        MacAddress set = MacAddress.of(nic.value(Network.LINK, "MACAddress"));
        return change.mac() != null
                ? change.mac()
                : set != null ? set : nic.match().mac();
    }

    private @Nullable String mtu(Network nic, Device device) {
        if (change.mtu() != null) {
            return change.mtu().toString();
        }
        String own = nic.value(Network.LINK, "MTUBytes");
        return own == null ? units.linkMtu(device) : own;
    }

    private void write(Network nic, Device device, MacAddress mac) {
        Texts texts = new Texts(nic, change, mtu(nic, device));
        Names names = new Names(units, nic);
        String bridge = name(names, new Device(change.bridge().toString(), mac, "bridge"), nic);
        create(nic, bridge + ".netdev", texts.netdev(mac));
        if (nic.fit(device) == Match.Fit.SHARED) {
            create(nic, bridge + ".network", texts.copy());
            create(nic, name(names, device, nic) + ".network", texts.port());
        } else {
            create(nic, bridge + ".network", texts.network());
            move(nic, bridge, texts);
        }
        for (Tap tap : change.taps()) {
            String name = name(names, Device.tap(tap.name().toString()), nic);
            create(nic, name + ".netdev", texts.tap(tap));
            create(nic, name + ".network", texts.tapNetwork(tap));
        }
    }

    private String name(Names names, Device device, Network nic) {
        String name = names.of(device);
        if (name == null) {
            changes.error(
                    nic.main(),
                    "no-name",
                    "no name of a file for " + device.name() + " sorts before this one; rename it",
                    null);
        }
        return name == null ? device.name() : name;
    }

    private void create(Network nic, String name, String text) {
        changes.create(nic.main().file().beside(name), Texts.MODE, text);
    }

    private void move(Network nic, String bridge, Texts texts) {
        for (HostIni file : nic.dropIns()) {
            Excerpt parts = Parts.ofBridge(file);
            if (!parts.isEmpty()) {
                changes.edit(file, parts.removal());
                String directory = file.file().path().replaceFirst("[^/]*/[^/]*\\z", "");
                changes.create(directory + bridge + ".network.d/" + file.file().name(), Texts.MODE, texts.dropIn(file));
            }
        }
        Excerpt parts = Parts.ofBridge(nic.main());
        IniText more = IniText.moreOf(nic.main());
        List<Edit> edits = new ArrayList<>(parts.removal());
        edits.addAll(port(nic.main(), parts, more));
        edits.addAll(mtu(nic, more));
        if (change.vlanAware()) {
            texts.vlans(more);
        }
        edits.add(parts.atEnd(more.text()));
        changes.edit(nic.main(), edits);
    }

    /** Makes the NIC a port, behind what stays in its section. */
    private List<Edit> port(HostIni file, Excerpt parts, IniText more) {
        IniLine behind = null;
        for (IniLine line : parts.rest()) {
            boolean first = behind == null && line.kind() == IniLine.Kind.HEADER;
            if (line.section().equals(Network.NETWORK) && (first || line.kind() == IniLine.Kind.SETTING)) {
                behind = line;
            }
        }
        List<IniLine> rest = parts.rest();
        if (behind != null && !behind.equals(rest.get(rest.size() - 1))) {
            return List.of(file.after(
                    behind, new IniText(file).set("Bridge", change.bridge()).text()));
        }
        (behind == null ? more.section(Network.NETWORK) : more).set("Bridge", change.bridge());
        return List.of();
    }

    /** Gives the NIC the bridge's MTU if that was asked for, since a bridge has at most that of its ports. */
    private List<Edit> mtu(Network nic, IniText more) {
        if (change.mtu() == null || change.mtu().toString().equals(nic.value(Network.LINK, "MTUBytes"))) {
            return List.of();
        }
        HostIni file = nic.main();
        String text = new IniText(file).set("MTUBytes", change.mtu()).text();
        IniLine old = file.setting(Network.LINK, "MTUBytes");
        IniLine header = file.header(Network.LINK);
        if (old != null) {
            return List.of(new Edit(old.span(), text));
        } else if (header != null) {
            return List.of(file.after(header, text));
        }
        more.section(Network.LINK).set("MTUBytes", change.mtu());
        return List.of();
    }
}
