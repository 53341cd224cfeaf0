package dev.xmlnet.host.keyfile;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.Objects;

/** The way from a NIC's profile to a bridge's. */
final class ToBridge {
    private final List<Profile> profiles;
    private final BridgeChange change;
    private final String nic;
    private final String bridge;
    private final Changes changes = new Changes();

    ToBridge(List<Profile> profiles, BridgeChange change) {
        this.profiles = profiles;
        this.change = change;
        this.nic = change.nic().toString();
        this.bridge = change.bridge().toString();
    }

    Rewritten run() {
        Choice choice = Choice.of(profiles, change, changes);
        if (choice.done() || choice.profile() == null) {
            return changes.result(choice.found());
        }
        Profile profile = choice.profile();
        refuse(profile);
        MacAddress mac = change.mac() == null ? profile.mac() : change.mac();
        if (mac == null) {
            changes.error(
                    profile.file(),
                    "no-mac",
                    "profile " + profile.name() + " tells no MAC address for " + bridge + "; give that of " + nic,
                    null);
            return changes.result(true);
        }
        lookAtOthers(profile);
        if (!changes.refused()) {
            new Warnings(profiles, profile, change, changes).add();
            write(profile, mac);
        }
        return changes.result(true);
    }

    private void refuse(Profile profile) {
        IniLine unreadable = profile.file().unreadable();
        if (unreadable != null) {
            changes.error(
                    profile.file(),
                    "unreadable",
                    "NetworkManager reads no file with such a line; remove the line",
                    unreadable);
        }
        if (!profile.file().file().source().charset().equals(UTF_8)) {
            changes.error(profile.file(), "not-utf-8", "profile " + profile.name() + " is not UTF-8; convert it", null);
        } else if (profile.file().hasOddLineEnds()) {
            changes.error(
                    profile.file(),
                    "line-ends",
                    "a line ends in a carriage return alone, or in a zero; convert the file",
                    null);
        }
        IniLine section = profile.file().header("bridge-port");
        if (section != null) {
            changes.error(
                    profile.file(),
                    "port-section",
                    "[bridge-port] is for a port, which " + nic + " is not; remove it",
                    section);
        }
        for (Profile other : profiles) {
            if (other.isBridge(bridge)) {
                changes.error(
                        other.file(),
                        "bridge-exists",
                        "profile " + other.name() + " makes " + bridge + ", without " + nic + "; use another name",
                        null);
            }
            for (Tap tap : change.taps()) {
                if (tap.name().toString().equals(other.connection("interface-name"))) {
                    changes.error(
                            other.file(),
                            "tap-exists",
                            "profile " + other.name() + " makes " + tap.name() + "; use another name",
                            null);
                }
            }
        }
        for (Tap tap : change.taps()) {
            if (tap.user() != null && !tap.user().matches("\\d+")) {
                changes.error(
                        null,
                        "tap-owner",
                        "tap '" + tap.name() + "' needs the number of its user; see id -u " + tap.user(),
                        null);
            }
            refuseIfThere(BridgeProfile.path(profile, tap.name()));
        }
        refuseIfThere(BridgeProfile.path(profile, bridge));
    }

    private void refuseIfThere(String path) {
        for (Profile other : profiles) {
            if (other.file().file().path().equals(path) && !other.isBridge(bridge)) {
                changes.error(other.file(), "file-exists", "the file is there for another profile; rename it", null);
            }
        }
    }

    /** Looks at the devices that other profiles make on the NIC. */
    private void lookAtOthers(Profile profile) {
        for (Profile other : profiles) {
            if (isOn(other, "macvlan", profile)) {
                changes.error(
                        other.file(),
                        "macvtap-on-nic",
                        "profile " + other.name() + " makes a macvlan on " + nic
                                + ", which excludes a bridge; delete it",
                        other.file().setting("macvlan", "parent"));
            } else if (isOn(other, "vlan", profile)) {
                changes.note(
                        other.file(),
                        "vlan-on-nic",
                        "VLAN " + other.file().value("vlan", "id") + " stays on " + nic + ", so guests on " + bridge
                                + " do not see it",
                        null);
            }
        }
    }

    private boolean isOn(Profile other, String type, Profile profile) {
        String parent = other.file().value(type, "parent");
        String name = other.connection("interface-name");
        return other.type().equals(type)
                && (parent == null
                        ? name != null && name.matches("\\Q" + nic + "\\E\\.\\d+")
                        : parent.equals(nic) || parent.equalsIgnoreCase(profile.connection("uuid")));
    }

    private void write(Profile profile, MacAddress mac) {
        Excerpt parts = Parts.of(profile.file());
        BridgeProfile texts = new BridgeProfile(profile, change);
        List<Edit> edits = new ArrayList<>(parts.removal());
        edits.add(port(profile.file()));
        IniText more = IniText.moreOf(profile.file());
        edits.addAll(mtu(profile, more));
        if (change.vlanAware() && !change.vlans().isEmpty()) {
            more.section("bridge-port").set("vlans", texts.vlans());
        }
        edits.add(parts.atEnd(more.text()));
        changes.edit(profile.file(), edits);
        changes.create(BridgeProfile.path(profile, bridge), BridgeProfile.MODE, texts.text(parts, mac));
        change.taps()
                .forEach(tap ->
                        changes.create(BridgeProfile.path(profile, tap.name()), BridgeProfile.MODE, texts.tap(tap)));
    }

    /** Makes a profile a port. NetworkManager before 1.46 silently drops the newer words for it. */
    private Edit port(HostIni file) {
        IniLine name = file.setting(Profile.CONNECTION, "interface-name");
        IniLine behind = name == null ? file.setting(Profile.CONNECTION, "type") : name;
        return file.after(
                Objects.requireNonNull(behind, "a profile is chosen by its type"),
                new IniText(file)
                        .set("master", bridge)
                        .set("slave-type", "bridge")
                        .text());
    }

    /** Gives the NIC the bridge's MTU if that was asked for, since a bridge has at most that of its ports. */
    private List<Edit> mtu(Profile profile, IniText more) {
        if (change.mtu() == null || change.mtu().toString().equals(profile.wired("mtu"))) {
            return List.of();
        }
        HostIni file = profile.file();
        String text = new IniText(file).set("mtu", change.mtu()).text();
        for (String section : Profile.WIRED) {
            IniLine old = file.setting(section, "mtu");
            IniLine header = file.header(section);
            if (old != null) {
                return List.of(new Edit(old.span(), text));
            } else if (header != null) {
                return List.of(file.after(header, text));
            }
        }
        more.section(Profile.WIRED.get(0)).set("mtu", change.mtu());
        return List.of();
    }
}
