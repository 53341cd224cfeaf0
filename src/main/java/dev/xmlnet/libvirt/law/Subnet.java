package dev.xmlnet.libvirt.law;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import dev.xmlnet.xml.Severity;
import java.util.List;
import java.util.function.Consumer;

/**
 * An {@code <ip>} of a network.
 *
 * @param place where it is
 * @param host the host's address in it
 * @param block all its addresses
 */
public record Subnet<P>(P place, IpAddress host, IpBlock block) {

    /** Looks whether a host can have the address. */
    public void lookAtHost(Consumer<Problem<P>> problems) {
        if (!host.isForHosts()) {
            String text = "no network of guests can have the address " + host + ": write a private one, such as "
                    + (host.isIpv6() ? "fd00:10::1" : "192.168.100.1");
            problems.accept(Problem.error(place, "address", text));
            return;
        }
        String reserved = block.reserved(host);
        if (reserved != null && block.isRoomy()) {
            boolean first = host.equals(block.first());
            String text = host + " is the " + reserved + " of " + block + ", which "
                    + (first ? "not every guest takes for a gateway" : "guests do not take for a gateway")
                    + ": write another address of it";
            Severity severity = first ? Severity.WARNING : Severity.ERROR;
            problems.accept(new Problem<>(place, "address", severity, text, null, null));
        }
    }

    /** Looks whether subnets of one network have addresses in common. */
    public static <P> void lookAtOverlaps(List<Subnet<P>> subnets, Consumer<Problem<P>> problems) {
        int[] first = FirstOverlap.of(
                subnets,
                subnet -> subnet.block().first(),
                subnet -> subnet.block().last());
        for (int i = 0; i < first.length; i++) {
            if (first[i] < i) {
                Subnet<P> other = subnets.get(first[i]);
                problems.accept(subnets.get(i).overlap(other).also(other.place, "address"));
            }
        }
    }

    private Problem<P> overlap(Subnet<P> other) {
        return host.equals(other.host) && block.equals(other.block)
                ? Problem.error(
                        place,
                        "address",
                        "the address " + host + " is there twice, so that the network does not start: remove one")
                : Problem.warning(
                        place,
                        "address",
                        "the subnet " + block + " overlaps " + other.block
                                + " of the same network: give one of them other addresses, or remove it");
    }
}
