package dev.xmlnet.address;

import dev.xmlnet.libvirt.value.IpAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address that a guest's interface has, or may have.
 *
 * @param address the address
 * @param said who says so, the surest first; at least one
 */
public record Answer(IpAddress address, List<Said> said) {
    /** The first ten bits of fe80::/10. */
    private static final long LINK_LOCAL = 0xfe80 >> 6;

    public Answer {
        said = said.stream().sorted(Answer::surestFirst).toList();
    }

    /** Compares the surest source first; of leases the one that ends last. Written out, since a start has no archive of what Comparator makes. */
    private static int surestFirst(Said one, Said other) {
        int order = one.standing().compareTo(other.standing());
        Instant end = one.until();
        Instant otherEnd = other.until();
        if (order != 0 || end == null || otherEnd == null) {
            return order != 0 ? order : Boolean.compare(end == null, otherEnd == null);
        }
        return otherEnd.compareTo(end);
    }

    /** Compares the best answer first: the surest, IPv4 before IPv6, and link-local addresses, which want a zone, last of a kind. */
    static int bestFirst(Answer one, Answer other) {
        int order = one.best().standing().compareTo(other.best().standing());
        order = order != 0 ? order : Boolean.compare(one.isLinkLocal(), other.isLinkLocal());
        order = order != 0 ? order : Boolean.compare(one.address.isIpv6(), other.address.isIpv6());
        order = order != 0 ? order : surestFirst(one.best(), other.best());
        return order != 0 ? order : one.address.compareTo(other.address);
    }

    /** Returns the surest source. */
    public Said best() {
        return said.get(0);
    }

    /** Returns the names of the sources that say so now; of an address that nobody says is so, of all. */
    public List<String> sources() {
        boolean over = best().standing() == Standing.EXPIRED;
        return said.stream()
                .filter(one -> over || one.standing() != Standing.EXPIRED)
                .map(Said::source)
                .distinct()
                .toList();
    }

    /** Returns the end of the lease that ends last; null if no source is a lease. */
    public @Nullable Instant until() {
        return said.stream()
                .filter(one -> one.standing() == Standing.LEASED || best().standing() == Standing.EXPIRED)
                .map(Said::until)
                .filter(end -> end != null)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** True for an address of IPv6 that is good on one link alone. */
    public boolean isLinkLocal() {
        return address.isIpv6() && address.high() >>> 54 == LINK_LOCAL;
    }

    /** True if a program that connects to it may reach the guest. */
    public boolean isWorthTrying() {
        return best().standing().isWorthTrying() && !isLinkLocal();
    }
}
