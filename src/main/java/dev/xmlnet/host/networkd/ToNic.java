package dev.xmlnet.host.networkd;

import dev.xmlnet.host.ini.Changes;
import dev.xmlnet.host.ini.Excerpt;
import dev.xmlnet.host.ini.HostIni;
import dev.xmlnet.host.ini.Origin;
import dev.xmlnet.host.ini.Reunion;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.ini.IniLine;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way from a bridge's file back to the NIC's. */
final class ToNic {
    private static final List<String> ON_BRIDGE = List.of("VLAN", "MACVLAN", "MACVTAP", "IPVLAN", "IPVTAP");

    private final Units units;
    private final BridgeChange change;
    private final String nic;
    private final String bridge;
    private final Changes changes = new Changes();

    ToNic(Units units, BridgeChange change) {
        this.units = units;
        this.change = change;
        this.nic = change.nic().toString();
        this.bridge = change.bridge().toString();
    }

    Rewritten run() {
        HostIni netdev = units.netdev(bridge);
        if (netdev == null) {
            return changes.result(false);
        }
        Network home = units.first(device(netdev));
        if (home == null || !home.isPortOf(bridge)) {
            changes.error(
                    netdev, "not-a-port", "no file makes " + nic + " a port of " + bridge + "; name its NIC", null);
            return changes.result(true);
        }
        Network first = units.first(new Device(bridge, null, "bridge"));
        Network from = first != null && first.match().words("Name").contains(bridge) ? first : null;
        ports(home);
        changes.remove(netdev);
        if (from != null) {
            refuseOnBridge(from);
            from.files().forEach(changes::remove);
        }
        if (InPlace.isIn(home.main())) {
            changes.remove(home.main());
        } else {
            reunite(home, from);
        }
        return changes.result(true);
    }

    /** The NIC, whose address the bridge has. */
    private Device device(HostIni netdev) {
        Device told = units.device(change);
        MacAddress mac = told.mac() == null ? MacAddress.of(netdev.value("NetDev", "MACAddress")) : told.mac();
        return new Device(nic, mac, told.kind());
    }

    /** Removes the taps that came with the bridge; another port would be left without it. */
    private void ports(Network home) {
        for (Network other : units.networks()) {
            if (other.equals(home) || !other.isPortOf(bridge)) {
                continue;
            }
            HostIni tap = units.netdev(String.join(" ", other.match().words("Name")));
            if (tap != null && isMadeWith(tap, other)) {
                changes.remove(tap);
                changes.remove(other.main());
            } else {
                changes.error(
                        other.main(),
                        "other-port",
                        "the file is for another port of " + bridge + "; change it first",
                        other.main().setting(Network.NETWORK, "Bridge"));
            }
        }
    }

    private static boolean isMadeWith(HostIni tap, Network network) {
        Set<String> known = Set.of("Match", Network.NETWORK, "BridgeVLAN");
        return "tap".equals(tap.value("NetDev", "Kind"))
                && tap.file().name().replace(".netdev", ".network").equals(network.name())
                && network.dropIns().isEmpty()
                && network.main().settings("Match", "Name").size() == 1
                && network.main().lines().stream().allMatch(line -> known.contains(line.section()))
                && network.main().lines().stream()
                                .filter(line -> line.section().equals(Network.NETWORK)
                                        && !line.key().isEmpty())
                                .count()
                        == 1;
    }

    private void refuseOnBridge(Network from) {
        for (String key : ON_BRIDGE) {
            Network.Setting child = from.setting(Network.NETWORK, key);
            if (child != null) {
                changes.error(
                        child.file(),
                        "on-bridge",
                        key + "= makes a device on " + bridge + "; change the line first",
                        child.line());
            }
        }
    }

    private void reunite(Network home, @Nullable Network from) {
        List<HostIni> left = new ArrayList<>(from == null ? List.of() : from.dropIns());
        for (HostIni file : home.dropIns()) {
            HostIni twin = left.stream()
                    .filter(one -> one.file().name().equals(file.file().name()))
                    .findFirst()
                    .orElse(null);
            if (twin != null) {
                left.remove(twin);
                changes.edit(file, edits(file, twin, List.of()));
            }
        }
        changes.edit(home.main(), edits(home.main(), from == null ? null : from.main(), left));
    }

    /**
     * Returns the edits of a file to which lines come back.
     *
     * @param more files of the bridge that have no other of the NIC's
     */
    private List<Edit> edits(HostIni home, @Nullable HostIni from, List<HostIni> more) {
        List<Reunion.Back> back = new ArrayList<>(from == null ? List.of() : back(from));
        more.forEach(one -> back.addAll(back(one)));
        Origin origin = from == null ? null : Origin.of(from);
        Reunion reunion = new Reunion(home, ours(home, false)::contains, back);
        List<Edit> exact = reunion.exact(origin);
        // The file may have had no such section, which the change then gave it.
        exact = exact == null ? new Reunion(home, ours(home, true)::contains, back).exact(origin) : exact;
        return exact == null ? reunion.likely(false) : exact;
    }

    private Set<IniLine> ours(HostIni home, boolean withHeader) {
        boolean alone = home.lines().stream()
                .filter(line -> line.section().equals(Network.NETWORK))
                .allMatch(line -> line.key().isEmpty() || isMaster(line));
        Set<IniLine> ours = Excerpt.added(
                home,
                line -> Parts.OF_PORT_ONLY.contains(line.section())
                        || (withHeader && alone && line.section().equals(Network.NETWORK)));
        home.lines().stream().filter(this::isMaster).forEach(ours::add);
        return ours;
    }

    private boolean isMaster(IniLine line) {
        return line.is(Network.NETWORK, "Bridge") && line.value().equals(bridge);
    }

    private List<Reunion.Back> back(HostIni from) {
        Excerpt parts = Parts.ofBridge(from);
        List<Reunion.Back> back = new ArrayList<>();
        parts.from(Network.LINK).forEach(line -> back.add(back(from, line, false)));
        parts.from(Network.NETWORK).forEach(line -> back.add(back(from, line, false)));
        parts.ofWholeSections().stream()
                .filter(line -> line.number() > 1 || Origin.of(from) == null)
                .forEach(line -> back.add(back(from, line, true)));
        return back;
    }

    private Reunion.Back back(HostIni from, IniLine line, boolean whole) {
        String text = Parts.renamed(from, line, bridge, nic);
        boolean ended = text.endsWith("\n");
        return new Reunion.Back(line, ended ? text : text + from.file().source().lineEnd(), whole);
    }
}
