package dev.xmlnet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xmlnet.cli.NetworkLine.Run;
import dev.xmlnet.cli.console.ExitCode;
import dev.xmlnet.judge.Libvirt;
import dev.xmlnet.judge.Virsh;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** libvirt takes every network that is printed, keeps all of it and starts it; and it refuses what is refused for its sake. */
class NetworkJudgeTest {
    /** Golden cases that need a newer libvirt than Debian 12 has. */
    private static final Set<String> NEWER_THAN_THE_JUDGE =
            Set.of("network-open-without-address", "network-dhcp-crosses-a-block");

    @TempDir
    private Path directory;

    @Test
    void libvirtsParserAndSchemaTakeEveryNetwork() throws IOException {
        List<NetworkLine> lines = NetworkLine.all();
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            commands.add("net-define " + write(i, printed(lines.get(i))) + " --validate");
            commands.add("net-undefine lab");
        }
        try (Virsh virsh = Virsh.testDriver()) {
            assertThat(complaints(lines, commands, virsh.ask(commands))).isEmpty();
        }
        System.out.println("NetworkJudgeTest: " + lines.size() + " command lines judged");
    }

    /** A golden case holds what the command prints, right or wrong: no case may expect what libvirt refuses. */
    @Test
    void libvirtTakesWhatTheGoldenCasesExpect() throws IOException {
        List<NetworkLine> lines = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        try (DirectoryStream<Path> cases = Files.newDirectoryStream(Path.of("src/test/resources/golden"))) {
            for (Path directory : cases) {
                String words = Files.readString(directory.resolve("args")).strip();
                Path expected = directory.resolve("expected.stdout");
                boolean prints = words.startsWith("network ") && !words.contains("--help") && Files.exists(expected);
                boolean newer = Libvirt.isInstalled()
                        && NEWER_THAN_THE_JUDGE.contains(directory.getFileName().toString());
                if (prints && !newer) {
                    lines.add(new NetworkLine(words.substring("network ".length()), false));
                    String xml = Files.readString(expected).replace("</name>", lines.size() + "</name>");
                    commands.add("net-define " + write(lines.size(), xml) + " --validate");
                }
            }
        }
        assertThat(lines).isNotEmpty();
        try (Virsh virsh = Virsh.testDriver()) {
            assertThat(complaints(lines, commands, virsh.ask(commands))).isEmpty();
        }
    }

    @Test
    @Tag(Virsh.DAEMON)
    void theNetworkDriverTakesKeepsAndStartsEveryNetwork() throws Exception {
        List<NetworkLine> lines = NetworkLine.all();
        List<String> complaints = new ArrayList<>();
        int started = 0;
        try (Virsh virsh = Virsh.qemuDriver("ip link add eth1 type veth peer name eth1-cable", "ip link set eth1 up")) {
            for (int i = 0; i < lines.size(); i++) {
                NetworkLine line = lines.get(i);
                String xml = printed(line);
                List<String> commands = new ArrayList<>();
                commands.add("net-define " + write(i, xml) + " --validate");
                commands.add("net-dumpxml lab --inactive");
                if (line.starts()) {
                    commands.addAll(List.of("net-start lab", "net-dumpxml lab", "net-destroy lab"));
                    started++;
                }
                commands.add("net-undefine lab");
                List<Virsh.Answer> answers = virsh.ask(commands);
                // The dnsmasq of the network before may hold its socket after its end was told.
                for (int again = 0; again < 5 && answers.stream().anyMatch(NetworkJudgeTest::isBusy); again++) {
                    Thread.sleep(500);
                    answers = virsh.ask(commands);
                }
                complaints.addAll(complaints(List.of(line), commands, answers));
                if (complaints.isEmpty()) {
                    assertThat(folded(asAsked(answers.get(1).text(), xml)))
                            .as(line.words())
                            .isEqualTo(folded(xml));
                    if (line.starts()) {
                        assertThat(folded(asAsked(answers.get(3).text(), xml)))
                                .as(line.words())
                                .isEqualTo(folded(xml));
                    }
                }
            }
        }
        System.out.println("NetworkJudgeTest: " + lines.size() + " networks defined, " + started + " of them started");
        assertThat(complaints).isEmpty();
    }

    private static boolean isBusy(Virsh.Answer answer) {
        return !answer.ok() && answer.error().contains("Address already in use");
    }

    private static String printed(NetworkLine line) {
        Run run = line.run();
        assertThat(run.exit()).as(line.words() + ": " + run.err()).isZero();
        return run.out();
    }

    private Path write(int number, String xml) throws IOException {
        return Files.writeString(directory.resolve(number + ".xml"), xml, UTF_8);
    }

    private static List<String> complaints(List<NetworkLine> lines, List<String> commands, List<Virsh.Answer> answers) {
        List<String> complaints = new ArrayList<>();
        int each = commands.size() / lines.size();
        for (int i = 0; i < answers.size(); i++) {
            if (!answers.get(i).ok()) {
                complaints.add(lines.get(i / each).words() + ": " + commands.get(i) + ": "
                        + answers.get(i).error());
            }
        }
        return complaints;
    }

    /** A dump without what libvirt adds when nobody said it. */
    private static String asAsked(String dump, String asked) {
        List<String> lines = new ArrayList<>();
        for (String line : dump.lines().toList()) {
            boolean added = line.startsWith("  <mac ") || (line.startsWith("  <uuid>") && !asked.contains("<uuid>"));
            if (!added && !line.isEmpty()) {
                lines.add(
                        asked.contains("<bridge stp")
                                ? line.replaceFirst("<bridge name='virbr\\d+'", "<bridge")
                                : line);
            }
        }
        String text = String.join("\n", lines) + "\n";
        if (!asked.contains("<nat>")) {
            text = text.replace("    <nat>\n      <port start='1024' end='65535'/>\n    </nat>\n", "")
                    .replace("<forward mode='nat'>\n  </forward>", "<forward mode='nat'/>");
        }
        // Of a pool libvirt repeats the first device.
        return asked.contains("<forward dev=") ? text : text.replaceFirst("<forward dev='[^']*'", "<forward");
    }

    /** With {@code <ip .../>} for an {@code <ip ...>} that has no content, as a newer libvirt writes it. */
    private static String folded(String text) {
        return text.replaceAll("(<ip [^>\\n]*)>\\n *</ip>", "$1/>");
    }

    /** Where libvirt says no. */
    private enum Verdict {
        /** At net-define. */
        DEFINE,
        /** At net-start. */
        START,
        /** When a guest asks for a port. */
        PORT,
        /** Nowhere: what we refuse, libvirt forgets to check. */
        NOWHERE
    }

    /** A command line that is refused, and the same network written by hand. */
    private record Refused(Verdict verdict, String words, String network) {
        /** True if the line names no libvirt, or the one that is asked. */
        boolean isOfJudge() {
            return !words.contains("--libvirt 9.0") || Libvirt.isInstalled();
        }
    }

    private static final List<Refused> REFUSED = List.of(
            dhcp(
                    Verdict.DEFINE,
                    "--host 52:54:00:aa:00:01=192.168.100.2,-web",
                    "<host mac='52:54:00:aa:00:01' name='-web' ip='192.168.100.2'/>"),
            new Refused(
                    Verdict.START,
                    "isolated " + "n".repeat(246),
                    "<network><name>" + "n".repeat(246) + "</name><ip address='192.168.100.1' prefix='24'><dhcp>"
                            + "<range start='192.168.100.2' end='192.168.100.9'/></dhcp></ip></network>"),
            refused(Verdict.DEFINE, "nat lab", "<forward mode='nat'/>"),
            refused(Verdict.DEFINE, "route lab", "<forward mode='route'/>"),
            refused(Verdict.DEFINE, "open lab --libvirt 9.0", "<forward mode='open'/>"),
            refused(Verdict.DEFINE, "nat lab ADDRESS --vlan 4", "<forward mode='nat'/>IP<vlan><tag id='4'/></vlan>"),
            refused(
                    Verdict.DEFINE,
                    "isolated lab ADDRESS --portgroup a,vlan=4",
                    "IP<portgroup name='a'><vlan><tag id='4'/></vlan></portgroup>"),
            refused(
                    Verdict.PORT,
                    "nat lab ADDRESS --virtualport openvswitch",
                    "<forward mode='nat'/><virtualport type='openvswitch'/>IP"),
            refused(
                    Verdict.DEFINE,
                    "route lab ADDRESS --nat-ports 1-2",
                    "<forward mode='route'><nat><port start='1' end='2'/></nat></forward>IP"),
            refused(Verdict.DEFINE, "open lab ADDRESS --forward-dev eth0", "<forward mode='open' dev='eth0'/>IP"),
            refused(Verdict.DEFINE, "private lab --dev eth0 --bridge br0", pool("private") + "<bridge name='br0'/>"),
            refused(Verdict.DEFINE, "hostdev lab --pf eth0 --bridge br0", "HOSTDEV<bridge name='br0'/>"),
            refused(Verdict.DEFINE, "private lab --dev eth0 --vlan 4", pool("private") + "<vlan><tag id='4'/></vlan>"),
            refused(Verdict.DEFINE, "vepa lab --dev eth0 --vlan 4", pool("vepa") + "<vlan><tag id='4'/></vlan>"),
            refused(
                    Verdict.DEFINE,
                    "bridge lab --dev eth0 --vlan 4 --libvirt 9.0",
                    pool("bridge") + "<vlan><tag id='4'/></vlan>"),
            refused(
                    Verdict.DEFINE,
                    "bridge lab --bridge br0 --vlan 4 --libvirt 9.0",
                    "<forward mode='bridge'/><bridge name='br0'/><vlan><tag id='4'/></vlan>"),
            refused(
                    Verdict.PORT,
                    "bridge lab --dev eth0 --virtualport openvswitch",
                    pool("bridge") + "<virtualport type='openvswitch'/>"),
            refused(Verdict.PORT, "private lab", "<forward mode='private'/>"),
            refused(Verdict.PORT, "bridge lab", "<forward mode='bridge'/>"),
            refused(Verdict.PORT, "hostdev lab", "<forward mode='hostdev'/>"),
            refused(
                    Verdict.NOWHERE,
                    "private lab --dev eth0 --isolated-ports",
                    pool("private") + "<port isolated='yes'/>"),
            refused(
                    Verdict.NOWHERE,
                    "bridge lab --bridge br0 --virtualport openvswitch --isolated-ports",
                    "<forward mode='bridge'/><bridge name='br0'/><virtualport type='openvswitch'/><port isolated='yes'/>"),
            refused(
                    Verdict.DEFINE,
                    "hostdev lab --dev eth0",
                    "<forward mode='hostdev'><interface dev='eth0'/></forward>"),
            refused(Verdict.DEFINE, "bridge lab --bridge br0 --dev eth0", pool("bridge") + "<bridge name='br0'/>"),
            refused(
                    Verdict.NOWHERE,
                    "passthrough lab --dev eth0 --pf eth0",
                    "<forward mode='passthrough'><pf dev='eth0'/><interface dev='eth0'/></forward>"),
            refused(
                    Verdict.DEFINE,
                    "private lab --dev eth0 --dev eth0",
                    "<forward mode='private'><interface dev='eth0'/><interface dev='eth0'/></forward>"),
            refused(
                    Verdict.DEFINE,
                    "bridge lab --bridge br0 ADDRESS",
                    "<forward mode='bridge'/><bridge name='br0'/>IP"),
            refused(Verdict.DEFINE, "private lab --dev eth0 ADDRESS", pool("private") + "IP"),
            refused(Verdict.DEFINE, "private lab --dev eth0 --domain lab", pool("private") + "<domain name='lab'/>"),
            refused(Verdict.DEFINE, "private lab --dev eth0 --mtu 9000", pool("private") + "<mtu size='9000'/>"),
            refused(
                    Verdict.DEFINE,
                    "bridge lab --bridge br0 --mtu 9000",
                    "<forward mode='bridge'/><bridge name='br0'/><mtu size='9000'/>"),
            refused(
                    Verdict.DEFINE,
                    "private lab --dev eth0 --route 10.20.0.0/16=192.168.100.2",
                    pool("private") + "<route address='10.20.0.0' prefix='16' gateway='192.168.100.2'/>"),
            refused(Verdict.START, "isolated lab --bridge bridge-of-the-lan", "<bridge name='bridge-of-the-lan'/>"),
            refused(Verdict.START, "isolated lab --bridge br/0", "<bridge name='br/0'/>"),
            refused(Verdict.DEFINE, "isolated lab --mtu 65536", "<mtu size='65536'/>"),
            refused(Verdict.START, "isolated lab --mtu 67", "<mtu size='67'/>"),
            refused(
                    Verdict.START,
                    "isolated lab --mtu 1279 --address fd00:10::1/64",
                    "<mtu size='1279'/><ip family='ipv6' address='fd00:10::1' prefix='64'/>"),
            refused(
                    Verdict.DEFINE,
                    "passthrough lab --dev eth0 --vlan 4096",
                    pool("passthrough") + "<vlan><tag id='4096'/></vlan>"),
            refused(
                    Verdict.DEFINE,
                    "isolated lab --portgroup a --portgroup a",
                    "<portgroup name='a'/><portgroup name='a'/>"),
            refused(
                    Verdict.DEFINE,
                    "isolated lab --portgroup a,default --portgroup b,default",
                    "<portgroup name='a' default='yes'/><portgroup name='b' default='yes'/>"),
            refused(Verdict.DEFINE, "isolated lab --domain a_b", "<domain name='a_b'/>"),
            refused(Verdict.DEFINE, "isolated lab --uuid 1-1-1-1-1", "<uuid>1-1-1-1-1</uuid>"),
            refused(
                    Verdict.DEFINE,
                    "isolated lab --address 192.168.100.1/33",
                    "<ip address='192.168.100.1' prefix='33'/>"),
            refused(Verdict.NOWHERE, "isolated lab --address 224.0.0.1/24", "<ip address='224.0.0.1' prefix='24'/>"),
            refused(
                    Verdict.NOWHERE,
                    "isolated lab --address 192.168.100.255/24",
                    "<ip address='192.168.100.255' prefix='24'/>"),
            refused(
                    Verdict.NOWHERE,
                    "isolated lab ADDRESS --address 192.168.100.129/25",
                    "IP<ip address='192.168.100.129' prefix='25'/>"),
            dhcp(
                    Verdict.DEFINE,
                    "--dhcp 192.168.101.2-192.168.101.9",
                    "<range start='192.168.101.2' end='192.168.101.9'/>"),
            dhcp(
                    Verdict.DEFINE,
                    "--dhcp 192.168.100.9-192.168.100.2",
                    "<range start='192.168.100.9' end='192.168.100.2'/>"),
            dhcp(
                    Verdict.DEFINE,
                    "--dhcp 192.168.100.0-192.168.100.9",
                    "<range start='192.168.100.0' end='192.168.100.9'/>"),
            dhcp(
                    Verdict.DEFINE,
                    "--dhcp 192.168.100.2-192.168.100.255",
                    "<range start='192.168.100.2' end='192.168.100.255'/>"),
            dhcp(
                    Verdict.NOWHERE,
                    "--dhcp 192.168.100.1-192.168.100.9",
                    "<range start='192.168.100.1' end='192.168.100.9'/>"),
            dhcp(
                    Verdict.NOWHERE,
                    "--dhcp 192.168.100.2-192.168.100.9 --dhcp 192.168.100.9-192.168.100.20",
                    "<range start='192.168.100.2' end='192.168.100.9'/><range start='192.168.100.9' end='192.168.100.20'/>"),
            refused(
                    Verdict.DEFINE,
                    "isolated lab --address 10.0.0.1/8 --dhcp 10.0.0.2-10.1.0.1 --libvirt 9.0",
                    "<ip address='10.0.0.1' prefix='8'><dhcp><range start='10.0.0.2' end='10.1.0.1'/></dhcp></ip>"),
            refused(
                    Verdict.DEFINE,
                    "isolated lab --address 10.0.0.1/8 --dhcp 10.0.255.255-10.1.0.0 --libvirt 9.0",
                    "<ip address='10.0.0.1' prefix='8'><dhcp><range start='10.0.255.255' end='10.1.0.0'/></dhcp></ip>"),
            refused(
                    Verdict.DEFINE,
                    "isolated lab --address fd00:10::1/64 --dhcp fd00:10::ffff-fd00:10::1:0",
                    "<ip family='ipv6' address='fd00:10::1' prefix='64'><dhcp>"
                            + "<range start='fd00:10::ffff' end='fd00:10::1:0'/></dhcp></ip>"),
            refused(
                    Verdict.DEFINE,
                    "isolated lab ADDRESS --address 192.168.101.1/24 --host a=192.168.100.2 --host b=192.168.101.2",
                    "<ip address='192.168.100.1' prefix='24'><dhcp><host name='a' ip='192.168.100.2'/></dhcp></ip>"
                            + "<ip address='192.168.101.1' prefix='24'><dhcp><host name='b' ip='192.168.101.2'/></dhcp></ip>"),
            dhcp(
                    Verdict.DEFINE,
                    "--host 52:54:00:aa:00=192.168.100.2",
                    "<host mac='52:54:00:aa:00' ip='192.168.100.2'/>"),
            dhcp(
                    Verdict.DEFINE,
                    "--host 53:54:00:aa:00:01=192.168.100.2",
                    "<host mac='53:54:00:aa:00:01' ip='192.168.100.2'/>"),
            dhcp(
                    Verdict.DEFINE,
                    "--host id:00:03:00:01:52:54:00:aa:00:01=192.168.100.2",
                    "<host id='00:03:00:01:52:54:00:aa:00:01' ip='192.168.100.2'/>"),
            refused(
                    Verdict.DEFINE,
                    "isolated lab --address fd00:10::1/64 --host 52:54:00:aa:00:01=fd00:10::2,web",
                    "<ip family='ipv6' address='fd00:10::1' prefix='64'><dhcp><host mac='52:54:00:aa:00:01' name='web'"
                            + " ip='fd00:10::2'/></dhcp></ip>"),
            refused(
                    Verdict.DEFINE,
                    "isolated lab --address fd00:10::1/64 --host id:00:03=fd00:10::2",
                    "<ip family='ipv6' address='fd00:10::1' prefix='64'><dhcp><host id='00:03' ip='fd00:10::2'/></dhcp></ip>"),
            dhcp(
                    Verdict.NOWHERE,
                    "--host 52:54:00:aa:00:01=192.168.101.2",
                    "<host mac='52:54:00:aa:00:01' ip='192.168.101.2'/>"),
            dhcp(
                    Verdict.NOWHERE,
                    "--host 52:54:00:aa:00:01=192.168.100.1",
                    "<host mac='52:54:00:aa:00:01' ip='192.168.100.1'/>"),
            dhcp(
                    Verdict.NOWHERE,
                    "--host 52:54:00:aa:00:01=192.168.100.2 --host 52:54:00:aa:00:02=192.168.100.2",
                    "<host mac='52:54:00:aa:00:01' ip='192.168.100.2'/><host mac='52:54:00:aa:00:02' ip='192.168.100.2'/>"),
            dhcp(
                    Verdict.NOWHERE,
                    "--host 52:54:00:aa:00:01=192.168.100.2 --host 52:54:00:aa:00:01=192.168.100.3",
                    "<host mac='52:54:00:aa:00:01' ip='192.168.100.2'/><host mac='52:54:00:aa:00:01' ip='192.168.100.3'/>"),
            dhcp(
                    Verdict.NOWHERE,
                    "--host a=192.168.100.2 --host a=192.168.100.3",
                    "<host name='a' ip='192.168.100.2'/><host name='a' ip='192.168.100.3'/>"),
            refused(
                    Verdict.DEFINE,
                    "isolated lab ADDRESS --route 10.20.0.0/16=192.168.101.2",
                    "IP<route address='10.20.0.0' prefix='16' gateway='192.168.101.2'/>"),
            refused(
                    Verdict.DEFINE,
                    "isolated lab ADDRESS --route 10.20.0.1/16=192.168.100.2",
                    "IP<route address='10.20.0.1' prefix='16' gateway='192.168.100.2'/>"),
            refused(
                    Verdict.NOWHERE,
                    "isolated lab ADDRESS --route 10.20.0.0/16=192.168.100.255",
                    "IP<route address='10.20.0.0' prefix='16' gateway='192.168.100.255'/>"),
            refused(
                    Verdict.NOWHERE,
                    "isolated lab ADDRESS --route 10.20.0.0/16=192.168.100.2 --route 10.20.0.0/16=192.168.100.3",
                    "IP<route address='10.20.0.0' prefix='16' gateway='192.168.100.2'/>"
                            + "<route address='10.20.0.0' prefix='16' gateway='192.168.100.3'/>"),
            refused(
                    Verdict.START,
                    "isolated lab ADDRESS --domain " + "a".repeat(64),
                    "<domain name='" + "a".repeat(64) + "'/>IP"),
            dhcp(
                    Verdict.NOWHERE,
                    "--host 52-54-00-aa-00-01=192.168.100.2",
                    "<host name='52-54-00-aa-00-01' ip='192.168.100.2'/>"),
            refused(
                    Verdict.NOWHERE,
                    "isolated lab --address fd00:10::1/64 --host id:00:03:00:01:52:54:00:aa:00:01=fd00:10::2"
                            + " --host id:0:3:0:1:52:54:0:AA:0:1=fd00:10::3",
                    "<ip family='ipv6' address='fd00:10::1' prefix='64'><dhcp>"
                            + "<host id='00:03:00:01:52:54:00:aa:00:01' ip='fd00:10::2'/>"
                            + "<host id='0:3:0:1:52:54:0:AA:0:1' ip='fd00:10::3'/></dhcp></ip>"),
            refused(Verdict.NOWHERE, "isolated lab --address 0.0.0.1/24", "<ip address='0.0.0.1' prefix='24'/>"),
            refused(
                    Verdict.NOWHERE,
                    "isolated lab ADDRESS --route 10.20.0.0/16=192.168.100.1",
                    "IP<route address='10.20.0.0' prefix='16' gateway='192.168.100.1'/>"));

    private static String pool(String mode) {
        return "<forward mode='" + mode + "'><interface dev='eth0'/></forward>";
    }

    private static Refused refused(Verdict verdict, String words, String network) {
        return new Refused(
                verdict,
                words.replace("ADDRESS", "--address 192.168.100.1/24"),
                "<network><name>lab</name>"
                        + network.replace("IP", "<ip address='192.168.100.1' prefix='24'/>")
                                .replace("HOSTDEV", "<forward mode='hostdev'><pf dev='eth0'/></forward>")
                        + "</network>");
    }

    private static Refused dhcp(Verdict verdict, String words, String content) {
        return refused(
                verdict,
                "isolated lab ADDRESS " + words,
                "<ip address='192.168.100.1' prefix='24'><dhcp>" + content + "</dhcp></ip>");
    }

    @Test
    @Tag(Virsh.DAEMON)
    void libvirtRefusesWhatIsRefusedForItsSakeAndForgetsTheRest() throws IOException {
        Path port = Files.writeString(
                directory.resolve("port.xml"),
                "<networkport><uuid>3e3fce45-4f53-4fa7-bb32-11f34168b82d</uuid><owner><name>guest</name>"
                        + "<uuid>3e3fce45-4f53-4fa7-bb32-11f34168b82c</uuid></owner>"
                        + "<mac address='52:54:00:11:22:33'/></networkport>");
        List<String> complaints = new ArrayList<>();
        try (Virsh virsh = Virsh.qemuDriver()) {
            for (Refused refused : REFUSED) {
                Run run = new NetworkLine(refused.words(), false).run();
                assertThat(run.exit()).as(refused.words() + ": " + run.out()).isEqualTo(ExitCode.USAGE);
                assertThat(run.out()).isEmpty();
                if (!refused.isOfJudge()) {
                    continue;
                }
                String name = refused.words().split(" ")[1];
                List<Virsh.Answer> answers = virsh.ask(List.of(
                        "net-define " + write(0, refused.network()) + " --validate",
                        "net-start " + name,
                        "net-port-create " + name + " " + port,
                        "net-destroy " + name,
                        "net-undefine " + name));
                if (verdict(answers) != refused.verdict()) {
                    complaints.add(refused.words() + ": not " + refused.verdict() + ": " + answers);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    /** The answers to defining, starting and a port, in this order. */
    private static Verdict verdict(List<Virsh.Answer> answers) {
        List<Verdict> verdicts = List.of(Verdict.DEFINE, Verdict.START, Verdict.PORT);
        for (int i = 0; i < verdicts.size(); i++) {
            if (!answers.get(i).ok()) {
                return verdicts.get(i);
            }
        }
        return Verdict.NOWHERE;
    }
}
