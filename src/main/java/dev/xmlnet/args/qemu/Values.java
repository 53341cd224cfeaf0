package dev.xmlnet.args.qemu;

import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.QemuValue;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.xml.Part;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The values of an interface by the names that args.txt has for them: a path, or one of the words below. It remembers which paths were asked
 * for, since these are said.
 *
 * <ul>
 *   <li>id, chardev: QEMU's names of the backend
 *   <li>tap: the host's device; multi_queue, if it has several queues; made or existing, by whose it is
 *   <li>mac: the address; tap-mac: that of the tap, which libvirt begins with fe, so that no bridge takes it for its own
 *   <li>source: what the interface is connected to
 *   <li>fd, fds: descriptors of macvtap; macvtap-mode: the kernel's word
 *   <li>vlan-tag, vlan-trunk, vlan-mode: for Open vSwitch; vf-vlan: the tag of a virtual function; vf-none: 0 if it has one
 *   <li>pci: a device of the host; vf: it is a virtual function to be set
 *   <li>ip4, ip6, ip6-prefix: the user network's
 *   <li>memory: that of the guest, in KiB; uuid: its id
 *   <li>mtu: there is one
 *   <li>ovs:NAME: the value of a name as a string of ovs-vsctl
 * </ul>
 */
final class Values {
    private static final String SOURCE = "source";
    private static final String ADDRESS = "address";
    private static final String VLAN = "vlan";
    private static final String OVS = "ovs:";
    private static final String YES = "yes";

    private final PlainInterface plain;
    private final Connection connection;
    private final Names names;
    private final Set<String> used = new HashSet<>();
    private final Set<String> tried = new HashSet<>();
    private boolean trying;

    Values(PlainInterface plain, Connection connection, Names names) {
        this.plain = plain;
        this.connection = connection;
        this.names = names;
    }

    /** True if the value of a path was asked for. */
    boolean isUsed(String path) {
        return used.contains(path);
    }

    /** The part is said. */
    void use(String path) {
        (trying ? tried : used).add(path);
    }

    /** Puts values into a template; those of one that comes to nothing are not said by it. */
    @Nullable
    String expand(Supplier<@Nullable String> expansion) {
        trying = true;
        String text = expansion.get();
        trying = false;
        if (text != null) {
            used.addAll(tried);
        }
        tried.clear();
        return text;
    }

    /** Returns the value of a name; null if it is not there. */
    @Nullable
    String get(String name) {
        if (name.startsWith(OVS)) {
            String value = get(name.substring(OVS.length()));
            return value == null ? null : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        return switch (name) {
            case "id" -> names.id();
            case "chardev" -> "char" + names.id();
            case "tap" -> using("target@dev", names.tap());
            case "fd" -> names.descriptors().size() == 1 ? "fd" : "fds";
            case "fds" -> String.join(":", names.descriptors());
            case "multi_queue" -> names.queues() > 1 ? name : null;
            case "made" -> present(!isExisting(), "target@managed");
            case "existing" -> present(isExisting(), "target@managed");
            case "mtu" -> present(isSeveral("mtu@size"), "mtu@size");
            case "uuid" -> plain.guest().isInterface() ? null : plain.guest().uuid();
            case "memory" -> GuestMemory.of(plain.guest());
            case "mac", "tap-mac" -> mac(name.equals("mac"));
            case SOURCE -> connection.kind().source(connection.part());
            case "pci", "vf", "macvtap-mode", "chardev-server", "reconnect", "local" -> ofSource(name);
            case "vlan-tag", "vlan-trunk", "vlan-mode", "vf-vlan", "vf-none" -> ofVlan(name);
            case "ip4", "ip6", "ip6-prefix" -> ofIp(name);
            default -> path(name);
        };
    }

    private @Nullable String using(String path, @Nullable String value) {
        use(path);
        return value;
    }

    private @Nullable String present(boolean is, String path) {
        return using(path, is ? "" : null);
    }

    /** True for the tap of type='ethernet' that someone else makes. */
    private boolean isExisting() {
        return connection.kind() == Kind.ETHERNET
                && "no".equals(connection.part().attribute("target", "managed"));
    }

    private boolean isSeveral(String path) {
        String value = path(path);
        return value != null && QemuValue.SEVERAL.toQemu(value) != null;
    }

    /** Returns what stands at a path; that of an element is its text, empty for none. */
    @Nullable
    String path(String path) {
        String value = peek(path);
        return value == null ? null : using(path, value);
    }

    /** Returns the same and does not take it for said. */
    @Nullable
    String peek(String path) {
        int at = path.indexOf('@');
        Part part = connection.part();
        String steps = at < 0 ? path : path.substring(0, at);
        for (String step : steps.isEmpty() ? new String[0] : steps.split("/")) {
            part = part == null ? null : part.child(step);
        }
        if (part == null) {
            return null;
        }
        return at < 0 ? part.text().strip() : part.attribute(path.substring(at + 1));
    }

    private @Nullable String mac(boolean whole) {
        String mac = path("mac@address");
        String printed = mac == null ? null : MacAddress.printed(mac);
        return printed == null || whole ? printed : "fe" + printed.substring(2);
    }

    private @Nullable String ofSource(String name) {
        switch (name) {
            case "pci" -> {
                PciAddress pci = PciAddress.ofSource(connection.part());
                for (String attribute : new String[] {"type", "domain", "bus", "slot", "function"}) {
                    use("source/address@" + attribute);
                }
                return pci == null ? null : pci.toString();
            }
            case "vf" -> {
                return mac(true) == null && ofVlan("vf-vlan") == null ? null : "";
            }
            case "macvtap-mode" -> {
                String mode = path("source@mode");
                return mode == null ? "vepa" : mode.equals("passthrough") ? "passthru" : mode;
            }
            case "chardev-server" -> {
                use("source@type");
                return "server".equals(path("source@mode")) ? "on" : null;
            }
            case "reconnect" -> {
                return YES.equals(path("source/reconnect@enabled")) ? path("source/reconnect@timeout") : null;
            }
            default -> {
                String address = path("source/local@address");
                String port = path("source/local@port");
                return port == null ? null : (address == null ? "" : address) + ":" + port;
            }
        }
    }

    private @Nullable String ofVlan(String name) {
        Part vlan = connection.part().child(VLAN);
        String value = vlan == null ? null : Vlan.of(vlan).get(name);
        return value == null ? null : using(VLAN, value);
    }

    private @Nullable String ofIp(String name) {
        boolean four = name.equals("ip4");
        for (Part ip : connection.part().children()) {
            String address = ip.attribute(ADDRESS);
            if (ip.name().equals("ip") && address != null && four != "ipv6".equals(ip.attribute("family"))) {
                String prefix = ip.attribute("prefix");
                use("ip@address");
                use("ip@family");
                use("ip@prefix");
                return four ? address + (prefix == null ? "" : "/" + prefix) : name.equals("ip6") ? address : prefix;
            }
        }
        return null;
    }

    /**
     * Returns a value of one of several elements, {@code .@ATTRIBUTE} or one of these: destination of a route, pvid and untagged of a VLAN's
     * tag; else as {@link #get}.
     *
     * @param path of the element
     */
    @Nullable
    String get(String name, String path, Part element) {
        if (name.startsWith(".@")) {
            String attribute = name.substring(2);
            String value = element.attribute(attribute);
            return value == null ? null : using(path + "@" + attribute, value);
        }
        return switch (name) {
            case ".pvid", ".untagged" -> Vlan.ofTag(connection.part().child(VLAN), element, name.substring(1));
            case ".destination" -> destination(path, element);
            default -> get(name);
        };
    }

    private @Nullable String destination(String path, Part route) {
        for (String attribute : new String[] {"family", ADDRESS, "prefix", "netmask"}) {
            use(path + "@" + attribute);
        }
        String address = route.attribute(ADDRESS);
        if (address == null) {
            return "default";
        }
        String prefix = route.attribute("prefix");
        String mask = prefix == null ? route.attribute("netmask") : prefix;
        return mask == null ? address : address + "/" + mask;
    }

    Part part() {
        return connection.part();
    }
}
