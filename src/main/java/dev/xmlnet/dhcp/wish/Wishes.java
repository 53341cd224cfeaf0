package dev.xmlnet.dhcp.wish;

import dev.xmlnet.libvirt.law.DhcpName;
import dev.xmlnet.libvirt.value.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who is meant by what a person writes: which interface of which guest. */
public final class Wishes {
    private final List<Nic> nics;
    private final Map<MacAddress, String> duids;

    /**
     * Knows the guests.
     *
     * @param nics of all inputs
     * @param duids what leases tell of the DUIDs of MAC addresses
     */
    public Wishes(List<Nic> nics, Map<MacAddress, String> duids) {
        this.nics = List.copyOf(nics);
        this.duids = new HashMap<>(duids);
    }

    /**
     * Returns the wish of a text.
     *
     * @param fits true for an interface whose network can have the address
     * @throws IllegalArgumentException if nobody or nobody certain is meant; the message says what to do
     */
    public Wish of(WishText text, Predicate<Nic> fits) {
        MacAddress mac = WishText.mac(text.client());
        Nic nic = mac == null ? nic(text.client(), fits) : ofMac(mac);
        MacAddress known =
                mac == null ? Objects.requireNonNull(Objects.requireNonNull(nic).mac()) : mac;
        return new Wish(known, duids.get(known), text.address(), text.prefix(), text.name(), nic, text.where());
    }

    private @Nullable Nic ofMac(MacAddress mac) {
        return nics.stream().filter(nic -> mac.equals(nic.mac())).findFirst().orElse(null);
    }

    /**
     * Returns the MAC address of a client that is to lose its addresses.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public List<MacAddress> macs(String client) {
        MacAddress mac = WishText.mac(client);
        if (mac != null) {
            return List.of(mac);
        }
        List<Nic> found = guest(client);
        return found.stream().map(Nic::mac).filter(Objects::nonNull).toList();
    }

    /** True if a guest among the inputs is meant, or one of its interfaces. */
    public boolean isOfGuest(String client) {
        return nics.stream().anyMatch(nic -> client.equals(nic.guest()) || client.startsWith(nic.guest() + "/"));
    }

    private Nic nic(String client, Predicate<Nic> fits) {
        List<Nic> found = guest(client);
        List<Nic> fitting =
                found.size() == 1 ? found : found.stream().filter(fits).toList();
        if (fitting.size() != 1) {
            throw new IllegalArgumentException("guest '" + client + "' has " + found.size()
                    + " interfaces; name one, as in " + found.get(0).called());
        } else if (fitting.get(0).mac() == null) {
            throw new IllegalArgumentException(
                    fitting.get(0).called() + " has no MAC address; copy it from virsh dumpxml");
        }
        return fitting.get(0);
    }

    /** Returns the interfaces of a guest, or the one behind the slash. */
    private List<Nic> guest(String client) {
        List<Nic> found = of(client);
        int slash = client.lastIndexOf('/');
        if (found.isEmpty() && slash > 0) {
            String index = client.substring(slash + 1);
            List<Nic> all = of(client.substring(0, slash));
            found = all.stream()
                    .filter(nic -> index.equals(Integer.toString(nic.index())))
                    .toList();
            if (found.isEmpty() && !all.isEmpty()) {
                throw new IllegalArgumentException("guest '" + client.substring(0, slash) + "' has no interface "
                        + index + "; it has " + all.size());
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + client + "' is neither a MAC address nor a guest among the inputs");
        }
        return found;
    }

    private List<Nic> of(String guest) {
        List<Nic> found = new ArrayList<>();
        for (Nic nic : nics) {
            if (nic.guest().equals(guest)) {
                found.add(nic);
            }
        }
        for (Nic nic : found) {
            Nic first = found.get(0);
            if (!nic.where().path().equals(first.where().path()) || nic.index() < first.index()) {
                throw new IllegalArgumentException("two guests are called '" + guest + "', at " + first.where()
                        + " and " + nic.where() + "; name one by its MAC address");
            }
        }
        return found;
    }

    /**
     * Returns the host name that a guest gets where nobody says one: its own, with a hyphen for what no host name has; null for further
     * interfaces of a guest, and where nothing of it is left.
     */
    public static @Nullable String hostName(Wish wish) {
        Nic nic = wish.nic();
        if (wish.name() != null || nic == null || nic.index() > 1) {
            return wish.name();
        }
        String name = nic.guest().replaceAll("[^A-Za-z0-9-]+", "-").replaceAll("^-+|-+$", "");
        return name.isEmpty() || DhcpName.misread(name) != null ? null : name;
    }
}
