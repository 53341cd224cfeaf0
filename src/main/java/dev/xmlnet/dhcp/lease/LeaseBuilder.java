package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.dhcp.lease.Lease.State;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.Uuid;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A lease of which a file tells one thing after the other; what it does not tell stays null, and a lease is in use. */
final class LeaseBuilder {
    private final IpAddress address;
    private final Whence where;
    private @Nullable MacAddress mac;
    private boolean fromDuid;
    private @Nullable Instant until;
    private State state = State.IN_USE;
    private @Nullable String identifier;
    private @Nullable String name;
    private @Nullable Uuid guest;
    private @Nullable String device;
    private boolean temporary;

    LeaseBuilder(IpAddress address, Whence where) {
        this.address = address;
        this.where = where;
    }

    /** Sets the MAC that the server has for the client. */
    LeaseBuilder mac(long bits) {
        mac = Found.mac(bits);
        return this;
    }

    /** Sets a MAC that is known from the DUID alone. */
    LeaseBuilder macOfDuid(long bits) {
        fromDuid = bits >= 0;
        return mac(bits);
    }

    LeaseBuilder until(@Nullable Instant end) {
        until = end;
        return this;
    }

    /** Says that the server does not count the address as given. */
    LeaseBuilder ended(boolean ended) {
        state = ended ? State.ENDED : State.IN_USE;
        return this;
    }

    /** Sets the identifier of the client, which is the DUID for an address of IPv6. */
    LeaseBuilder identifier(@Nullable String octets) {
        identifier = octets == null || octets.isEmpty() ? null : octets.toLowerCase(Locale.ROOT);
        return this;
    }

    LeaseBuilder name(@Nullable String host) {
        name = host == null || host.isEmpty() ? null : host;
        return this;
    }

    LeaseBuilder guest(@Nullable Uuid uuid) {
        guest = uuid;
        return this;
    }

    LeaseBuilder device(@Nullable String bridge) {
        device = bridge;
        return this;
    }

    LeaseBuilder temporary(boolean isTemporary) {
        temporary = isTemporary;
        return this;
    }

    Lease build() {
        boolean ipv6 = address.isIpv6();
        return new Lease(
                mac,
                fromDuid,
                address,
                until,
                state,
                ipv6 ? null : identifier,
                ipv6 ? identifier : null,
                name,
                guest,
                device,
                temporary,
                where);
    }
}
