package dev.xmlnet.network;

import dev.xmlnet.libvirt.law.Problem;
import dev.xmlnet.libvirt.law.Subnet;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import java.util.function.Consumer;

/** Subnets as people say them, of which each keeps what was said. */
final class Subnets {
    /** Throws whatever a law has against a network that is made. */
    static final Consumer<Problem<String>> REFUSE = problem -> {
        throw problem.refusal();
    };

    private Subnets() {}

    /**
     * Reads {@code 192.168.100.1/24}; of {@code 192.168.100.0/24}, the subnet itself, the first address is the host's.
     *
     * @throws IllegalArgumentException if it is no address and prefix, or one that no host can have
     */
    static Subnet<String> parse(String cidr) {
        int slash = cidr.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? cidr : cidr.substring(0, slash));
        if (slash < 0) {
            throw new IllegalArgumentException("'" + cidr + "' lacks the length of its prefix: "
                    + (address.isIpv6() ? cidr + "/64" : cidr + "/24") + ", for example");
        }
        int prefix = prefix(cidr.substring(slash + 1), address);
        if (prefix < 1) {
            throw new IllegalArgumentException(
                    "'" + cidr + "': the prefix of " + address.family() + " is 1 to " + address.bits());
        }
        IpBlock block = IpBlock.of(address, prefix);
        boolean chosen = address.isForHosts() && block.isRoomy() && address.equals(block.first());
        Subnet<String> subnet = new Subnet<>(cidr, chosen ? address.plus(1) : address, block);
        subnet.lookAtHost(REFUSE);
        return subnet;
    }

    /** True if the subnet itself was said, so that the host's address was chosen. */
    static boolean isChosen(Subnet<String> subnet) {
        String said = subnet.place().substring(0, subnet.place().indexOf('/'));
        return !subnet.host().equals(IpAddress.parse(said));
    }

    /**
     * The length of a prefix, 0 to all bits.
     *
     * @return -1 if it is anything else
     */
    static int prefix(String text, IpAddress address) {
        int length = Numbers.parse(text);
        return length > address.bits() ? -1 : length;
    }
}
