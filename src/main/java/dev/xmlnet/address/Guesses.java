package dev.xmlnet.address;

import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Addresses that follow of other things: what QEMU's user network gives, and what a guest may make of its MAC (EUI-64, RFC 4291). */
final class Guesses {
    /** The address of each guest on QEMU's user network. */
    static final IpAddress USER = IpAddress.parse("10.0.2.15");

    private static final int GUEST_OF_USER = 15;
    private static final int PREFIX_OF_USER = 24;
    private static final long LINK_LOCAL = 0xfe80L << 48;
    private static final long LOCAL_BIT = 0x02L << 56;

    private Guesses() {}

    /** Returns the guest's address on a user network of another subnet. */
    static IpAddress ofUser(IpAddress net, @Nullable String prefix) {
        int length = prefix != null && prefix.matches("[0-9]{1,2}") ? Integer.parseInt(prefix) : PREFIX_OF_USER;
        return IpBlock.of(net, Math.min(length, net.bits())).first().plus(GUEST_OF_USER);
    }

    /**
     * Hands over what a guest without privacy addresses would make of its MAC: the link-local address, and one in each subnet of its
     * network.
     */
    static void of(GuestNic nic, @Nullable KnownNetwork network, Consumer<IpAddress> sink) {
        MacAddress mac = nic.mac();
        if (mac == null || nic.kind() == Kind.USER || nic.kind() == Kind.PASST || nic.kind() == Kind.NULL) {
            return;
        }
        if (network != null) {
            for (IpBlock block : network.autoconfigured()) {
                sink.accept(address(block.first().high(), mac));
            }
        }
        sink.accept(address(LINK_LOCAL, mac));
    }

    /** An interface identifier is the MAC with ff:fe in the middle, and the bit turned round that tells an address of one's own. */
    private static IpAddress address(long prefix, MacAddress mac) {
        long bits = mac.bits();
        long half = ((bits >>> 24 << 40) | (0xfffeL << 24) | (bits & 0xffffff)) ^ LOCAL_BIT;
        return IpAddress.ofIpv6(prefix, half);
    }
}
