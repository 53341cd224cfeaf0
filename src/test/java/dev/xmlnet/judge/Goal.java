package dev.xmlnet.judge;

import dev.xmlnet.convert.Conversion;
import dev.xmlnet.convert.DirectMode;
import dev.xmlnet.convert.PortForward;
import dev.xmlnet.convert.Selection;
import dev.xmlnet.convert.Target;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.libvirt.value.Uuid;
import dev.xmlnet.libvirt.value.Version;
import java.util.List;

/**
 * A target with the name that a report calls it by.
 *
 * @param exclusive true if only one interface of a guest can go there
 */
record Goal(String name, Target target, boolean exclusive) {

    /** Every kind that xmlnet converts to, each with the options that change what is written. */
    static List<Goal> all() {
        Uuid port = Uuid.parse("09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f");
        return List.of(
                many("network", Target.network("default")),
                many("network with a portgroup", Target.network("default", "sales")),
                many("bridge", Target.bridge("br0")),
                many("bridge with an MTU", Target.bridge("br0").withMtu(1400)),
                many("ovs", Target.ovs("ovsbr0")),
                many(
                        "ovs with parameters and VLAN",
                        Target.ovs("ovsbr0", port, "menial").withVlan(42)),
                many("direct-bridge", Target.direct("eth0", DirectMode.BRIDGE)),
                many("direct-private", Target.direct("eth0", DirectMode.PRIVATE)),
                many("direct-vepa", Target.direct("eth0", DirectMode.VEPA)),
                one("direct-passthrough", Target.direct("eth0", DirectMode.PASSTHROUGH)),
                one("hostdev", Target.hostdev(PciAddress.parse("0000:03:10.1"))),
                many("user", Target.user()),
                many("user with a model", Target.user().withModel("e1000e")),
                one("passt", Target.passt(List.of(PortForward.parse("2022:22")), "eth0")),
                many("ethernet", Target.ethernet(null, true)),
                one("ethernet with a tap of its own", Target.ethernet("tap0", true)),
                one("ethernet with a tap that is there", Target.ethernet("tap0", false)),
                one("vhostuser", Target.vhostuser("/tmp/vhost-user.sock", false)),
                one("vdpa", Target.vdpa("/dev/vhost-vdpa-0")));
    }

    /** The conversion, for a host with this libvirt. */
    Conversion conversion(Version libvirt) {
        Selection first = new Selection(null, null, null, 1, null);
        return Conversion.none().move(exclusive ? first : Selection.ALL, target).libvirt(libvirt);
    }

    private static Goal many(String name, Target target) {
        return new Goal(name, target, false);
    }

    private static Goal one(String name, Target target) {
        return new Goal(name, target, true);
    }
}
