package dev.xmlnet.host.keyfile;

import dev.xmlnet.host.ini.Changes;
import dev.xmlnet.host.ini.Excerpt;
import dev.xmlnet.host.ini.HostIni;
import dev.xmlnet.host.ini.Origin;
import dev.xmlnet.host.ini.Reunion;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.ini.IniLine;
import dev.xmlnet.xml.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way from a bridge's profile back to the NIC's. */
final class ToNic {
    private static final Set<String> OF_PORT = Set.of("master", "slave-type", "controller", "port-type");

    private final List<Profile> profiles;
    private final BridgeChange change;
    private final String nic;
    private final String bridge;
    private final Changes changes = new Changes();

    ToNic(List<Profile> profiles, BridgeChange change) {
        this.profiles = profiles;
        this.change = change;
        this.nic = change.nic().toString();
        this.bridge = change.bridge().toString();
    }

    Rewritten run() {
        Profile master =
                first(profiles.stream().filter(one -> one.isBridge(bridge)).toList());
        if (master == null) {
            return changes.result(false);
        }
        List<Profile> ports =
                profiles.stream().filter(one -> one.isPortOf(bridge, master)).toList();
        Profile port = first(ports.stream().filter(one -> isNics(one)).toList());
        if (port == null) {
            changes.error(
                    master.file(),
                    "not-a-port",
                    "no profile makes " + nic + " a port of " + bridge + "; name its NIC",
                    null);
            return changes.result(true);
        }
        for (Profile other : ports) {
            if (other.uuid().equals(Identity.uuid(master.uuid(), String.valueOf(other.connection("interface-name"))))) {
                changes.remove(other.file());
            } else if (!other.equals(port)) {
                changes.error(
                        other.file(),
                        "other-port",
                        "profile " + other.name() + " is also a port of " + bridge + "; delete it first",
                        other.master());
            }
        }
        lookAtOthers(master);
        changes.edit(port.file(), edits(port.file(), master.file()));
        changes.remove(master.file());
        return changes.result(true);
    }

    private static @Nullable Profile first(List<Profile> some) {
        return some.isEmpty() ? null : some.get(0);
    }

    private boolean isNics(Profile port) {
        return port.canBePort() && port.fit(nic, change.mac()) != Profile.Fit.NONE;
    }

    private void lookAtOthers(Profile master) {
        for (Profile other : profiles) {
            String type = other.type();
            String parent = other.file().value(type, "parent");
            if (parent != null && (parent.equals(bridge) || parent.equalsIgnoreCase(master.connection("uuid")))) {
                changes.error(
                        other.file(),
                        "on-bridge",
                        "profile " + other.name() + " stands on " + bridge + "; change its parent first",
                        other.file().setting(type, "parent"));
            }
        }
    }

    private List<Edit> edits(HostIni home, HostIni from) {
        Set<IniLine> ours = Excerpt.added(home, line -> line.section().equals("bridge-port"));
        home.lines().stream()
                .filter(line -> line.section().equals(Profile.CONNECTION) && OF_PORT.contains(line.key()))
                .forEach(ours::add);
        Origin origin = Origin.of(from);
        Reunion reunion = new Reunion(home, ours::contains, back(from, false));
        List<Edit> exact = reunion.exact(origin);
        // A person may have written the very IAID that the bridge would have been given.
        exact = exact == null ? new Reunion(home, ours::contains, back(from, true)).exact(origin) : exact;
        return exact == null ? reunion.likely(true) : exact;
    }

    private List<Reunion.Back> back(HostIni from, boolean withIaid) {
        Excerpt parts = Parts.of(from);
        List<Reunion.Back> back = new ArrayList<>();
        parts.from(Profile.CONNECTION).forEach(line -> back.add(back(from, line, false)));
        parts.ofWholeSections().stream()
                .filter(line -> withIaid
                        || !line.is("ipv6", BridgeProfile.IAID)
                        || !line.value().equals(Identity.iaid(nic)))
                .forEach(line -> back.add(back(from, line, true)));
        return back;
    }

    private Reunion.Back back(HostIni from, IniLine line, boolean whole) {
        String text = Parts.renamed(from, line, bridge, nic);
        boolean ended = text.endsWith("\n");
        return new Reunion.Back(line, ended ? text : text + from.file().source().lineEnd(), whole);
    }
}
