package dev.xmlnet.network;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;

/**
 * A network behind a guest, to which the host gets a route.
 *
 * @param block its addresses
 * @param gateway the guest's address
 */
record StaticRoute(IpBlock block, IpAddress gateway) {
    /**
     * Reads both.
     *
     * @throws IllegalArgumentException if they are no network and address of one family
     */
    static StaticRoute parse(String cidr, String gateway) {
        int slash = cidr.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? cidr : cidr.substring(0, slash));
        if (slash < 0) {
            throw new IllegalArgumentException("the route to '" + cidr + "' lacks the length of its prefix: " + cidr
                    + "/" + address.bits() + " is this one address");
        }
        int prefix = Subnet.prefix(cidr.substring(slash + 1), address);
        IpAddress by = IpAddress.parse(gateway);
        if (prefix < 0) {
            throw new IllegalArgumentException("'" + cidr + "' is not a network, such as 10.20.0.0/16");
        }
        IpBlock block = IpBlock.of(address, prefix);
        if (!block.first().equals(address)) {
            throw new IllegalArgumentException("the route to " + cidr + ": its network begins at " + block
                    + ", and libvirt takes no other address of it");
        }
        if (address.isIpv6() != by.isIpv6()) {
            throw new IllegalArgumentException(
                    "the route to " + cidr + ": its gateway " + by + " is of the other family");
        }
        return new StaticRoute(block, by);
    }

    void write(Lines out) {
        out.leaf(
                "route",
                "family",
                block.isIpv6() ? "ipv6" : null,
                "address",
                block.first().toString(),
                "prefix",
                Integer.toString(block.prefix()),
                "gateway",
                gateway.toString());
    }

    @Override
    public String toString() {
        return block.toString();
    }
}
