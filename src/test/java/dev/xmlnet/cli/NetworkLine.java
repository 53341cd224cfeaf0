package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.cli.console.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines of {@code xmlnet network}, for the judges.
 *
 * @param words what follows {@code network}, between blanks
 * @param starts true if the network is to be started too: it needs no SR-IOV NIC, and is not one of many pairs of options
 */
record NetworkLine(String words, boolean starts) {
    /** What a run gave. */
    record Run(int exit, String out, String err) {}

    /** What every network that libvirt addresses takes, in ways that do not exclude each other. */
    private static final List<String> ADDRESSED = List.of(
            "--bridge virbr99",
            "--dhcp 192.168.100.10-192.168.100.99 --dhcp 192.168.100.110-192.168.100.119",
            "--host 52:54:00:aa:00:01=192.168.100.20,web --host 52:54:00:aa:00:02=192.168.100.21",
            "--host db=192.168.100.22",
            "--address fd00:10::1/64",
            "--address fd00:11::/64 --dhcp fd00:11::100-fd00:11::1ff"
                    + " --host id:00:03:00:01:52:54:00:aa:00:01=fd00:11::20,v6 --host db6=fd00:11::21",
            "--address 192.168.102.0/25",
            "--domain lab.example",
            "--mtu 9000",
            "--route 10.20.0.0/16=192.168.100.20 --route 10.30.0.0/16=192.168.100.21",
            "--portgroup all,default --portgroup a:b/c\\d_e.f-g",
            "--isolated-ports",
            "--uuid 3E3FCE45-4F53-4FA7-BB32-11F34168B82B");

    private static final List<String> MACVTAP = List.of("--dev eth1", "--portgroup all,default --portgroup few");

    private static final List<String> TAGGING =
            List.of("--vlan 42", "--portgroup office,vlan=0,default --portgroup lab,vlan=4095", "--portgroup plain");

    /** Each mode with each option alone, with each other option, and with all. */
    static List<NetworkLine> all() {
        List<NetworkLine> lines = new ArrayList<>();
        String lan = " --address 192.168.100.1/24";
        combine(lines, "nat lab" + lan, plus(ADDRESSED, "--forward-dev eth0", "--nat-ports 1024-65535"), true);
        combine(lines, "route lab" + lan, plus(ADDRESSED, "--forward-dev eth0"), true);
        combine(lines, "open lab" + lan, ADDRESSED, true);
        combine(lines, "isolated lab" + lan, ADDRESSED, true);
        for (String mode : List.of("nat", "route", "open", "isolated")) {
            String host = " --host 52:54:00:aa:00:01=192.168.100.20";
            for (String address : List.of(
                    "192.168.100.1/24", "192.168.100.0/24", "192.168.100.254/24", "10.9.0.0/12", "10.0.0.1/8")) {
                lines.add(new NetworkLine(mode + " lab --address " + address, true));
            }
            for (String address : List.of(
                    "10.8.255.254/15", "192.168.100.1/30", "192.168.100.1/31", "192.168.100.1/32", "fd00:10::/127")) {
                lines.add(new NetworkLine(mode + " lab --address " + address, true));
            }
            lines.add(new NetworkLine(mode + " lab --address 10.0.0.1/8 --dhcp 10.1.0.0-10.1.255.255", true));
            lines.add(new NetworkLine(mode + " lab --address fd00:10::1/64 --dhcp fd00:10::1:0-fd00:10::1:ffff", true));
            String duid = " --host id:00:03:00:01:52:54:00:aa:00:01=fd00:12::20,v6";
            lines.add(new NetworkLine(mode + " lab --address fd00:12::1/80" + duid + " --host db=fd00:12::21", true));
            lines.add(new NetworkLine(mode + " lab" + lan + " --no-dhcp", true));
            lines.add(new NetworkLine(mode + " lab" + lan + " --no-dhcp" + host, true));
            lines.add(
                    new NetworkLine(mode + " lab" + lan + " --address 192.168.102.1/24 --host db=192.168.102.9", true));
        }
        combine(
                lines,
                "isolated lab",
                List.of("--bridge virbr99", "--domain lab", "--mtu 68", "--isolated-ports"),
                true);
        combine(lines, "bridge lab --bridge br0", List.of("--portgroup all", "--isolated-ports"), true);
        combine(lines, "bridge lab --bridge ovsbr0 --virtualport openvswitch", TAGGING, true);
        combine(lines, "bridge lab --dev eth0", MACVTAP, true);
        combine(lines, "private lab --dev eth0", MACVTAP, true);
        combine(lines, "vepa lab --dev eth0", MACVTAP, true);
        combine(lines, "passthrough lab --dev eth0", plus(TAGGING, "--dev eth1"), true);
        combine(lines, "passthrough lab --pf eth0", TAGGING, false);
        combine(lines, "hostdev lab --pf eth0", TAGGING, false);
        for (String mode : List.of("bridge", "private", "vepa")) {
            lines.add(new NetworkLine(mode + " lab --pf eth0", false));
        }
        return lines;
    }

    private static void combine(List<NetworkLine> lines, String base, List<String> options, boolean starts) {
        lines.add(new NetworkLine(base, starts));
        for (int i = 0; i < options.size(); i++) {
            lines.add(new NetworkLine(base + " " + options.get(i), starts));
            for (int j = i + 1; j < options.size(); j++) {
                lines.add(new NetworkLine(base + " " + options.get(i) + " " + options.get(j), false));
            }
        }
        lines.add(new NetworkLine(base + " " + String.join(" ", options), starts));
    }

    private static List<String> plus(List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all;
    }

    /** Runs it in this process. */
    Run run() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, UTF_8);
        ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
        String[] args = ("network " + words).split(" ");
        int exit = Main.run(args, Streams.plain(nothing, out, errors));
        return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
    }
}
