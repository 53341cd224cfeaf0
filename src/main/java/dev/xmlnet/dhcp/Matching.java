package dev.xmlnet.dhcp;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.xml.Diagnostic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a configuration are of which clients, and whether wanted reservations go with them.
 *
 * @param <E> an entry
 */
@SuppressWarnings("ReferenceEquality") // Two entries may say the very same.
public final class Matching<E> {
    private final String path;
    private final Collection<E> entries;
    private final Function<E, Reservation> model;
    private final Subnets subnets;
    private final boolean renames;
    private final Map<String, List<E>> byKey = new HashMap<>();
    private final List<Remark> refusals = new ArrayList<>();

    /**
     * What becomes of what is wanted.
     *
     * @param changed each entry that changes, with what is wanted of it
     * @param added what no entry is there for
     * @param <E> an entry
     */
    public record Outcome<E>(Map<E, Reservation> changed, List<Reservation> added) {}

    /**
     * Prepares for entries.
     *
     * @param path of the file that may be changed; entries at other places are only looked at
     * @param model what an entry says
     * @param subnets where the addresses are
     * @param renames true if an entry gets the wanted name, false if it keeps its own
     */
    public Matching(
            String path, Collection<E> entries, Function<E, Reservation> model, Subnets subnets, boolean renames) {
        this.path = path;
        this.entries = entries;
        this.model = model;
        this.subnets = subnets;
        this.renames = renames;
        for (E entry : entries) {
            Reservation one = model.apply(entry);
            for (Client client : one.clients()) {
                client.keys().forEach(key -> put(key, entry));
            }
            if (one.name() != null) {
                put(Client.key(one.name()), entry);
            }
        }
    }

    private void put(String key, E entry) {
        List<E> same = byKey.computeIfAbsent(key, k -> new ArrayList<>(1));
        if (same.isEmpty() || same.get(same.size() - 1) != entry) {
            same.add(entry);
        }
    }

    /**
     * Finds what is to be done for reservations.
     *
     * @param wanted in the words of the format, such as a name that it can bear
     * @throws RefusedException for all that are another client's, doubled or elsewhere
     */
    public Outcome<E> match(List<Reservation> wanted) throws RefusedException {
        Map<E, Reservation> found = new LinkedHashMap<>();
        List<Reservation> added = new ArrayList<>();
        Set<E> changing = new LinkedHashSet<>();
        Collection<Reservation> combined = combined(wanted);
        for (Reservation one : combined) {
            E entry = entryOf(one);
            if (entry == null) {
                added.add(one);
            } else if (found.put(entry, one) != null) {
                refuse(Mistake.CLIENT_TWICE.id(), one.clients().get(0) + " is wanted twice; remove one", one.where());
            } else if (!isDone(model.apply(entry), one)) {
                changing.add(entry);
            }
        }
        lookForOthers(combined, found.keySet());
        for (E entry : changing) {
            Reservation there = model.apply(entry);
            Client client = Objects.requireNonNull(found.get(entry)).clients().get(0);
            if (!there.where().path().equals(path)) {
                refuse("other-file", client + " has its entry in this file; change it there", there.where());
            } else if (there.clients().size() > 1) {
                refuse("shared-entry", "the entry of " + client + " is of others too; split it", there.where());
            }
        }
        check();
        found.keySet().retainAll(changing);
        return new Outcome<>(found, added);
    }

    /** Makes one of an IPv4 and an IPv6 reservation of one client. */
    private Collection<Reservation> combined(List<Reservation> wanted) {
        Map<List<String>, Reservation> combined = new LinkedHashMap<>();
        for (Reservation one : wanted) {
            Reservation first = combined.putIfAbsent(one.clients().get(0).keys(), one);
            if (first != null) {
                boolean other = first.addresses().stream()
                        .allMatch(there -> one.addresses().stream().allMatch(here -> here.isIpv6() != there.isIpv6()));
                if (!other
                        || (first.name() != null
                                && one.name() != null
                                && !first.name().equals(one.name()))) {
                    refuse(
                            Mistake.CLIENT_TWICE.id(),
                            one.clients().get(0) + " is also wanted at " + first.where() + "; remove one",
                            one.where());
                }
                List<IpAddress> both = new ArrayList<>(first.addresses());
                both.addAll(one.addresses());
                String name = first.name() == null ? one.name() : first.name();
                combined.put(one.clients().get(0).keys(), new Reservation(first.clients(), both, name, first.where()));
            }
        }
        return combined.values();
    }

    /**
     * Finds the entries of clients.
     *
     * @throws RefusedException if one has none in the file, or one that is another client's too
     */
    public Set<E> entriesOf(List<Client> clients) throws RefusedException {
        Set<String> keys = new LinkedHashSet<>();
        Set<E> found = new LinkedHashSet<>();
        for (Client client : clients) {
            keys.addAll(client.keys());
            Set<E> own = candidates(client);
            for (E entry : own) {
                Whence where = model.apply(entry).where();
                if (!where.path().equals(path)) {
                    refuse("other-file", client + " has its entry in this file; remove it there", where);
                }
            }
            if (own.isEmpty()) {
                String message = client + " has no reservation here; nothing was released";
                refusals.add(new Remark(path, Diagnostic.error("no-entry", message, null)));
            }
            found.addAll(own);
        }
        for (E entry : found) {
            for (Client client : model.apply(entry).clients()) {
                if (model.apply(entry).clients().size() > 1
                        && client.keys().stream().noneMatch(keys::contains)) {
                    refuse(
                            "shared-entry",
                            "the entry is of " + client + " too; split it",
                            model.apply(entry).where());
                }
            }
        }
        check();
        return found;
    }

    private Set<E> candidates(Client client) {
        Set<E> found = new LinkedHashSet<>();
        client.keys().forEach(key -> found.addAll(byKey.getOrDefault(key, List.of())));
        return found;
    }

    /** Returns the one entry that is to have what is wanted; null if there is none. */
    private @Nullable E entryOf(Reservation wanted) {
        Client client = wanted.clients().get(0);
        List<E> all = new ArrayList<>(candidates(client));
        if (all.size() > 1) {
            List<E> near =
                    all.stream().filter(one -> isNear(model.apply(one), wanted)).toList();
            all = near.isEmpty() ? all : new ArrayList<>(near);
        }
        if (all.size() > 1) {
            Whence first = model.apply(all.get(0)).where();
            Reservation second = model.apply(all.get(1));
            refuse(
                    Mistake.CLIENT_TWICE.id(),
                    "duplicate " + client + ", also at " + Mistakes.at(first, second) + "; remove one",
                    second.where());
        }
        return all.isEmpty() ? null : all.get(0);
    }

    /** True if an entry is about addresses of the same subnet, or of none. */
    private boolean isNear(Reservation there, Reservation wanted) {
        for (IpAddress one : there.addresses()) {
            for (IpAddress other : wanted.addresses()) {
                if (one.isIpv6() == other.isIpv6() && subnets.of(one) == subnets.of(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** True if an entry has each wanted address as the only one of its family, and the wanted name. */
    private boolean isDone(Reservation there, Reservation wanted) {
        for (IpAddress address : wanted.addresses()) {
            List<IpAddress> same = there.addresses().stream()
                    .filter(one -> one.isIpv6() == address.isIpv6())
                    .toList();
            if (!wanted.addresses().containsAll(same) || !same.contains(address)) {
                return false;
            }
        }
        return !renames || wanted.name() == null || wanted.name().equalsIgnoreCase(there.name());
    }

    /** Refuses an address or a name that is another's after all. */
    private void lookForOthers(Collection<Reservation> wanted, Set<E> found) {
        Map<Object, Reservation> taken = new HashMap<>();
        for (Reservation one : wanted) {
            for (Object key : claims(one)) {
                Reservation other = taken.putIfAbsent(key, one);
                if (other != null && other != one) {
                    refuse("taken", key + " is also wanted at " + other.where() + "; change one", one.where());
                }
            }
        }
        for (E entry : entries) {
            Reservation there = model.apply(entry);
            if (!found.contains(entry)) {
                for (Object key : claims(there)) {
                    Reservation one = taken.get(key);
                    if (one != null) {
                        String owner = there.clients().isEmpty()
                                ? "another"
                                : there.clients().get(0).toString();
                        refuse("taken", key + " is reserved for " + owner + " here; choose another", there.where());
                    }
                }
            }
        }
    }

    /** What no other may have: addresses, and a name as its key. */
    private static List<Object> claims(Reservation one) {
        if (one.name() == null) {
            return List.copyOf(one.addresses());
        }
        List<Object> claims = new ArrayList<>(one.addresses());
        claims.add(Client.key(one.name()));
        return claims;
    }

    private void refuse(String id, String message, Whence where) {
        refusals.add(Remark.error(id, message, where));
    }

    private void check() throws RefusedException {
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals);
        }
    }
}
