package dev.xmlnet.host.plan;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;

/**
 * An address of the host with the length of its prefix.
 *
 * @param address one that hosts can have
 * @param prefix 1 to all bits
 */
public record HostAddress(IpAddress address, int prefix) {
    /**
     * Reads {@code 192.0.2.10/24}.
     *
     * @throws IllegalArgumentException if it is anything else, or no host can have it
     */
    public static HostAddress parse(String cidr) {
        int slash = cidr.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? cidr : cidr.substring(0, slash));
        if (slash < 0) {
            throw new IllegalArgumentException("'" + cidr + "' lacks the length of its prefix; use " + cidr
                    + (address.isIpv6() ? "/64" : "/24") + ", for example");
        }
        int prefix = prefix(cidr, slash, address);
        if (prefix == 0) {
            throw new IllegalArgumentException("'" + cidr + "' is not an address with its prefix; use 1 to "
                    + address.bits() + " after the slash");
        }
        HostAddress parsed = new HostAddress(address, prefix);
        String reserved = prefix <= address.bits() - 2 ? parsed.block().reserved(address) : null;
        if (!address.isForHosts() || reserved != null) {
            throw new IllegalArgumentException("'" + cidr + "' is not an address of a host"
                    + (reserved == null ? "; use another" : " but the " + reserved + "; use another"));
        }
        return parsed;
    }

    /** Returns the length behind a slash; 0 if there is no such length in the family. */
    static int prefix(String cidr, int slash, IpAddress address) {
        String digits = cidr.substring(slash + 1);
        if (!digits.matches("[1-9][0-9]{0,2}")) {
            return 0;
        }
        int prefix = Integer.parseInt(digits);
        return prefix > address.bits() ? 0 : prefix;
    }

    /** Returns the subnet that it is in. */
    public IpBlock block() {
        return IpBlock.of(address, prefix);
    }

    @Override
    public String toString() {
        return address + "/" + prefix;
    }
}
