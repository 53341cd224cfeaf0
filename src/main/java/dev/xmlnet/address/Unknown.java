package dev.xmlnet.address;

import dev.xmlnet.libvirt.NetworkMode;
import org.jspecify.annotations.Nullable;

/** Why no address of an interface is known, and who can be asked. */
final class Unknown {
    private static final String LAN = "ask the DHCP server of the LAN";

    private Unknown() {}

    /**
     * Returns it in words for a person.
     *
     * @param network the network that it is on, if it is among the files
     */
    static String why(GuestNic nic, @Nullable KnownNetwork network) {
        if (nic.mac() == null && nic.kind().isBridged()) {
            return "the XML has no MAC; take it from virsh dumpxml on the host";
        }
        return switch (nic.kind()) {
            case NETWORK -> onNetwork(network);
            case BRIDGE, OVS ->
                LAN + ", or the neighbours of a host with an address on "
                        + (nic.source() == null ? "it" : nic.source());
            case DIRECT, PASSTHROUGH -> "macvtap, which its own host cannot see; " + LAN + " or another machine";
            case HOSTDEV, VDPA -> "past its host, which cannot see it; " + LAN + " or another machine";
            case VHOSTUSER ->
                "on a switch of its own, such as Open vSwitch with DPDK; ask that, or " + LAN.substring(4);
            case PASST -> "the host's own address by passt, reached by forwarded ports only";
            case ETHERNET -> "no lease and no neighbour; ask the neighbours of the host, if the tap is in a bridge";
            case NULL -> "not connected";
            default -> "no lease and no neighbour; ask inside the guest";
        };
    }

    private static String onNetwork(@Nullable KnownNetwork network) {
        NetworkMode mode = network == null ? null : network.mode();
        if (network == null || mode == null || mode.isOwnBridge()) {
            return "no lease, no neighbour and no reservation; ask its host while it runs";
        } else if (mode.isHostBridge()) {
            return LAN + ", or the neighbours of a host with an address on "
                    + (network.bridge() == null ? "the bridge" : network.bridge());
        } else if (mode.isDirect()) {
            return "macvtap, which its own host cannot see; " + LAN + " or another machine";
        }
        return "past its host, which cannot see it; " + LAN + " or another machine";
    }
}
