package dev.xmlnet.host.keyfile;

import dev.xmlnet.host.ini.Changes;
import dev.xmlnet.host.ini.HostIni;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.ini.IniLine;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a host cannot keep on the bridge.
 *
 * @param profiles all
 * @param profile the NIC's
 */
record Warnings(List<Profile> profiles, Profile profile, BridgeChange change, Changes changes) {
    /** Identifiers that NetworkManager makes of a profile's UUID or a device's name. */
    private static final Set<String> DERIVED = Set.of("stable", "duid");

    void add() {
        metric();
        HostIni file = profile.file();
        if (profile.method("ipv6").equals("auto") && isStablePrivacy(file)) {
            changes.warning(
                    file,
                    "stable-privacy",
                    change.bridge() + " gets another IPv6 address by SLAAC; set" + " ipv6.token or a static address",
                    file.setting("ipv6", "addr-gen-mode"));
        }
        IniLine id = file.setting("ipv4", "dhcp-client-id");
        if (profile.method("ipv4").equals("auto") && id != null && DERIVED.contains(id.value())) {
            changes.warning(
                    file,
                    "dhcp-identity",
                    "dhcp-client-id=" + id.value() + " differs on " + change.bridge()
                            + "; write down that of the lease",
                    id);
        }
        IniLine duid = file.setting("ipv6", "dhcp-duid");
        if (duid != null && duid.value().startsWith("stable-")) {
            changes.warning(
                    file,
                    "dhcp-identity",
                    "dhcp-duid=" + duid.value() + " differs on " + change.bridge() + "; write down that of the lease",
                    duid);
        }
        if (profile.asksDhcp6() && !file.has("ipv6")) {
            changes.warning(
                    file,
                    "dhcp-identity",
                    "no [ipv6] holds dhcp-iaid, so DHCPv6 gives " + change.bridge() + " another address; add [ipv6]",
                    null);
        }
    }

    /** NetworkManager gives the routes of a bridge a metric of 425, those of a NIC one of 100. */
    private void metric() {
        boolean routes = profile.hasRoutes("ipv4") || profile.hasRoutes("ipv6");
        for (Profile other : profiles) {
            boolean another =
                    !other.equals(profile) && other.isWired() && other.isAutomatic() && other.ofPort() == null;
            if (routes && another && (other.hasRoutes("ipv4") || other.hasRoutes("ipv6"))) {
                changes.warning(
                        profile.file(),
                        "route-metric",
                        "routes of " + change.bridge() + " have metric 425, not 100 as those of NICs; set route-metric",
                        null);
                return;
            }
        }
    }

    /**
     * True if the addresses of SLAAC hang on the device's name. A profile with [ipv6] and without addr-gen-mode has eui64; one without [ipv6] has
     * NetworkManager's default, which is stable-privacy.
     */
    private static boolean isStablePrivacy(HostIni file) {
        @Nullable String mode = file.value("ipv6", "addr-gen-mode");
        return mode == null
                ? !file.has("ipv6")
                : List.of("stable-privacy", "default", "1", "3").contains(mode);
    }
}
