package dev.xmlnet.check;

import dev.xmlnet.check.Claim.What;
import dev.xmlnet.dhcp.Client;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.dhcp.ServerFacts;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.xml.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the configurations of DHCP servers say, each alone, against one another, and against the guests and networks. */
@SuppressWarnings("ReferenceEquality") // A server is one of those that were read, whatever another says.
final class ServerRules {
    private final Check check;
    private final Map<IpAddress, List<Holder>> holders = new HashMap<>();
    private final Map<String, List<Finding>> found;

    /**
     * Who has an address.
     *
     * @param keys what it is known by; empty if that is not known
     * @param server the server that says so; null in a guest's or network's XML
     */
    private record Holder(Set<String> keys, @Nullable ServerFacts server, Place place) {
        boolean isAnother(Holder other) {
            boolean bothXml = server == null && other.server == null;
            boolean known = !keys.isEmpty() && !other.keys.isEmpty();
            return !bothXml
                    && (server == null || server != other.server)
                    && known
                    && keys.stream().noneMatch(other.keys::contains);
        }
    }

    private ServerRules(Check check, Map<String, List<Finding>> found) {
        this.check = check;
        this.found = found;
    }

    /** Looks at all, and adds what is found. */
    static void look(Check check, List<ServerFacts> servers, List<Facts> files, Map<String, List<Finding>> found) {
        ServerRules rules = new ServerRules(check, found);
        for (Facts file : files) {
            file.networks().forEach(rules::add);
            file.guests().forEach(rules::add);
        }
        for (ServerFacts server : servers) {
            server.remarks().forEach(rules::say);
            server.reservations().forEach(one -> rules.add(server, one));
        }
        rules.collisions();
    }

    private void add(NetworkFacts network) {
        for (NetworkFacts.Reservation one : network.reservations()) {
            if (one.ip() != null) {
                hold(
                        IpAddress.of(one.ip().key()),
                        Set.of(one.mac().key()),
                        null,
                        one.ip().place());
            }
        }
    }

    private void add(GuestFacts guest) {
        for (Port port : guest.ports()) {
            Claim mac = port.claim(What.MAC);
            for (Claim claim : port.claims()) {
                if (claim.what() == What.IP && mac != null) {
                    hold(IpAddress.of(claim.key().trim()), Set.of(mac.key()), null, claim.place());
                }
            }
        }
    }

    private void add(ServerFacts server, Reservation one) {
        Set<String> keys = new HashSet<>();
        for (Client client : one.clients()) {
            keys.addAll(client.keys());
        }
        for (IpAddress address : one.addresses()) {
            hold(
                    address,
                    keys,
                    server,
                    new Place(one.where().path(), one.where().location()));
        }
    }

    private void hold(@Nullable IpAddress address, Set<String> keys, @Nullable ServerFacts server, Place place) {
        if (address != null) {
            holders.computeIfAbsent(address, one -> new ArrayList<>(1)).add(new Holder(keys, server, place));
        }
    }

    /** What a reader remarks; what it has no place for is of the whole file. */
    private void say(Remark remark) {
        Location place = Objects.requireNonNullElse(remark.diagnostic().location(), Location.START);
        add(
                new Finding(
                        Rule.NET012,
                        remark.diagnostic().severity(),
                        remark.diagnostic().message(),
                        place,
                        "",
                        List.of(),
                        0,
                        false),
                remark.path());
    }

    private void collisions() {
        holders.forEach((address, all) -> {
            for (Holder one : all) {
                List<Place> others =
                        all.stream().filter(one::isAnother).map(Holder::place).toList();
                if (!others.isEmpty()) {
                    String message = "the address " + address + " is another guest's too: give one of them another";
                    List<Place> named = others.subList(0, Math.min(others.size(), Finding.MOST_OTHERS));
                    Finding finding = new Finding(
                            Rule.NET006,
                            Rule.NET006.severity(),
                            message,
                            one.place.location(),
                            "",
                            named,
                            others.size() - named.size(),
                            false);
                    add(finding, one.place.path());
                }
            }
        });
    }

    private void add(Finding finding, String path) {
        if (check.has(finding.rule())) {
            found.computeIfAbsent(path, one -> new ArrayList<>(1)).add(finding);
        }
    }
}
