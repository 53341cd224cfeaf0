package dev.xmlnet.host.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.xmlnet.host.Dialect;
import dev.xmlnet.host.HostTemplate;
import dev.xmlnet.host.plan.BridgePlan;
import dev.xmlnet.host.plan.HostAddress;
import dev.xmlnet.host.plan.HostRoute;
import dev.xmlnet.host.plan.IpSettings;
import dev.xmlnet.host.plan.Tap;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostScriptTest {
    private static final Path GOLDEN = Path.of("src/test/resources/host/script");
    private static final String GUARD = ". guard.sh\n";
    private static final String OLD = """
            auto eth0
            iface eth0 inet static
                address 192.0.2.10/24
                gateway 192.0.2.1
            """;
    private static final String NEW = """
            auto br0
            iface br0 inet static
                address 192.0.2.10/24
                gateway 192.0.2.1
                bridge_ports eth0 tap0
                bridge_stp off
                bridge_fd 0
            """;
    private static final String PROFILE = """
            [connection]
            id=lan
            type=ethernet
            interface-name=eth0
            """;
    private static final String PORT = PROFILE + "master=br0\nslave-type=bridge\n";
    private static final String BRIDGE = """
            [connection]
            id=br0
            type=bridge
            interface-name=br0
            autoconnect-slaves=1

            [bridge]
            stp=false
            """;
    private static final String YAML = """
            network:
              ethernets:
                eth0:
                  dhcp4: true
            """;
    private static final String BRIDGED = """
            network:
              ethernets:
                eth0: {}
              bridges:
                br0:
                  interfaces: [eth0]
                  dhcp4: true
            """;

    @TempDir
    private Path directory;

    private record Ended(int code, String out, String err) {}

    /** The guard is the same in every dialect, so its bytes stand in a file of their own, for which the dialect's has one line. */
    @ParameterizedTest
    @EnumSource
    void writesWhatItWrote(Dialect dialect) throws Exception {
        Path own = GOLDEN.resolve(dialect.word() + ".sh");
        Path guard = GOLDEN.resolve("guard.sh");
        String script = script(dialect);
        if (Boolean.getBoolean("golden.update")) {
            String all = script.substring(script.indexOf("say() {"), script.indexOf("\n# What the files"));
            Files.createDirectories(GOLDEN);
            Files.writeString(guard, all);
            Files.writeString(own, script.replace(all, GUARD));
        }
        assertThat(script).isEqualTo(Files.readString(own).replace(GUARD, Files.readString(guard)));
    }

    @ParameterizedTest
    @EnumSource
    void saysHowItIsUsedInEveryShell(Dialect dialect) throws Exception {
        Path file = write(script(dialect));
        for (List<String> shell : shells()) {
            Ended none = run(shell, file);
            assertThat(none.code()).as(shell.toString()).isZero();
            assertThat(none.err()).isEmpty();
            assertThat(none.out())
                    .startsWith(
                            "usage: sh " + file + " apply [--timeout SECONDS] | confirm | undo | status\n"
                                    + "apply makes br0 with the port eth0, and undoes it after 90 s unless a new session confirms.\n");
            assertThat(run(shell, file, "aply").code()).isEqualTo(2);
            assertThat(run(shell, file, "undo", "now").code()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "", "x", "-1", "100000", "1 2", "$(id)"})
    void refusesATimeoutThatIsNone(String seconds) throws Exception {
        Ended ended = run(List.of("sh"), write(script(Dialect.IPROUTE2)), "apply", "--timeout", seconds);
        assertThat(ended).isEqualTo(new Ended(1, "", "br0: --timeout takes 1 to 99999 seconds\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apply", "confirm", "undo", "status"})
    void needsRoot(String command) throws Exception {
        Path file = write(script(Dialect.IPROUTE2));
        List<String> shell = "root".equals(System.getProperty("user.name"))
                ? List.of(
                        "setpriv",
                        "--reuid=65534",
                        "--regid=65534",
                        "--clear-groups",
                        "sh",
                        "-c",
                        "sh -s \"$@\" <\"$0\"")
                : List.of("sh", "-c", "sh -s \"$@\" <\"$0\"");
        assumeTrue(isThere("setpriv"));
        Files.setPosixFilePermissions(directory, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(run(shell, file, command))
                .isEqualTo(new Ended(1, "", "br0: root is needed; use sudo, or log in as root\n"));
    }

    @Test
    void shellcheckIsContent() throws Exception {
        assumeTrue(isThere("shellcheck"));
        for (Dialect dialect : Dialect.values()) {
            Ended ended = run(List.of("shellcheck", "--shell=sh", "--severity=style"), write(script(dialect)));
            assertThat(ended.out()).as(dialect.word()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "no line end",
                "two\nlines\n",
                "END\nEND_\n",
                "one\r\ntwo\r\n",
                "$HOME `id` $(id) \\ ' \" %s \\n\n",
                "\ttab\n  blanks  \n\n\n",
                "b\u00fccher \u2713 \ud83d\ude00\n",
                "form\ffeed\n",
                "-n\n",
                "#!/bin/sh\n"
            })
    void printsFilesByteForByte(String text) throws Exception {
        assertThat(printed(text.getBytes(UTF_8))).isEqualTo(text.getBytes(UTF_8));
    }

    @Test
    void printsBytesThatAreNoText() throws Exception {
        byte[] bytes = new byte[1024];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(printed(bytes)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 65_536})
    void checksumIsThatOfCksum(int length) throws Exception {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xE9);
        Path file = directory.resolve("bytes");
        Files.write(file, bytes);
        Ended cksum = run(List.of("sh", "-c", "cksum <\"$0\""), file);
        assertThat(Checksum.of(bytes) + "\n").isEqualTo(cksum.out());
    }

    @Test
    void refusesAFileThatIsNowhere() {
        assertThatThrownBy(() -> FileChange.of("/etc/x", 0644, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FileChange.of("etc/x", 0644, new byte[0], null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesATimeoutThatIsTooLong() {
        assertThatThrownBy(() -> HostScript.of(HostTemplate.of(Dialect.IPROUTE2), plan(), List.of(), 100_000))
                .hasMessage("100000 s is not a time to confirm in; use 1 to 99999");
    }

    @ParameterizedTest
    @EnumSource(names = {"IFUPDOWN", "IFUPDOWN2", "KEYFILE", "NETPLAN"})
    void needsTheFilesOfTheNic(Dialect dialect) {
        assertThatThrownBy(() -> HostScript.of(HostTemplate.of(dialect), plan(dialect), List.of(), 90))
                .hasMessageContaining("eth0; give ");
    }

    private static String script(Dialect dialect) throws DocumentException {
        return HostScript.of(HostTemplate.of(dialect), plan(dialect), files(dialect), HostScript.TIMEOUT);
    }

    private static List<FileChange> files(Dialect dialect) {
        return switch (dialect) {
            case IFUPDOWN, IFUPDOWN2 -> List.of(change("/etc/network/interfaces", 0644, OLD, NEW));
            case KEYFILE ->
                List.of(
                        change("/etc/NetworkManager/system-connections/br0.nmconnection", 0600, null, BRIDGE),
                        change("/etc/NetworkManager/system-connections/lan.nmconnection", 0600, PROFILE, PORT));
            case NETPLAN -> List.of(change("/etc/netplan/50-lan.yaml", 0600, YAML, BRIDGED));
            case IPROUTE2, NETWORKD, NMCLI -> List.of();
        };
    }

    private static FileChange change(String path, int mode, @Nullable String before, String after) {
        return FileChange.of(path, mode, before == null ? null : before.getBytes(UTF_8), after.getBytes(UTF_8));
    }

    private static BridgePlan plan() {
        return plan(Dialect.IPROUTE2);
    }

    private static BridgePlan plan(Dialect dialect) {
        return new BridgePlan(
                DeviceName.parse("bridge", "br0"),
                DeviceName.parse("NIC", "eth0"),
                MacAddress.parse("00:00:5e:00:53:01"),
                null,
                false,
                false,
                List.of(),
                dialect == Dialect.NETPLAN ? List.of() : List.of(Tap.parse("tap0")),
                new IpSettings(
                        false,
                        false,
                        false,
                        List.of(HostAddress.parse("192.0.2.10/24")),
                        List.of(HostRoute.everywhere(IpAddress.parse("192.0.2.1"))),
                        List.of(),
                        List.of(),
                        IpSettings.DhcpIdentity.UNKNOWN),
                null);
    }

    private byte[] printed(byte[] bytes) throws Exception {
        Path file = write(FileChange.of("/etc/x", 0644, null, bytes).commands());
        Path out = directory.resolve("out");
        for (List<String> shell : shells()) {
            List<String> command = new ArrayList<>(shell);
            command.add(file.toString());
            Process process =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).start();
            assertThat(process.waitFor()).isZero();
            assertThat(Files.readAllBytes(out)).as(shell.toString()).isEqualTo(bytes);
        }
        return Files.readAllBytes(out);
    }

    private Path write(String script) throws IOException {
        return Files.writeString(directory.resolve("br0.sh"), script);
    }

    /** The shells that are there: each system has one of them as sh. */
    private static List<List<String>> shells() {
        return List.of(List.of("sh"), List.of("dash"), List.of("bash", "--posix"), List.of("busybox", "sh")).stream()
                .filter(shell -> isThere(shell.get(0)))
                .toList();
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    private Ended run(List<String> shell, Path file, String... words) throws Exception {
        List<String> command = new ArrayList<>(shell);
        command.add(file.toString());
        command.addAll(List.of(words));
        Path out = directory.resolve("stdout");
        Path err = directory.resolve("stderr");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
