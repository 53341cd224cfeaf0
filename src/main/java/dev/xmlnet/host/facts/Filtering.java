package dev.xmlnet.host.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a host lets through.
 *
 * @param forwards4 true if it routes IPv4; null if it was not told
 * @param forwards6 true if it routes IPv6; null if it was not told
 * @param bridgedFiltered true if the firewall sees bridged IPv4 packets too (bridge-nf-call-iptables), false if br_netfilter does not
 *     send them; null if br_netfilter is not loaded, or it was not told
 * @param forwardPolicy what iptables does with a forwarded packet that no rule names: {@code ACCEPT} or {@code DROP}; null if it was
 *     not told
 * @param zones the zone of firewalld that a device is in, by its name
 */
public record Filtering(
        @Nullable Boolean forwards4,
        @Nullable Boolean forwards6,
        @Nullable Boolean bridgedFiltered,
        @Nullable String forwardPolicy,
        Map<String, String> zones) {
    /** Nothing told. */
    public static final Filtering NONE = new Filtering(null, null, null, null, Map.of());

    /** True if packets between ports of a bridge are dropped by the firewall, as beside Docker. */
    public boolean dropsBridged() {
        return Boolean.TRUE.equals(bridgedFiltered) && "DROP".equals(forwardPolicy);
    }
}
