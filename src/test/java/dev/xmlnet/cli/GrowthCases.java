package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.CheckConfig;
import dev.xmlnet.cli.options.CheckConfigFile;
import dev.xmlnet.model.LibvirtXml;
import dev.xmlnet.xml.DocumentException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;

/** Inputs of any size, each run through the real command; loaded by a loader that counts. */
final class GrowthCases {
    private final Map<String, ObjIntConsumer<Path>> all = new LinkedHashMap<>();

    private GrowthCases() {}

    /** The cases by name; each takes an empty directory and a size. */
    static Map<String, ObjIntConsumer<Path>> all() {
        GrowthCases cases = new GrowthCases();
        cases.guests();
        cases.networks();
        cases.schema();
        cases.comments();
        cases.texts();
        cases.across();
        cases.conversions();
        cases.configuration();
        cases.files();
        cases.library();
        return cases.all;
    }

    // How an input is made.

    private static String times(int n, IntFunction<String> part) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < n; i++) {
            all.append(part.apply(i));
        }
        return all.toString();
    }

    private static String mac(int i) {
        return String.format("52:54:%02x:%02x:%02x:%02x", i >> 24 & 255, i >> 16 & 255, i >> 8 & 255, i & 255);
    }

    private static String ipv4(int i) {
        return "10." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255);
    }

    private static String guest(String devices) {
        return guest("web1", devices);
    }

    private static String guest(String name, String devices) {
        return "<domain type='kvm'>\n  <name>" + name + "</name>\n  <memory unit='MiB'>512</memory>\n"
                + "  <os><type arch='x86_64'>hvm</type></os>\n  <devices>\n" + devices + "  </devices>\n</domain>\n";
    }

    private static String nic(String type, String rest) {
        return "    <interface type='" + type + "'>\n" + rest + "      <model type='virtio'/>\n    </interface>\n";
    }

    private static String plain(int i) {
        return nic("network", "      <mac address='" + mac(i) + "'/>\n      <source network='default'/>\n");
    }

    private static String onNetwork(String rest) {
        return nic("network", "      <source network='default'/>\n" + rest);
    }

    private static String network(String name, String rest) {
        return "<network>\n  <name>" + name + "</name>\n" + rest + "</network>\n";
    }

    private static String nat(String rest) {
        return network("lan", "  <forward mode='nat'/>\n" + rest);
    }

    private static String ip(String rest) {
        return "  <ip address='10.0.0.1' prefix='8'>\n" + rest + "  </ip>\n";
    }

    private static String dhcp(String rest) {
        return ip("    <dhcp>\n" + rest + "    </dhcp>\n");
    }

    // How a command is run.

    private void add(String name, ObjIntConsumer<Path> growth) {
        if (all.put(name, growth) != null) {
            throw new IllegalArgumentException("two cases of the name " + name);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, UTF_8);
        Streams streams = Streams.plain(new ByteArrayInputStream(new byte[0]), out, errors);
        int exit = Main.run(args.toArray(String[]::new), streams);
        if (exit == ExitCode.BUG || exit == ExitCode.USAGE) {
            throw new AssertionError("exit " + exit + " of " + args.subList(0, Math.min(9, args.size())) + ": "
                    + err.toString(UTF_8).lines().limit(5).toList());
        }
    }

    private static void run(Path dir, String... args) {
        run(Arrays.stream(args).map(arg -> arg.replace("DIR", dir.toString())).toList());
    }

    /** One file in, and what a command says of it. */
    private void file(String name, IntFunction<String> text, String... args) {
        add(name, (dir, n) -> {
            write(dir.resolve("a.xml"), text.apply(n));
            run(dir, args);
        });
    }

    private void check(String name, IntFunction<String> text) {
        file(name, text, "check", "--format", "json", "DIR/a.xml");
    }

    private void devices(String name, IntFunction<String> part) {
        check(name, n -> guest(times(n, part)));
    }

    private void guests() {
        devices("plain interfaces", GrowthCases::plain);
        devices("one MAC address", i -> plain(1));
        devices(
                "two MAC addresses of an interface",
                i -> onNetwork("      <mac address='" + mac(1) + "'/>\n      <mac address='" + mac(1) + "'/>\n"));
        devices("one tap", i -> onNetwork("      <target dev='tap0'/>\n"));
        devices("one alias", i -> onNetwork("      <alias name='ua-a'/>\n"));
        devices("aliases", i -> onNetwork("      <alias name='ua-" + i + "'/>\n"));
        devices(
                "one PCI slot",
                i -> onNetwork("      <address type='pci' domain='0x0000' bus='0x00' slot='0x03' function='0x0'/>\n"));
        devices(
                "PCI slots",
                i -> onNetwork("      <address type='pci' domain='0x0000' bus='0x" + Integer.toHexString(i / 31 % 256)
                        + "' slot='0x" + Integer.toHexString(1 + i % 31) + "' function='0x0'/>\n"));
        devices(
                "one interfaceid",
                i -> nic(
                        "bridge",
                        "      <source bridge='ovs0'/>\n      <virtualport type='openvswitch'>\n        <parameters interfaceid='"
                                + "0a3b6d2c-0b1c-4a5d-8e6f-0123456789ab'/>\n      </virtualport>\n"));
        devices("one NIC taken whole", i -> nic("direct", "      <source dev='eno1' mode='passthrough'/>\n"));
        devices("NICs taken whole", i -> nic("direct", "      <source dev='eno" + i + "' mode='passthrough'/>\n"));
        devices(
                "one device of the host",
                i -> "    <interface type='hostdev' managed='yes'>\n      <source><address type='pci' domain='0x0000'"
                        + " bus='0x03' slot='0x10' function='0x1'/></source>\n    </interface>\n");
        devices("one socket", i -> nic("vhostuser", "      <source type='unix' path='/run/a.sock' mode='server'/>\n"));
        devices("boot orders", i -> onNetwork("      <boot order='" + (i + 1) + "'/>\n"));
        devices("one boot order", i -> onNetwork("      <boot order='1'/>\n"));
        devices("PCI controllers", i -> "    <controller type='pci' index='" + i + "' model='pcie-root-port'/>\n");
        devices("disks", i -> "    <disk type='file'><source file='/d" + i + "'/><target dev='vd" + i + "'/></disk>\n");
        check(
                "VLAN tags",
                n -> guest(nic(
                        "bridge",
                        "      <source bridge='ovs0'/>\n      <virtualport type='openvswitch'/>\n      <vlan trunk='yes'>\n"
                                + times(n, i -> "        <tag id='" + i % 4096 + "'/>\n") + "      </vlan>\n")));
        check(
                "parameters of a filter",
                n -> guest(onNetwork("      <filterref filter='clean-traffic'>\n"
                        + times(n, i -> "        <parameter name='IP' value='" + ipv4(i) + "'/>\n")
                        + "      </filterref>\n")));
        check(
                "one parameter of a filter",
                n -> guest(onNetwork("      <filterref filter='clean-traffic'>\n"
                        + times(n, i -> "        <parameter name='IP' value='10.0.0.1'/>\n")
                        + "      </filterref>\n")));
        check(
                "addresses of an interface",
                n -> guest(nic("ethernet", times(n, i -> "      <ip address='" + ipv4(i) + "' prefix='8'/>\n"))));
        check(
                "routes of an interface",
                n -> guest(nic(
                        "ethernet",
                        times(n, i -> "      <route address='" + ipv4(i) + "' prefix='32' gateway='10.0.0.1'/>\n"))));
        check("port forwards that nest", n -> passt(n, i -> "start='" + (i + 1) + "' end='60000'"));
        check("port forwards apart", n -> passt(n, i -> "start='" + (i * 9 + 1) + "' end='" + (i * 9 + 4) + "'"));
        check("port forwards with parts left out", n -> passt(n, i -> "start='" + (i * 2 + 1) + "' exclude='yes'"));
        check("port forwards of one port", n -> passt(n, i -> "start='80'"));
        devices("interfaces that forward one port", i -> passtNic("<range start='80'/>"));
        devices(
                "interfaces that forward ports that nest",
                i -> passtNic("<range start='" + (i + 1) + "' end='60000'/>"));
        devices(
                "interfaces that forward ports of others that are far off",
                i -> passtNic("<range start='" + (i + 1) + "' end='" + (i == 0 ? 60000 : i + 1) + "'/>"));
        devices(
                "teaming pairs of one MAC address",
                i -> onNetwork("      <mac address='" + mac(1) + "'/>\n      <alias name='ua-a" + i + "'/>\n"
                                + "      <teaming type='persistent'/>\n")
                        + "    <interface type='hostdev' managed='yes'>\n      <mac address='" + mac(1) + "'/>\n"
                        + "      <source><address type='pci' domain='0x0000' bus='0x03' slot='0x10' function='0x1'/>"
                        + "</source>\n      <teaming type='transient' persistent='ua-a" + i
                        + "'/>\n    </interface>\n");
        devices("interfaces that forward a port", i -> passtNic("<range start='" + (i + 1) + "'/>"));
        devices("missing networks", i -> nic("network", "      <source network='lan" + i + "'/>\n"));
        devices("tags that no network takes", i -> onNetwork("      <vlan><tag id='5'/></vlan>\n"));
        devices("unknown elements", i -> onNetwork("      <modle type='virtio'/>\n"));
        devices("what the schema and a rule refuse", i -> onNetwork("      <mac address='52:54:00'/>\n"));
        devices("interfaces without a source", i -> nic("bridge", ""));
        file(
                "many findings to fix",
                n -> guest(
                        times(
                                n,
                                i -> nic(
                                        "direct",
                                        "      <source dev='eno1' mode='bridge' network='default'/>\n      <vlan><tag id='5'/></vlan>\n"))),
                "check",
                "--fix",
                "--diff",
                "DIR/a.xml");
        check("guests of <domains>", n -> "<domains>\n" + times(n, i -> guest("g" + i, plain(i))) + "</domains>\n");
        check(
                "guests of one name in <domains>",
                n -> "<domains>\n" + times(n, i -> guest("g", plain(i))) + "</domains>\n");
    }

    private static String passtNic(String range) {
        return nic(
                "user", "      <backend type='passt'/>\n      <portForward proto='tcp'>" + range + "</portForward>\n");
    }

    private static String passt(int n, IntFunction<String> range) {
        return guest(nic(
                "user",
                "      <backend type='passt'/>\n      <portForward proto='tcp'><range start='1' end='65535'/>"
                        + times(n, i -> "<range " + range.apply(i) + "/>\n")
                        + "</portForward>\n"
                        + times(n, i -> "<portForward proto='tcp'><range " + range.apply(i) + "/></portForward>\n")));
    }

    private void networks() {
        check("DHCP hosts", n -> nat(dhcp(times(n, i -> "<host mac='" + mac(i) + "' ip='" + ipv4(i + 2) + "'/>\n"))));
        check(
                "DHCP hosts of one address",
                n -> nat(dhcp(times(n, i -> "<host mac='" + mac(i) + "' ip='10.0.0.2'/>\n"))));
        check(
                "DHCP hosts of one MAC address",
                n -> nat(dhcp(times(n, i -> "<host mac='" + mac(1) + "' ip='" + ipv4(i + 2) + "'/>\n"))));
        check(
                "DHCP ranges",
                n -> nat(dhcp(
                        times(n, i -> "<range start='" + ipv4(i * 4 + 2) + "' end='" + ipv4(i * 4 + 4) + "'/>\n"))));
        check(
                "DHCP ranges backwards",
                n -> nat(dhcp(times(
                        n,
                        i -> "<range start='" + ipv4((n - i) * 4 + 2) + "' end='" + ipv4((n - i) * 4 + 4) + "'/>\n"))));
        check(
                "DHCP ranges that overlap",
                n -> nat(dhcp(
                        times(n, i -> "<range start='" + ipv4(i * 2 + 2) + "' end='" + ipv4(i * 2 + 4) + "'/>\n"))));
        check(
                "DNS hosts",
                n -> nat("  <dns>\n"
                        + times(n, i -> "<host ip='" + ipv4(i) + "'><hostname>h" + i + "</hostname></host>\n")
                        + "  </dns>\n" + ip("")));
        check(
                "DNS records",
                n -> nat("  <dns>\n" + times(n, i -> "<txt name='a" + i + "' value='b'/>\n") + "  </dns>\n" + ip("")));
        check(
                "host names of an address",
                n -> nat("  <dns>\n<host ip='10.0.0.2'>\n" + times(n, i -> "<hostname>h" + i + "</hostname>\n")
                        + "</host>\n  </dns>\n" + ip("")));
        check(
                "forwarders",
                n -> nat("  <dns>\n" + times(n, i -> "<forwarder addr='" + ipv4(i) + "'/>\n") + "  </dns>\n" + ip("")));
        check(
                "routes",
                n -> nat(ip("")
                        + times(
                                n,
                                i -> "<route address='192." + (i >> 8 & 255) + "." + (i & 255)
                                        + ".0' prefix='24' gateway='10.0.0.2'/>\n")));
        check(
                "routes to nowhere",
                n -> nat(times(n, i -> "  <ip address='10." + (i >> 8 & 255) + "." + (i & 255) + ".1' prefix='24'/>\n")
                        + times(
                                n,
                                i -> "<route address='192." + (i >> 8 & 255) + "." + (i & 255)
                                        + ".0' prefix='24' gateway='11.0.0.2'/>\n")));
        check(
                "one route",
                n -> nat(ip("") + times(n, i -> "<route address='192.168.5.0' prefix='24' gateway='10.0.0.2'/>\n")));
        check(
                "subnets",
                n -> nat(times(
                        n, i -> "  <ip address='10." + (i >> 8 & 255) + "." + (i & 255) + ".1' prefix='24'/>\n")));
        check("one subnet", n -> nat(times(n, i -> "  <ip address='10.0.0.1' prefix='24'/>\n")));
        check(
                "subnets that nest",
                n -> nat(times(
                        n,
                        i -> "  <ip address='10.0." + (i >> 8 & 255) + "." + (1 + i % 255) + "' prefix='" + (8 + i % 20)
                                + "'/>\n")));
        check(
                "subnets with DHCP",
                n -> nat(times(
                        n,
                        i -> "  <ip address='10." + (i >> 8 & 255) + "." + (i & 255)
                                + ".1' prefix='24'><dhcp><range start='10.0.0.2' end='10.0.0.9'/></dhcp></ip>\n")));
        check(
                "port groups",
                n -> network(
                        "lan",
                        "  <forward mode='bridge'/>\n  <bridge name='br0'/>\n"
                                + times(n, i -> "  <portgroup name='p" + i + "'/>\n")));
        check(
                "one port group",
                n -> network(
                        "lan",
                        "  <forward mode='bridge'/>\n  <bridge name='br0'/>\n"
                                + times(n, i -> "  <portgroup name='p' default='yes'/>\n")));
        check(
                "tags of port groups",
                n -> network(
                        "lan",
                        "  <forward mode='bridge'/>\n  <bridge name='ovs0'/>\n"
                                + "  <virtualport type='openvswitch'/>\n  <portgroup name='p'><vlan trunk='yes'>\n"
                                + times(n, i -> "<tag id='" + i % 4096 + "'/>\n") + "  </vlan></portgroup>\n"));
        check(
                "NICs of a network",
                n -> network(
                        "lan",
                        "  <forward mode='private'>\n" + times(n, i -> "    <interface dev='eno" + i + "'/>\n")
                                + "  </forward>\n"));
        check(
                "one NIC of a network",
                n -> network(
                        "lan",
                        "  <forward mode='passthrough'>\n" + times(n, i -> "    <interface dev='eno1'/>\n")
                                + "  </forward>\n"));
        check(
                "devices of a network",
                n -> network(
                        "lan",
                        "  <forward mode='hostdev' managed='yes'>\n"
                                + times(
                                        n,
                                        i -> "    <address type='pci' domain='0x0000' bus='0x"
                                                + Integer.toHexString(i / 31 % 256) + "' slot='0x"
                                                + Integer.toHexString(1 + i % 31) + "' function='0x0'/>\n")
                                + "  </forward>\n"));
        check(
                "options of dnsmasq",
                n -> "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>\n"
                        + "  <name>lan</name>\n  <forward mode='nat'/>\n" + ip("") + "  <dnsmasq:options>\n"
                        + times(n, i -> "    <dnsmasq:option value='a" + i + "'/>\n")
                        + "  </dnsmasq:options>\n</network>\n");
    }

    private void schema() {
        check(
                "unknown attributes",
                n -> guest("<interface type='network'><source network='default' "
                        + times(n / 2, i -> "a" + i + "='" + i + "' ") + "/></interface>\n"));
        check(
                "unknown attributes that resemble",
                n -> guest("<interface type='network'><source network='default' "
                        + times(n / 2, i -> "networ" + i + "='" + i + "' ") + "/></interface>\n"));
        check("unknown elements of an interface", n -> guest(onNetwork(times(n, i -> "<x" + i + "/>\n"))));
        check("elements of one name", n -> guest(onNetwork(times(n, i -> "<mtu size='1500'/>\n"))));
        check("faults apart", n -> guest(times(n, i -> onNetwork("<x" + i + "/>\n"))));
        check("values that nobody knows", n -> guest(times(n, i -> "<interface type='x" + i + "'/>\n")));
        check("children of a value", n -> network("lan", "  <uuid>" + times(n, i -> "<a/>\n") + "</uuid>\n"));
        check("text among elements", n -> guest(onNetwork(times(n, i -> "text <mtu size='1500'/>\n"))));
        check("text in parts", n -> network("lan<!-- a -->" + times(n, i -> "x<!-- a -->"), ""));
        check(
                "metadata",
                n -> "<domain type='kvm'>\n<name>a</name>\n<metadata>\n"
                        + times(n, i -> "<m:x xmlns:m='urn:m" + i + "'>b</m:x>\n") + "</metadata>\n</domain>\n");
    }

    private void comments() {
        check("comments", n -> guest(times(n, i -> "<!-- a comment -->\n")));
        check(
                "comments that ignore",
                n -> guest(times(
                        n,
                        i -> "<!-- xmlnet: ignore DIR001 so it is -->\n"
                                + nic("direct", "      <source dev='eno1'/>\n"))));
        check(
                "comments that ignore nothing",
                n -> guest(times(n, i -> "<!-- xmlnet: ignore MAC002 so it is -->\n" + plain(i))));
        check(
                "comments that ignore a MAC address",
                n -> guest(times(n, i -> "<!-- xmlnet: ignore MAC001 so it is -->\n" + plain(1))));
        check(
                "comments before one element",
                n -> guest(times(n, i -> "<!-- xmlnet: ignore MAC001 so it is -->\n") + times(n, i -> plain(1))));
        check(
                "comments that nest",
                n -> "<domain type='kvm'><name>a</name><metadata>"
                        + times(n / 10, i -> "<!-- xmlnet: ignore MAC001 so it is -->\n<a>")
                        + times(n / 10, i -> "</a>") + "</metadata></domain>");
        check(
                "rules of a comment",
                n -> guest(
                        "<!-- xmlnet: ignore " + times(n, i -> "ABC" + 100 + i % 900 + " ") + " a -->\n" + plain(1)));
        check("processing instructions", n -> guest(times(n, i -> "<?a b?>\n")));
    }

    private void texts() {
        check(
                "one line",
                n -> guest(times(
                        n,
                        i -> "<interface type='network'><source network='default'/><mac address='x'/></interface>")));
        check("one line of unknown elements", n -> network("n", "<uuid>" + times(n, i -> "<a/>") + "</uuid>"));
        check(
                "depth",
                n -> "<domain type='kvm'>\n<name>a</name>\n<metadata>\n" + times(n / 10, i -> "<a>")
                        + times(n / 10, i -> "</a>") + "</metadata>\n</domain>\n");
        check("a long name", n -> guest("a".repeat(n * 10), plain(1)));
        check("a long source", n -> guest(nic("network", "<source network='" + "a".repeat(n * 10) + "'/>\n")));
        check(
                "a long MAC address",
                n -> guest(nic("network", "<source network='a'/><mac address='" + "5:".repeat(n * 10) + "'/>\n")));
        check("a long comment", n -> guest("<!-- xmlnet: " + "ignore ".repeat(n * 2) + "-->\n"));
        check(
                "a long list of tags",
                n -> network(
                        "lan",
                        "  <dns><txt name='" + "a.".repeat(n * 5) + "' value='" + "\"".repeat(n * 10) + "'/></dns>\n"
                                + ip("")));
        check("character references", n -> guest(times(n, i -> "&#65;"), plain(1)));
        check("empty lines", n -> guest("\n".repeat(n * 10)));
        check(
                "namespaces",
                n -> "<domain type='kvm'>\n<name>a</name>\n<metadata><a "
                        + times(n / 3, i -> "xmlns:n" + i + "='urn:" + i + "' ") + ">"
                        + times(n / 3, i -> "<n" + i + ":b/>")
                        + "</a></metadata>\n</domain>\n");
        check("CDATA", n -> guest(times(n, i -> "<![CDATA[ ]]>")));
    }

    private void across() {
        files("networks of one name", i -> network("n", "  <bridge name='virbr0'/>\n"));
        files("guests of one name", i -> guest("g", plain(1)));
        files(
                "guests on missing networks",
                i -> guest("g" + i, nic("network", "<source network='default" + i + "'/>")));
        files(
                "guests and reservations",
                i -> i % 2 == 0
                        ? guest(
                                "g" + i,
                                nic("network", "<mac address='" + mac(i) + "'/><source network='lan" + (i + 1) + "'/>"))
                        : network(
                                "lan" + i,
                                "  <forward mode='nat'/>\n  <bridge name='virbr" + i + "'/>\n  <ip address='10."
                                        + (i >> 8) + "." + (i & 255) + ".1' prefix='24'><dhcp><host mac='" + mac(1)
                                        + "' ip='10." + (i >> 8) + "." + (i & 255) + ".5'/></dhcp></ip>\n"));
        files("networks that nest", i -> lan(i, ipv4(256 * i + 1), 8 + i % 8));
        files("networks of one subnet", i -> lan(i, "10.0.0.1", 8));
        add("networks, bridges and NICs that are missing", (dir, n) -> {
            StringBuilder devices = new StringBuilder("[{\"ifname\": \"lo\"}");
            for (int i = 0; i < n / 2; i++) {
                devices.append(", {\"ifname\": \"br" + i + "\", \"linkinfo\": {\"info_kind\": \"bridge\"}}");
                write(dir.resolve("n" + i + ".xml"), onHost(i, "br" + (i + n)));
            }
            write(dir.resolve("g.xml"), guest(times(n / 2, GrowthCases::onMissing)));
            write(dir.resolve("host.json"), devices + "]");
            run(dir, "check", "--host-facts", "DIR/host.json", "--format", "json", "DIR");
        });
        add("networks on bridges of the host", (dir, n) -> {
            StringBuilder devices = new StringBuilder("[{\"ifname\": \"lo\"}");
            for (int i = 0; i < n / 5; i++) {
                devices.append(", {\"ifname\": \"br" + i + "\"}");
                write(dir.resolve("n" + i + ".xml"), onHost(i, "br" + i));
            }
            write(dir.resolve("host.json"), devices + "]");
            run(dir, "check", "--host-facts", "DIR/host.json", "--format", "json", "DIR");
        });
        add("networks and guests on one bridge", (dir, n) -> {
            for (int i = 0; i < n / 5; i++) {
                write(dir.resolve("n" + i + ".xml"), onHost(i, "br0"));
                write(dir.resolve("g" + i + ".xml"), guest("g" + i, nic("bridge", "<source bridge='br0'/>\n")));
            }
            run(dir, "check", "--format", "json", "DIR");
        });
        add("subnets of networks and of the host", (dir, n) -> {
            StringBuilder devices = new StringBuilder("[{\"ifname\": \"lo\"}");
            for (int i = 0; i < n / 5; i++) {
                devices.append(", {\"ifname\": \"eno" + i + "\", \"addr_info\": [{\"local\": \"" + ipv4(256 * i + 2)
                        + "\", \"prefixlen\": " + (8 + i % 8) + "}]}");
                write(dir.resolve("n" + i + ".xml"), lan(i, ipv4(256 * i + 1), 8 + i % 8));
            }
            write(dir.resolve("host.json"), devices + "]");
            run(dir, "check", "--host-facts", "DIR/host.json", "--format", "json", "DIR");
        });
        add("port groups that are missing", (dir, n) -> {
            write(
                    dir.resolve("n.xml"),
                    network(
                            "lan",
                            "  <forward mode='bridge'/>\n  <bridge name='br0'/>\n"
                                    + times(n, i -> "  <portgroup name='group" + i + "'/>\n")));
            write(
                    dir.resolve("g.xml"),
                    guest(times(n, i -> nic("network", "<source network='lan' portgroup='gruop" + i + "'/>\n"))));
            run(dir, "check", "--format", "json", "DIR");
        });
        check(
                "addresses of one guest that others have",
                n -> guest(times(n, i -> nic("bridge", "<source bridge='br0'/><ip address='10.0.0.1'/>\n"))));
    }

    private static String lan(int i, String address, int prefix) {
        return network(
                "lan" + i,
                "  <forward mode='nat'/>\n  <bridge name='virbr" + i + "'/>\n  <ip address='" + address + "' prefix='"
                        + prefix + "'/>\n");
    }

    private static String onHost(int i, String bridge) {
        return network("lan" + i, "  <forward mode='bridge'/>\n  <bridge name='" + bridge + "'/>\n");
    }

    private static String onMissing(int i) {
        return nic("network", "<source network='lna" + i + "'/>\n")
                + nic("bridge", "<source bridge='rb" + i + "'/>\n")
                + nic("direct", "<source dev='br" + i + "x' mode='vepa'/>\n");
    }

    /** Many files in one directory, in all ten times fewer than the size. */
    private void files(String name, IntFunction<String> text) {
        add(name, (dir, n) -> {
            for (int i = 0; i < n / 5; i++) {
                write(dir.resolve("f" + i + ".xml"), text.apply(i));
            }
            run(dir, "check", "--format", "json", "DIR");
        });
    }

    private void conversions() {
        file("conversion", n -> guest(times(n, GrowthCases::plain)), "convert", "--to", "bridge", "DIR/a.xml");
        file(
                "conversion with a diff",
                n -> guest(times(n, GrowthCases::plain)),
                "convert",
                "--to",
                "bridge",
                "--diff",
                "DIR/a.xml");
        file(
                "conversion in place",
                n -> guest(times(n, GrowthCases::plain)),
                "convert",
                "--to",
                "bridge",
                "-i",
                "DIR/a.xml");
        file(
                "conversion with a report",
                n -> guest(times(n, GrowthCases::plain)),
                "convert",
                "--to",
                "bridge",
                "--check",
                "--report",
                "json",
                "DIR/a.xml");
        file(
                "conversion with validation",
                n -> guest(times(n, GrowthCases::plain)),
                "convert",
                "--to",
                "bridge",
                "--validate",
                "DIR/a.xml");
        file(
                "conversion of many parts",
                n -> guest(
                        times(
                                n,
                                i -> onNetwork(
                                        "      <vlan><tag id='5'/></vlan>\n      <filterref filter='clean-traffic'/>\n      <portForward/>\n"))),
                "convert",
                "--to",
                "direct",
                "--source",
                "eno1",
                "DIR/a.xml");
        file(
                "conversion of some",
                n -> guest(times(n, GrowthCases::plain)),
                "convert",
                "--to",
                "bridge",
                "--mac",
                mac(1),
                "DIR/a.xml");
        file(
                "conversion with host access",
                n -> guest(times(n, GrowthCases::plain)),
                "convert",
                "--to",
                "direct",
                "--source",
                "eno1",
                "--host-access",
                "mgmt",
                "DIR/a.xml");
        file(
                "conversion to devices",
                n -> guest(times(n, GrowthCases::plain)),
                "convert",
                "--to",
                "ovs",
                "--model",
                "e1000",
                "--diff",
                "DIR/a.xml");
        file(
                "conversion of one line with a diff",
                n -> guest(times(n, i -> plain(i).replace("\n", ""))),
                "convert",
                "--to",
                "bridge",
                "--diff",
                "DIR/a.xml");
        file(
                "conversion of <domains> with a diff",
                n -> "<domains>\n" + times(n, i -> guest("g" + i, plain(i))) + "</domains>\n",
                "convert",
                "--to",
                "bridge",
                "--diff",
                "DIR/a.xml");
        file(
                "conversion of a network",
                n -> nat(dhcp(times(n, i -> "<host mac='" + mac(i) + "' ip='" + ipv4(i + 2) + "'/>\n"))),
                "convert",
                "--to",
                "bridge",
                "--source",
                "br0",
                "--diff",
                "DIR/a.xml");
        file(
                "conversion of port groups",
                n -> network(
                        "lan",
                        "  <forward mode='bridge'/>\n  <bridge name='br0'/>\n"
                                + times(n, i -> "  <portgroup name='p" + i + "'/>\n")),
                "convert",
                "--to",
                "nat",
                "--diff",
                "DIR/a.xml");
        add("--map", (dir, n) -> {
            write(dir.resolve("a.xml"), guest(times(n, i -> nic("network", "<source network='n" + i + "'/>\n"))));
            write(dir.resolve("map"), times(n, i -> "network=n" + i + ":bridge=br" + i + "\n"));
            run(dir, "convert", "--map-file", "DIR/map", "DIR/a.xml");
        });
        add("--networks", (dir, n) -> {
            for (int i = 0; i <= n / 10; i++) {
                write(
                        dir.resolve("nets/n" + i + ".xml"),
                        network("n" + i, "  <forward mode='bridge'/>\n  <bridge name='br" + i + "'/>\n"));
            }
            write(dir.resolve("a.xml"), guest(times(n, i -> nic("network", "<source network='n" + i + "'/>\n"))));
            run(dir, "convert", "--to", "bridge", "--networks", "DIR/nets", "--diff", "DIR/a.xml");
        });

        file("list", n -> guest(times(n, GrowthCases::plain)), "list", "DIR/a.xml");
        file("list as JSON", n -> guest(times(n, GrowthCases::plain)), "list", "--format", "json", "DIR/a.xml");
        options(
                "hosts of a new network",
                i -> List.of("--host=" + mac(i) + "=" + ipv4(i + 2) + ",h" + i),
                "network",
                "nat",
                "lan",
                "--address=10.0.0.1/8");
        options(
                "subnets, ranges and routes of a new network",
                i -> List.of(
                        "--address=172." + (16 + i / 256) + "." + i % 256 + ".1/24",
                        "--dhcp=" + ipv4(4 * i + 2) + "-" + ipv4(4 * i + 3),
                        "--route=11." + i / 256 + "." + i % 256 + ".0/24=10.0.0.9"),
                "network",
                "nat",
                "lan",
                "--address=10.255.255.254/8");
        options(
                "port groups of a new network",
                i -> List.of("--portgroup=p" + i + ",vlan=5"),
                "network",
                "bridge",
                "lan",
                "--bridge=br0");
        options("NICs of a new network", i -> List.of("--dev=eno" + i), "network", "private", "lan");
        options(
                "ports to forward",
                i -> List.of("--forward=" + (i + 1), "--forward=udp:10.0.0." + i % 250 + ":" + (i + 1)),
                "convert",
                "--to=passt",
                "samples/guest.xml");
    }

    /** A command with many options. */
    private void options(String name, IntFunction<List<String>> some, String... words) {
        add(name, (dir, n) -> {
            List<String> args = new ArrayList<>(Arrays.asList(words));
            for (int i = 0; i < n; i++) {
                args.addAll(some.apply(i));
            }
            run(args);
        });
    }

    private void configuration() {
        toml("blank lines", n -> "[check]\nstrict = true\n" + "\n".repeat(n) + "libvirt = \"9.0\"\n");
        toml("lines with blanks", n -> "[check]\n" + "  \t \n".repeat(n) + "strict = true\n");
        toml("lines of comments", n -> "[check]\n" + "# a comment\n\n".repeat(n) + "strict = true\n");
        toml(
                "tables",
                n -> times(
                        n,
                        i -> "[[check.ignore]]\nfiles = [\"f" + i
                                + ".xml\"]\nrules = [\"MAC001\"]\nreason = \"a\"\n\n"));
        toml(
                "patterns",
                n -> "[[check.ignore]]\nfiles = [" + times(n, i -> "\"f" + i + ".xml\", ")
                        + "]\nrules = [\"MAC001\"]\nreason = \"a\"\n");
        toml(
                "patterns on lines",
                n -> "[[check.ignore]]\nfiles = [\n" + times(n, i -> "  \"f" + i + ".xml\", # a\n\n")
                        + "]\nrules = [\"MAC001\"]\nreason = \"a\"\n");
        toml("a long string", n -> "[check]\nbaseline = \"" + "a/".repeat(n * 10) + "\"\n");
        toml(
                "a long string of lines",
                n -> "[[check.ignore]]\nfiles = [\"a\"]\nrules = [\"MAC001\"]\nreason = \"\"\"" + "a\n\n".repeat(n)
                        + "\"\"\"\n");
        toml("unknown keys", n -> "[check]\n" + times(n, i -> "k" + i + " = 1\n"));
        toml("one key", n -> "[check]\n" + times(n, i -> "strict = true\n"));
        toml("nothing but faults", n -> times(n, i -> "= ]]\n"));
        toml("open arrays", n -> "[check]\ndisable = " + "[".repeat(n));
        toml("arrays in arrays", n -> "[check]\ndisable = " + "[".repeat(n / 10) + "]".repeat(n / 10) + "\n");
        toml("dotted keys", n -> times(n / 10, i -> "a.") + "a = 1\n");
        toml("spaces", n -> "[check]\nstrict =" + " ".repeat(n * 10) + "true\n");
        toml("a long comment in .xmlnet.toml", n -> "# " + "a".repeat(n * 10) + "\n[check]\nstrict = true\n");
        add(
                "directories below patterns",
                (dir, n) -> matches(dir, "**/".repeat(6) + "x.xml", "a/".repeat(n / 10) + "y.xml"));
        add("stars of a pattern", (dir, n) -> matches(dir, "*a".repeat(6) + "b", "a".repeat(n)));
        add("a pattern with many stars", (dir, n) -> matches(dir, "**a".repeat(n / 10) + "b", "a".repeat(40)));
        add("braces of a pattern", (dir, n) -> matches(dir, "{a,aa,aaa}".repeat(n / 10) + "b", "a".repeat(40)));
    }

    private void toml(String name, IntFunction<String> text) {
        add(name, (dir, n) -> {
            write(dir.resolve(CheckConfig.NAME), text.apply(n));
            try {
                CheckConfigFile.read(dir.resolve(CheckConfig.NAME), dir);
            } catch (UsageException e) {
                // Refused is as good as read.
            }
        });
    }

    private static void matches(Path dir, String pattern, String path) {
        write(
                dir.resolve(CheckConfig.NAME),
                "[[check.ignore]]\nfiles = ['" + pattern + "']\nrules = ['MAC001']\nreason = 'a'\n");
        CheckConfigFile.read(dir.resolve(CheckConfig.NAME), dir).about(Path.of(path));
    }

    private void files() {
        add("baseline of one file", (dir, n) -> {
            write(dir.resolve("a.xml"), guest(times(n, i -> nic("direct", "<source dev='eno" + i + "'/>\n"))));
            run(dir, "check", "--baseline", "DIR/b.json", "--write-baseline", "DIR/a.xml");
            run(dir, "check", "--baseline", "DIR/b.json", "DIR/a.xml");
        });
        add("baseline of files that are gone", (dir, n) -> {
            write(dir.resolve("a.xml"), guest(plain(1)));
            write(
                    dir.resolve("b.json"),
                    "{\n \"baseline\": 1,\n \"findings\": ["
                            + times(
                                    n,
                                    i -> (i == 0 ? "" : ",") + "\n{\"path\": \"f" + i
                                            + ".xml\", \"rule\": \"MAC001\", \"message\": \"m\", \"count\": 1}")
                            + "]}\n");
            run(dir, "check", "--baseline", "DIR/b.json", "DIR/a.xml");
        });
        IntFunction<String> documents = n -> times(n, i -> guest("web" + i, plain(i)));
        file("documents in one file, checked", documents, "check", "DIR/a.xml");
        file("documents in one file, listed", documents, "list", "DIR/a.xml");
        file(
                "documents in one file, converted",
                documents,
                "convert",
                "--to",
                "bridge",
                "--validate",
                "--report",
                "json",
                "DIR/a.xml");
        file("list of guests", n -> "<domains>" + documents.apply(n) + "</domains>", "check", "DIR/a.xml");
        file(
                "networks in one file",
                n -> times(n, i -> "<network><name>n" + i + "</name></network>\n"),
                "convert",
                "--to",
                "bridge",
                "DIR/a.xml");
        file(
                "text of many findings",
                n -> guest(times(n, i -> nic("direct", "<source dev='eno1'/>\n"))),
                "check",
                "DIR/a.xml");
        file(
                "SARIF of many findings",
                n -> guest(times(n, i -> nic("direct", "<source dev='eno1'/>\n"))),
                "check",
                "--format",
                "sarif",
                "DIR/a.xml");
        file(
                "GitHub's lines of many findings",
                n -> guest(times(n, i -> nic("direct", "<source dev='eno1'/>\n"))),
                "check",
                "--format",
                "github",
                "DIR/a.xml");
        add("paths of --files-from", (dir, n) -> {
            write(dir.resolve("a.xml"), guest(plain(1)));
            write(dir.resolve("list"), times(n, i -> dir + "/a.xml\n"));
            run(dir, "check", "--files-from", "DIR/list");
        });
        add("missing paths", (dir, n) -> {
            write(dir.resolve("a.xml"), guest(plain(1)));
            write(dir.resolve("list"), times(n, i -> dir + "/f" + i + ".xml\n"));
            run(dir, "check", "--files-from", "DIR/list");
        });
    }

    private void library() {
        add("beans of a guest", (dir, n) -> bean(guest(times(n / 2, GrowthCases::plain))));
        add(
                "beans of metadata",
                (dir, n) -> bean(
                        "<domain type='kvm'><name>a</name><metadata>" + times(n, i -> "<m:x xmlns:m='urn:m'>b</m:x>")
                                + "</metadata><memory>1</memory><os><type>hvm</type></os></domain>"));
        add(
                "beans of unknown attributes",
                (dir, n) -> bean(guest("<interface type='network'><source network='default' "
                        + times(n, i -> "a" + i + "='" + i + "' ") + "/></interface>\n")));
        add("beans of text in parts", (dir, n) -> bean(guest("a" + times(n, i -> "&#65;<!-- a -->"), plain(1))));
    }

    private static void bean(String text) {
        try {
            LibvirtXml.write(LibvirtXml.readDomain(text));
        } catch (DocumentException e) {
            // Refused is as good as read.
        }
    }
}
