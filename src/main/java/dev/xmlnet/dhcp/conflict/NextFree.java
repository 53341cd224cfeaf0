package dev.xmlnet.dhcp.conflict;

import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.libvirt.law.Placing;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpRange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The next address that nobody has, the same on every run over the same inputs. */
public final class NextFree {
    /** So many addresses are looked at; a larger subnet has a free one among them or is not worth the time. */
    private static final int MOST = 65536;

    private final Known known;
    private final Set<IpAddress> given = new HashSet<>();

    public NextFree(Known known) {
        this.known = known;
    }

    /**
     * Returns the next address and gives it to nobody else: outside of the ranges, else inside of one if the server keeps it free.
     *
     * @param within addresses of which it is to be one; null for the whole subnet
     * @return null if none is free
     */
    public @Nullable IpAddress take(Server server, ServedSubnet subnet, @Nullable IpRange within) {
        IpAddress found = find(known, server, subnet, within, given);
        if (found != null) {
            given.add(found);
        }
        return found;
    }

    static @Nullable IpAddress in(Known known, Server server, ServedSubnet subnet, @Nullable IpRange within) {
        return find(known, server, subnet, within, Set.of());
    }

    private static @Nullable IpAddress find(
            Known known, Server server, ServedSubnet subnet, @Nullable IpRange within, Set<IpAddress> given) {
        Predicate<IpAddress> free = address -> !given.contains(address)
                && Placing.of(address, subnet.block(), subnet.own()) == null
                && known.isFree(address);
        Predicate<IpAddress> outside = address ->
                subnet.pools().stream().noneMatch(pool -> pool.range().contains(address));
        List<Predicate<IpAddress>> tries =
                server.kind().keepsReservedFree() ? List.of(free.and(outside), free) : List.of(free.and(outside));
        for (Predicate<IpAddress> wanted : tries) {
            IpAddress found = first(subnet, within, wanted);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable IpAddress first(
            ServedSubnet subnet, @Nullable IpRange within, Predicate<IpAddress> wanted) {
        IpAddress address = within == null ? subnet.block().first() : within.start();
        IpAddress last = within == null ? subnet.block().last() : within.end();
        // The address of all zeros is the routers' in IPv6.
        address = within == null && address.isIpv6() ? address.plus(1) : address;
        for (int i = 0; i < MOST && address.compareTo(last) <= 0; i++) {
            if (wanted.test(address)) {
                return address;
            } else if (address.equals(last)) {
                return null;
            }
            address = address.plus(1);
        }
        return null;
    }
}
