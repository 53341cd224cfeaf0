package dev.xmlnet.address;

import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.dhcp.lease.Lease;
import dev.xmlnet.dhcp.lease.LeaseFormat;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.Uuid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source outside of the XML tells of a MAC: a lease, a neighbour, or an answer of virsh.
 *
 * @param mac of whom; null if the source does not tell it
 * @param guest the UUID of the guest that is meant; null if the source does not tell it
 * @param address the address
 * @param device the bridge or interface on which; null if the source does not tell it
 * @param clientId the client identifier or DUID; null if the source does not tell it
 * @param said the source itself
 */
record Told(
        @Nullable MacAddress mac,
        @Nullable Uuid guest,
        IpAddress address,
        @Nullable String device,
        @Nullable String clientId,
        Said said) {
    /** Returns what a lease tells at an instant. */
    static Told of(Lease lease, LeaseFormat format, Instant now) {
        boolean over = lease.state() == Lease.State.ENDED || lease.isOver(now);
        String remark = lease.state() == Lease.State.ENDED
                ? "given back"
                : over ? "expired" : lease.temporary() ? "temporary" : lease.fromDuid() ? "MAC by the DUID" : "";
        return new Told(
                lease.mac(),
                lease.guest(),
                lease.address(),
                lease.device(),
                lease.duid() == null ? lease.clientId() : lease.duid(),
                new Said(
                        format.program(),
                        over ? Standing.EXPIRED : Standing.LEASED,
                        lease.until(),
                        remark,
                        lease.where()));
    }

    /** True if it tells what is so now. */
    boolean isCurrent() {
        return said.standing().compareTo(Standing.STALE) <= 0;
    }

    /** True for somebody who answered. */
    boolean isSeen() {
        return said.standing() == Standing.SEEN || said.standing() == Standing.STALE;
    }

    /** True if both can be told of one link: the same address in two networks is two addresses. */
    boolean mayMeet(Told other) {
        return device == null || other.device == null || device.equals(other.device);
    }

    /** True if clients that were copied of one guest may have this identifier in common. */
    boolean isOfMachine() {
        return clientId != null && (clientId.startsWith("ff:") || clientId.startsWith("00:02:"));
    }

    /** Returns the place for messages; null if no file tells it. */
    @Nullable
    Whence where() {
        return said.where();
    }
}
