package dev.xmlnet.network;

import inet.ipaddr.IPAddress;

/**
 * A network behind a guest, to which the host gets a route.
 *
 * @param block its addresses
 * @param prefix its prefix length
 * @param gateway the guest's address
 */
record StaticRoute(IPAddress block, int prefix, IPAddress gateway) {
    /**
     * Reads both.
     *
     * @throws IllegalArgumentException if they are no network and address of one family
     */
    static StaticRoute parse(String cidr, String gateway) {
        int slash = cidr.indexOf('/');
        IPAddress address = Subnet.address(slash < 0 ? cidr : cidr.substring(0, slash));
        if (slash < 0) {
            throw new IllegalArgumentException("the route to '" + cidr + "' lacks the length of its prefix: " + cidr
                    + "/" + address.getBitCount() + " is this one address");
        }
        int prefix = Subnet.prefix(cidr.substring(slash + 1), address);
        IPAddress by = Subnet.address(gateway);
        if (prefix < 0) {
            throw new IllegalArgumentException("'" + cidr + "' is not a network, such as 10.20.0.0/16");
        }
        IPAddress block = address.toPrefixBlock(prefix);
        IPAddress lower = block.getLower().withoutPrefixLength();
        if (!lower.equals(address)) {
            throw new IllegalArgumentException("the route to " + cidr + ": its network begins at " + Subnet.text(lower)
                    + "/" + prefix + ", and libvirt takes no other address of it");
        }
        if (address.isIPv4() != by.isIPv4()) {
            throw new IllegalArgumentException(
                    "the route to " + cidr + ": its gateway " + Subnet.text(by) + " is of the other family");
        }
        return new StaticRoute(block, prefix, by);
    }

    void write(Lines out) {
        out.leaf(
                "route",
                "family",
                block.isIPv6() ? "ipv6" : null,
                "address",
                Subnet.text(block.getLower().withoutPrefixLength()),
                "prefix",
                Integer.toString(prefix),
                "gateway",
                Subnet.text(gateway));
    }

    @Override
    public String toString() {
        return Subnet.text(block.getLower().withoutPrefixLength()) + "/" + prefix;
    }
}
