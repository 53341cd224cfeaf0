package dev.xmlnet.cli.network;

import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.options.Flags;
import dev.xmlnet.cli.options.LibvirtVersion;
import dev.xmlnet.cli.options.Meant;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.libvirt.value.ForwardMode;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.network.NetworkBuilder;
import dev.xmlnet.network.Networks;
import dev.xmlnet.xml.AtomicFile;
import dev.xmlnet.xml.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.ParseResult;

/** One definition of a network: what was given becomes the XML, and the exit code. */
final class NetworkRun {
    private final ParseResult parsed;
    private final Streams streams;

    /** Reads what was given. */
    NetworkRun(ParseResult parsed, Streams streams) {
        this.parsed = parsed;
        this.streams = streams;
    }

    /** Does it, and returns the exit code. */
    int run() {
        String xml;
        NetworkBuilder network;
        try {
            network = network();
            xml = network.xml();
        } catch (IllegalArgumentException e) {
            throw new UsageException(Flags.message(e));
        }
        String file = Options.text(parsed, "-o");
        if (file != null && file.isEmpty()) {
            throw new UsageException("-o: the name of the file is missing");
        }
        Terminal terminal = new Terminal(streams.err(), false);
        for (Diagnostic note : network.notes()) {
            terminal.print(null, Flags.of(note), null);
        }
        terminal.close();
        try {
            byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
            if (file == null) {
                streams.out().stream().write(bytes);
                streams.out().stream().flush();
            } else {
                AtomicFile.create(Path.of(file), bytes);
            }
            return ExitCode.OK;
        } catch (IOException e) {
            if (file == null) {
                return streams.brokenOutput(e);
            }
            terminal.print(file, Diagnostic.error("not-written", "not written: " + Words.of(e), null), null);
            return ExitCode.INPUT;
        }
    }

    private NetworkBuilder network() {
        String word = parsed.matchedPositionalValue(0, "");
        if (!parsed.hasMatchedPositional(0)) {
            throw new UsageException(
                    "MODE and NAME are missing; the modes are " + String.join(", ", ForwardMode.words()));
        }
        ForwardMode mode = ForwardMode.of(word);
        if (mode == null) {
            throw new UsageException(
                    "'" + word + "' is not a mode; " + Meant.hint("MODE", word, ForwardMode.words(), "the modes are"));
        }
        if (!parsed.hasMatchedPositional(1)) {
            throw new UsageException("NAME is missing: what the network is to be called");
        }
        NetworkBuilder network = Networks.of(mode, parsed.matchedPositionalValue(1, ""));
        readLibvirt(network);
        readDevices(network);
        readAddresses(network);
        readPorts(network);
        return network;
    }

    private void readLibvirt(NetworkBuilder network) {
        Version version = LibvirtVersion.given(Options.text(parsed, "--libvirt"));
        if (version != null) {
            network.libvirt(version);
        }
        String uuid = Options.text(parsed, "--uuid");
        if (uuid != null) {
            network.uuid(uuid);
        }
    }

    private void readDevices(NetworkBuilder network) {
        String bridge = Options.text(parsed, "--bridge");
        if (bridge != null) {
            network.bridge(bridge);
        }
        for (String nic : Options.texts(parsed, "--dev")) {
            network.device(nic);
        }
        String physicalFunction = Options.text(parsed, "--pf");
        if (physicalFunction != null) {
            network.physicalFunction(physicalFunction);
        }
        String forward = Options.text(parsed, "--forward-dev");
        if (forward != null) {
            network.forwardDevice(forward);
        }
        String ports = Options.text(parsed, "--nat-ports");
        if (ports != null) {
            String[] ends = parts("--nat-ports", ports, '-', "A-B, such as 1024-65535");
            network.natPorts(number("--nat-ports", ends[0]), number("--nat-ports", ends[1]));
        }
    }

    private void readAddresses(NetworkBuilder network) {
        for (String address : Options.texts(parsed, "--address")) {
            network.subnet(address);
        }
        for (String range : Options.texts(parsed, "--dhcp")) {
            String[] ends = parts("--dhcp", range, '-', "START-END, such as 192.168.100.10-192.168.100.99");
            network.dhcpRange(ends[0], ends[1]);
        }
        if (Options.flag(parsed, "--no-dhcp")) {
            network.withoutDhcpRange();
        }
        for (String host : Options.texts(parsed, "--host")) {
            readHost(network, host);
        }
        String domain = Options.text(parsed, "--domain");
        if (domain != null) {
            network.domain(domain);
        }
        for (String route : Options.texts(parsed, "--route")) {
            String[] ends = parts("--route", route, '=', "CIDR=GATEWAY, such as 10.20.0.0/16=192.168.100.2");
            network.route(ends[0], ends[1]);
        }
        Integer mtu = Options.number(parsed, "--mtu");
        if (mtu != null) {
            network.mtu(mtu);
        }
    }

    private static void readHost(NetworkBuilder network, String host) {
        String[] sides = parts("--host", host, '=', "MAC=IP[,NAME], id:DUID=IP[,NAME] or NAME=IP");
        int comma = sides[1].indexOf(',');
        String ip = comma < 0 ? sides[1] : sides[1].substring(0, comma);
        String name = comma < 0 ? null : sides[1].substring(comma + 1);
        if (sides[0].startsWith("id:")) {
            network.hostById(sides[0].substring("id:".length()), ip, name);
        } else if (sides[0].indexOf(':') >= 0 || name != null) {
            network.host(sides[0], ip, name);
        } else {
            network.hostByName(sides[0], ip);
        }
    }

    private void readPorts(NetworkBuilder network) {
        String type = Options.text(parsed, "--virtualport");
        if (type != null) {
            if (!type.equals("openvswitch")) {
                throw new UsageException("--virtualport " + type + ": the only type for a network is openvswitch");
            }
            network.openVSwitch();
        }
        Integer vlan = Options.number(parsed, "--vlan");
        if (vlan != null) {
            network.vlan(vlan);
        }
        for (String group : Options.texts(parsed, "--portgroup")) {
            readPortgroup(network, group);
        }
        if (Options.flag(parsed, "--isolated-ports")) {
            network.isolatedPorts();
        }
    }

    private static void readPortgroup(NetworkBuilder network, String group) {
        String[] words = group.split(",", -1);
        Integer vlan = null;
        boolean isDefault = false;
        for (int i = 1; i < words.length; i++) {
            if (words[i].startsWith("vlan=") && vlan == null) {
                vlan = number("--portgroup " + group, words[i].substring("vlan=".length()));
            } else if (words[i].equals("default") && !isDefault) {
                isDefault = true;
            } else {
                throw new UsageException("--portgroup " + group + ": it must be NAME[,vlan=ID][,default]");
            }
        }
        network.portgroup(words[0], vlan, isDefault);
    }

    /** What stands on both sides of the first separator. */
    private static String[] parts(String option, String value, char separator, String form) {
        int at = value.indexOf(separator);
        if (at < 1 || at == value.length() - 1) {
            throw new UsageException(option + " " + value + ": it must be " + form);
        }
        return new String[] {value.substring(0, at), value.substring(at + 1)};
    }

    private static int number(String option, String text) {
        try {
            if (text.startsWith("+")) {
                throw new NumberFormatException(text);
            }
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UsageException(option + ": '" + text + "' is not a whole number");
        }
    }
}
