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
    private static final String LINK_LOCAL = "fe80:";

    /** The surest source first; of leases the one that ends last. */
    static final Comparator<Said> SUREST = Comparator.comparing(Said::standing)
            .thenComparing(Said::until, Comparator.nullsLast(Comparator.<Instant>reverseOrder()));

    /** The best answer first: the surest, IPv4 before IPv6, and link-local addresses, which want a zone, last of a kind. */
    static final Comparator<Answer> BEST = Comparator.<Answer, Standing>comparing(
                    answer -> answer.best().standing())
            .thenComparing(Answer::isLinkLocal)
            .thenComparing(answer -> answer.address.isIpv6())
            .thenComparing(Answer::best, SUREST)
            .thenComparing(Answer::address);

    public Answer {
        said = said.stream().sorted(SUREST).toList();
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
        return address.toString().startsWith(LINK_LOCAL);
    }

    /** True if a program that connects to it may reach the guest. */
    public boolean isWorthTrying() {
        return best().standing().isWorthTrying() && !isLinkLocal();
    }
}
