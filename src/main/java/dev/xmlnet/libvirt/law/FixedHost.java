package dev.xmlnet.libvirt.law;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.xml.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A guest to which DHCP always gives the same address.
 *
 * @param place where its {@code <host>} is
 * @param mac its MAC address as libvirt prints it, or what stands in its place; null for none
 * @param id its DUID, or null
 * @param name its name, or null
 * @param ip its address; null if it has none that can be read
 */
public record FixedHost<P>(
        P place,
        @Nullable String mac,
        @Nullable String id,
        @Nullable String name,
        @Nullable IpAddress ip) {

    /** Looks at all in a subnet. */
    static <P> void look(List<FixedHost<P>> hosts, Subnet<P> subnet, Consumer<Problem<P>> problems) {
        Map<String, FixedHost<P>> seen = new HashMap<>();
        for (FixedHost<P> host : hosts) {
            host.lookAtIdentity(subnet.host().isIpv6(), problems);
            if (host.ip != null) {
                host.lookAtPlace(host.ip, subnet, problems);
                host.lookForAnother("ip", host.ip.toString(), seen, problems);
            }
            host.lookForAnother("mac", host.mac, seen, problems);
            host.lookForAnother("id", host.id, seen, problems);
            host.lookForAnother("name", host.name, seen, problems);
        }
    }

    private void lookAtIdentity(boolean ipv6, Consumer<Problem<P>> problems) {
        if (ipv6 && mac != null) {
            String text = "libvirt refuses mac on IPv6, where a guest is known by its DUID or name: write id or name";
            problems.accept(Problem.error(place, "mac", text));
        } else if (!ipv6 && id != null && name == null && mac == null) {
            String text = "libvirt refuses a host of IPv4 without mac and name: id is for IPv6";
            problems.accept(Problem.error(place, "id", text));
        } else if (!ipv6 && id != null && mac == null) {
            problems.accept(Problem.warning(place, "id", "id (DUID) is ignored for IPv4 hosts; remove it"));
        }
        DhcpName misread = name == null || !DhcpName.beginsWell(name) ? null : DhcpName.misread(name);
        if (name != null && !DhcpName.beginsWell(name)) {
            String text = "libvirt refuses the name '" + name + "': it begins with a letter or a digit";
            problems.accept(Problem.error(place, "name", text));
        } else if (misread != null) {
            Severity severity = misread == DhcpName.LEASE_TIME ? Severity.WARNING : Severity.ERROR;
            String text = "name '" + name + "' " + misread.problem();
            problems.accept(new Problem<>(place, "name", severity, text, null, null));
        }
    }

    private void lookAtPlace(IpAddress address, Subnet<P> subnet, Consumer<Problem<P>> problems) {
        Placing placing = Placing.of(address, subnet.block(), List.of(subnet.host()));
        if (placing == Placing.OUTSIDE) {
            String text = address + " is not in the subnet " + subnet.block()
                    + ", and is never given to the guest: name an address of it";
            problems.accept(Problem.error(place, "ip", text).also(subnet.place(), "address"));
        } else if (placing == Placing.OWN) {
            String text = address + " is the host's own address: give the guest another";
            problems.accept(Problem.error(place, "ip", text).also(subnet.place(), "address"));
        } else if (placing != null) {
            String text = address + " is the " + placing.word() + " of " + subnet.block() + ": give the guest another";
            problems.accept(Problem.error(place, "ip", text));
        }
    }

    /** Two guests of one name get their addresses by their MAC addresses; only DNS does not know which is meant. */
    private void lookForAnother(
            String attribute, @Nullable String value, Map<String, FixedHost<P>> seen, Consumer<Problem<P>> problems) {
        FixedHost<P> first =
                value == null ? null : seen.putIfAbsent(attribute + " " + value.toLowerCase(Locale.ROOT), this);
        if (first == null) {
            return;
        }
        boolean named = attribute.equals("name") && isKnown() && first.isKnown();
        String text = "two static hosts have the " + attribute + " '" + value + "', "
                + (named
                        ? "and DNS tells only one of them: give one another"
                        : "and only one of them works: change or remove one of them");
        Severity severity = named ? Severity.WARNING : Severity.ERROR;
        problems.accept(new Problem<>(place, attribute, severity, text, first.place, attribute));
    }

    private boolean isKnown() {
        return mac != null || id != null;
    }
}
