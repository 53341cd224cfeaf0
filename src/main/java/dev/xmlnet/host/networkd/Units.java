package dev.xmlnet.host.networkd;

import dev.xmlnet.host.ini.HostIni;
import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.HostText;
import dev.xmlnet.ini.Grammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of a host, in the order in which networkd reads them: by name, whatever their directory; of two of one name that in /etc counts, then
 * that in /run.
 *
 * @param networks with their drop-ins
 * @param netdevs devices to make
 * @param links settings of udev
 */
record Units(List<Network> networks, List<HostIni> netdevs, List<HostIni> links) {
    static Units of(List<HostText> files) {
        Map<String, HostText> byName = new TreeMap<>();
        for (HostText file : files) {
            byName.merge(key(file), file, (one, other) -> rank(other) < rank(one) ? other : one);
        }
        Map<String, List<HostIni>> dropIns = new TreeMap<>();
        Map<String, HostIni> mains = new TreeMap<>();
        byName.forEach((key, file) -> {
            HostIni parsed = HostIni.parse(file, Grammar.NETWORKD);
            if (key.contains("/")) {
                dropIns.computeIfAbsent(key.replaceFirst("\\.d/.*", ""), name -> new ArrayList<>())
                        .add(parsed);
            } else {
                mains.put(key, parsed);
            }
        });
        return new Units(
                ending(mains, ".network")
                        .map(one ->
                                new Network(one, dropIns.getOrDefault(one.file().name(), List.of())))
                        .toList(),
                ending(mains, ".netdev").toList(),
                ending(mains, ".link").toList());
    }

    private static Stream<HostIni> ending(Map<String, HostIni> files, String suffix) {
        return files.entrySet().stream()
                .filter(one -> one.getKey().endsWith(suffix))
                .map(Map.Entry::getValue);
    }

    /** The name, with that of its directory for a drop-in. */
    private static String key(HostText file) {
        String directory = file.path().replaceFirst("/?[^/]*\\z", "");
        String parent = directory.substring(directory.lastIndexOf('/') + 1);
        return parent.endsWith(".d") && file.name().endsWith(".conf") ? parent + "/" + file.name() : file.name();
    }

    private static int rank(HostText file) {
        List<String> places = List.of("etc/systemd/", "run/systemd/", "usr/local/lib/systemd/", "lib/systemd/");
        for (int i = 0; i < places.size(); i++) {
            if (file.path().contains(places.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the first file that may be for a device; null if there is none. */
    @Nullable
    Network first(Device device) {
        for (Network one : networks) {
            if (one.fit(device) != Match.Fit.NO) {
                return one;
            }
        }
        return null;
    }

    /** The NIC of a change. */
    Device device(BridgeChange change) {
        String name = change.nic().toString();
        HostIni netdev = netdev(name);
        String kind = netdev == null ? null : netdev.value("NetDev", "Kind");
        return new Device(name, change.mac(), kind == null ? "" : kind);
    }

    /** Returns the MTU that udev gives a NIC; null if it gives none. */
    @Nullable
    String linkMtu(Device device) {
        for (HostIni link : links) {
            Match match = new Match(List.of(link));
            boolean named = match.words("OriginalName").equals(List.of(device.name()))
                    || device.name().equals(link.value("Link", "Name"));
            if (named || (device.mac() != null && device.mac().equals(match.mac()))) {
                return link.value("Link", "MTUBytes");
            }
        }
        return null;
    }

    /** Returns the file that makes a device; null if there is none. */
    @Nullable
    HostIni netdev(String name) {
        for (HostIni one : netdevs) {
            if (name.equals(one.value("NetDev", "Name"))) {
                return one;
            }
        }
        return null;
    }

    /** True if a file of this name is there. */
    boolean has(String name) {
        return networks.stream().anyMatch(one -> one.name().equals(name))
                || netdevs.stream().anyMatch(one -> one.file().name().equals(name));
    }
}
