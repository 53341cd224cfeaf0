package dev.xmlnet.libvirt.law;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The ways in which an address of a subnet is not one for a guest, whichever server gives it. */
public enum Placing {
    /** It is not an address of the subnet. */
    OUTSIDE,
    /** It is the server's own, or a gateway's. */
    OWN,
    /** It is the first of a subnet of IPv4. */
    NETWORK_ADDRESS,
    /** It is the last of a subnet of IPv4. */
    BROADCAST_ADDRESS;

    /**
     * Returns the reason for which no guest can have an address; null if one can.
     *
     * @param own addresses of the server and of gateways
     */
    public static @Nullable Placing of(IpAddress address, IpBlock block, Collection<IpAddress> own) {
        if (!block.contains(address)) {
            return OUTSIDE;
        } else if (own.contains(address)) {
            return OWN;
        } else if (block.reserved(address) == null) {
            return null;
        }
        return address.equals(block.first()) ? NETWORK_ADDRESS : BROADCAST_ADDRESS;
    }

    /** A noun for an address that is in the subnet, such as {@code broadcast address}. */
    public String word() {
        return switch (this) {
            case NETWORK_ADDRESS -> "network address";
            case BROADCAST_ADDRESS -> "broadcast address";
            default -> "host's own address";
        };
    }
}
