package dev.xmlnet.libvirt.value;

import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.nio.ByteBuffer;

/** Addresses as the library has them, apart from {@link IpAddress}, which would load some of it otherwise as soon as it is verified. */
final class LibraryAddress {
    private LibraryAddress() {}

    static IPAddress of(IpAddress address) {
        if (!address.isIpv6()) {
            return new IPv4Address((int) address.low());
        }
        return new IPv6Address(ByteBuffer.allocate(16)
                .putLong(address.high())
                .putLong(address.low())
                .array());
    }

    static IpAddress of(IPAddress ip) {
        ByteBuffer bytes = ByteBuffer.wrap(ip.getBytes());
        return ip.isIPv6() ? IpAddress.ofIpv6(bytes.getLong(), bytes.getLong()) : IpAddress.ofIpv4(bytes.getInt());
    }
}
