import dev.xmlnet.host.Dialect;
import dev.xmlnet.host.HostTemplate;
import dev.xmlnet.host.plan.BridgePlan;
import dev.xmlnet.host.plan.HostAddress;
import dev.xmlnet.host.plan.HostRoute;
import dev.xmlnet.host.plan.IpSettings;
import dev.xmlnet.host.plan.Tap;
import dev.xmlnet.host.script.FileChange;
import dev.xmlnet.host.script.HostScript;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * {@code MakeScript DIALECT static|dhcp BEFORE AFTER [IAID]}: prints the script by which the files of one directory become those of another;
 * without files, the one with an IAID of DHCPv6.
 */
class MakeScript {
    public static void main(String[] args) throws Exception {
        Dialect dialect = Dialect.valueOf(args[0].toUpperCase(Locale.ROOT));
        Path before = Path.of(args[2]);
        Path after = Path.of(args[3]);
        TreeSet<Path> paths = new TreeSet<>(files(before));
        paths.addAll(files(after));
        int mode = dialect == Dialect.KEYFILE || dialect == Dialect.NETPLAN ? 0600 : 0644;
        List<FileChange> changes = new ArrayList<>();
        for (Path path : paths) {
            FileChange change = FileChange.of("/" + path, mode, bytes(before.resolve(path)), bytes(after.resolve(path)));
            if (change.before() == null || !change.before().equals(change.after())) {
                changes.add(change);
            }
        }
        BridgePlan plan = new BridgePlan(
                DeviceName.parse("bridge", "br0"),
                DeviceName.parse("NIC", "eth0"),
                MacAddress.parse("00:00:5e:00:53:01"),
                null,
                false,
                false,
                List.of(),
                dialect == Dialect.NETPLAN ? List.of() : List.of(Tap.parse("tap0")),
                args[1].equals("static") ? addresses() : changes.isEmpty() ? leases(args[4]) : IpSettings.NONE,
                null);
        System.out.print(HostScript.of(HostTemplate.of(dialect), plan, changes, HostScript.TIMEOUT));
    }

    private static IpSettings addresses() {
        return new IpSettings(
                false,
                false,
                false,
                List.of(HostAddress.parse("192.0.2.10/24"), HostAddress.parse("2001:db8::10/64")),
                List.of(
                        HostRoute.everywhere(IpAddress.parse("192.0.2.1")),
                        HostRoute.everywhere(IpAddress.parse("2001:db8::1"))),
                List.of(IpAddress.parse("192.0.2.1")),
                List.of(),
                IpSettings.DhcpIdentity.UNKNOWN);
    }

    private static IpSettings leases(String iaid) {
        var identity = new IpSettings.DhcpIdentity(null, null, iaid);
        return new IpSettings(true, true, true, List.of(), List.of(), List.of(), List.of(), identity);
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(directory::relativize).toList();
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllBytes(file) : null;
    }
}
