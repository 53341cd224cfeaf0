package dev.xmlnet.cli.reserve;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.dhcp.Pool;
import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.dhcp.conflict.Placed;
import dev.xmlnet.dhcp.conflict.Server;
import dev.xmlnet.dhcp.template.HostText;
import dev.xmlnet.dhcp.wish.Wish;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.template.TextTemplate;
import dev.xmlnet.xml.AtomicFile;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** New text: for a server, or for each guest. */
@SuppressWarnings("ReferenceEquality") // A server is one of those that were read.
final class Texts {
    private static final String NIC = "lan";

    private final ReserveOptions options;
    private final Streams streams;
    private final Told told;
    private final List<Net> nets;

    Texts(ReserveOptions options, Streams streams, Told told, List<Net> nets) {
        this.options = options;
        this.streams = streams;
        this.told = told;
        this.nets = nets;
    }

    /**
     * Writes it.
     *
     * @throws IOException if standard output takes no more
     */
    void write(List<Placed> wishes) throws IOException {
        TextTemplate template = template();
        List<List<HostText>> documents = new ArrayList<>();
        if (options.goal.way() == Goal.Way.GUEST) {
            documents.addAll(guests(wishes).values());
        } else {
            documents.add(List.copyOf(hosts(wishes).values()));
        }
        StringBuilder text = new StringBuilder();
        Map<String, TextTemplate.File> files = new LinkedHashMap<>();
        for (List<HostText> hosts : documents) {
            try {
                TextTemplate.Output output = template.print(HostText.document(hosts), null);
                output.notes().forEach(note -> told.print(null, note));
                text.append(output.text());
                for (TextTemplate.File file : output.files()) {
                    files.put(folder(hosts.get(0)) + file.path(), file);
                }
            } catch (DocumentException e) {
                throw new UsageException(e.diagnostic().message());
            }
        }
        if (!told.failed()) {
            write(text.toString(), files);
        }
    }

    /** A guest's files are kept apart from those of others. */
    private static String folder(HostText host) {
        String guest = host.guest();
        return guest == null ? host.mac().toString().replace(":", "") : guest.replaceAll("[^A-Za-z0-9._-]", "-");
    }

    private void write(String text, Map<String, TextTemplate.File> files) throws IOException {
        Path directory = options.output.output();
        if (directory == null && files.size() + (text.isEmpty() ? 0 : 1) > 1) {
            throw new UsageException("several files need -o DIR");
        } else if (directory == null) {
            String all = text
                    + (files.isEmpty() ? "" : files.values().iterator().next().text());
            streams.out().stream().write(all.getBytes(StandardCharsets.UTF_8));
            streams.out().stream().flush();
            return;
        } else if (files.isEmpty()) {
            throw new UsageException("-o: the dialect has no files; leave it out and use standard output");
        }
        files.forEach((path, file) -> write(directory.resolve(path), file));
    }

    private void write(Path target, TextTemplate.File file) {
        try {
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            AtomicFile.create(target, file.text().getBytes(StandardCharsets.UTF_8));
            String rights = "600".equals(file.mode()) ? "rw-------" : "rw-r--r--";
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(rights));
        } catch (IOException e) {
            told.print(target.toString(), Diagnostic.error("not-written", "not written: " + Words.of(e), null));
        }
    }

    private TextTemplate template() {
        String word = options.goal.word();
        String templates = options.templates;
        try {
            Path own = templates == null ? null : Path.of(templates).resolve(word + ".xsl");
            if (own != null && Files.isRegularFile(own)) {
                return TextTemplate.compile(own, Path.of(Objects.requireNonNull(templates)), Set.of());
            }
        } catch (DocumentException e) {
            var place = e.diagnostic().location();
            throw new UsageException(templates + "/" + word + ".xsl" + (place == null ? "" : ":" + place.line()) + ": "
                    + e.diagnostic().message());
        }
        if (Goal.of(word) == null) {
            throw new UsageException("--to " + word + ": there is no " + templates + "/" + word + ".xsl");
        }
        return TextTemplate.own((options.goal.way() == Goal.Way.GUEST ? "guest/" : "dhcp/") + word, Set.of());
    }

    /** Returns each interface with its addresses. */
    Map<MacAddress, HostText> hosts(List<Placed> wishes) {
        Map<MacAddress, HostText> hosts = new LinkedHashMap<>();
        for (Placed placed : wishes) {
            hosts.merge(placed.wish().mac(), host(placed, NIC), Texts::both);
        }
        return hosts;
    }

    private static HostText both(HostText one, HostText other) {
        List<HostText.Address> addresses = new ArrayList<>(one.addresses());
        other.addresses().stream().filter(more -> !addresses.contains(more)).forEach(addresses::add);
        List<IpAddress> dns = new ArrayList<>(one.dns());
        other.dns().stream().filter(more -> !dns.contains(more)).forEach(dns::add);
        String name = one.name() == null ? other.name() : one.name();
        return new HostText(one.mac(), name, one.guest(), one.nic(), addresses, dns);
    }

    /** By guest, and of one without a name by MAC address; a further interface gets a number behind its name. */
    private Map<String, List<HostText>> guests(List<Placed> wishes) {
        Map<String, List<HostText>> guests = new LinkedHashMap<>();
        for (HostText host : hosts(wishes).values()) {
            List<HostText> before = guests.computeIfAbsent(
                    host.guest() == null ? host.mac().toString() : host.guest(), guest -> new ArrayList<>());
            String base = options.nic == null ? NIC : options.nic;
            String nic = before.isEmpty() ? base : base + (before.size() + 1);
            before.add(new HostText(host.mac(), host.name(), host.guest(), nic, host.addresses(), host.dns()));
            if (options.goal.word().equals("virt-customize") && host.guest() == null) {
                told.error(null, "no-guest", "no input has a guest with " + host.mac() + "; name its file");
            }
        }
        return guests;
    }

    private HostText host(Placed placed, String nic) {
        Wish wish = placed.wish();
        boolean guest = options.goal.way() == Goal.Way.GUEST;
        ServedSubnet subnet = placed.server().subnetOf(wish.address());
        Integer prefix = wish.prefix() != null
                ? wish.prefix()
                : subnet == null ? null : Integer.valueOf(subnet.block().prefix());
        if (guest && prefix == null) {
            told.error(
                    wish.where(),
                    "no-prefix",
                    "no input tells the subnet of " + wish.address() + "; write its prefix, as in " + wish.address()
                            + (wish.address().isIpv6() ? "/64" : "/24"));
        }
        Net net = net(placed);
        if (guest && subnet != null) {
            warnOfRange(wish, placed.server(), subnet);
        }
        var address = new HostText.Address(wish.address(), prefix, gateway(wish, net));
        String name = wish.nic() == null ? null : wish.nic().guest();
        return new HostText(wish.mac(), wish.name(), name, nic, List.of(address), dns(wish, net));
    }

    /** A server that is no longer asked by the guest may give its address to another. */
    private void warnOfRange(Wish wish, Server server, ServedSubnet subnet) {
        boolean reserved = server.facts().reservations().stream()
                .anyMatch(one -> one.addresses().contains(wish.address()));
        for (Pool pool : subnet.pools()) {
            if (!reserved && pool.range().contains(wish.address())) {
                told.print(
                        pool.where().path(),
                        Diagnostic.warning(
                                "inside-range",
                                "others may get " + wish.address() + " from the range " + pool.range()
                                        + "; reserve it there, too",
                                pool.where().location()));
            }
        }
    }

    private @Nullable Net net(Placed placed) {
        return nets.stream()
                .filter(net -> net.server() == placed.server())
                .findFirst()
                .orElse(null);
    }

    /** An isolated network tells its guests of no router; nor does any of libvirt's by DHCPv6. */
    private @Nullable IpAddress gateway(Wish wish, @Nullable Net net) {
        boolean ipv6 = wish.address().isIpv6();
        for (IpAddress one : options.gateways) {
            if (one.isIpv6() == ipv6) {
                return one;
            }
        }
        ServedSubnet subnet = net == null || net.xml().mode() == NetworkMode.ISOLATED
                ? null
                : net.server().subnetOf(wish.address());
        return subnet == null ? null : subnet.own().get(0);
    }

    /** The dnsmasq of a network answers names, too. */
    private List<IpAddress> dns(Wish wish, @Nullable Net net) {
        if (!options.dns.isEmpty() || net == null || !net.xml().answersNames()) {
            return options.dns;
        }
        ServedSubnet subnet = net.server().subnetOf(wish.address());
        return subnet == null ? List.of() : subnet.own();
    }
}
