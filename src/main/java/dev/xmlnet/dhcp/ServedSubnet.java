package dev.xmlnet.dhcp;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import java.util.List;

/**
 * A subnet that a server serves.
 *
 * @param block its addresses
 * @param own addresses that are the server's or a gateway's, so that no guest can have them; those that the file names
 * @param pools in order
 * @param where it is named
 */
public record ServedSubnet(IpBlock block, List<IpAddress> own, List<Pool> pools, Whence where) {
    public ServedSubnet {
        own = List.copyOf(own);
        pools = List.copyOf(pools);
    }
}
