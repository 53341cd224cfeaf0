package dev.xmlnet.libvirt;

import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.XmlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@code <domain>}, wherever in a document it stands. */
public record Guest(Element domain, List<GuestInterface> interfaces) {
    private static final Set<String> QEMU = Set.of("qemu", "kvm", "hvf");

    /** What libvirt wraps around a guest: its state file, a snapshot, a checkpoint. */
    private static final Set<String> WRAPPERS = Set.of("domstatus", "domainsnapshot", "domaincheckpoint");

    /**
     * The guests of a document: the root, or what stands in a state file or a snapshot; none if it is
     * something else. What looks like a guest inside {@code <metadata>} is none.
     */
    public static List<Guest> of(XmlDocument document) {
        List<Guest> guests = new ArrayList<>(1);
        Element root = document.root();
        if (root.is("domain")) {
            guests.add(of(root));
        } else if (isWrapper(root)) {
            for (Element child : root.children()) {
                if (isWrapped(child)) {
                    guests.add(of(child));
                }
            }
        }
        return guests;
    }

    /** True if a root element is a guest or holds one; what libvirt wraps around guests may hold none. */
    public static boolean isIn(Element root) {
        return root.is("domain") || (isWrapper(root) && root.children().stream().anyMatch(Guest::isWrapped));
    }

    /** True if libvirt wraps such a root element around guests. */
    public static boolean isWrapper(Element root) {
        return WRAPPERS.contains(root.name()) && root.namespace().isEmpty();
    }

    private static boolean isWrapped(Element child) {
        return child.is("domain") || child.is("inactiveDomain");
    }

    private static Guest of(Element domain) {
        List<GuestInterface> interfaces = new ArrayList<>();
        for (Element devices : domain.children("devices")) {
            for (Element element : devices.children("interface")) {
                interfaces.add(new GuestInterface(element, interfaces.size() + 1, Kind.of(element)));
            }
        }
        return new Guest(domain, interfaces);
    }

    /** The guest's name; {@code ?} if it has none. */
    public String name() {
        Element name = domain.child("name");
        return name == null ? "?" : name.content();
    }

    /** The name by which libvirt knows the guest, with the blanks at its ends; {@code ?} if it has none. */
    public String exactName() {
        Element name = domain.child("name");
        return name == null ? "?" : name.text();
    }

    /** The guest's UUID as the file has it; null if it has none. */
    public @Nullable String uuid() {
        Element uuid = domain.child("uuid");
        return uuid == null ? null : uuid.content().strip();
    }

    /** True if the file says which guest it is, so that libvirt takes it in place of the old definition. */
    public boolean hasUuid() {
        return domain.child("uuid") != null;
    }

    /** The {@code type} of the domain, which names libvirt's driver; {@code ?} if it has none. */
    public String driver() {
        String type = domain.attribute("type");
        return type == null ? "?" : type;
    }

    /** True if QEMU runs it, with or without KVM. */
    public boolean isQemu() {
        return QEMU.contains(driver());
    }

    /** The {@code id} that a definition has from a dump of the running guest; null for none, and in libvirt's own records. */
    public @Nullable String runningNumber() {
        return domain.parent() == null ? domain.attribute("id") : null;
    }

    /** True for a guest of QEMU on a PC; false also if it does not say its architecture. */
    public boolean isX86() {
        Element os = domain.child("os");
        String arch = os == null ? null : os.attribute("type", "arch");
        return isQemu() && ("x86_64".equals(arch) || "i686".equals(arch));
    }

    /** True if the guest's memory is shared, which vhost-user needs: all of it, or every NUMA cell. */
    public boolean hasSharedMemory() {
        Element backing = domain.child("memoryBacking");
        if (backing != null && "shared".equals(backing.attribute("access", "mode"))) {
            return true;
        }
        Element cpu = domain.child("cpu");
        Element numa = cpu == null ? null : cpu.child("numa");
        List<Element> cells = numa == null ? List.of() : numa.children("cell");
        return !cells.isEmpty() && cells.stream().allMatch(cell -> "shared".equals(cell.attribute("memAccess")));
    }

    /** The host devices that the guest has beside its interfaces. */
    public List<PciAddress> hostDevices() {
        List<PciAddress> addresses = new ArrayList<>();
        for (Element devices : domain.children("devices")) {
            for (Element hostdev : devices.children("hostdev")) {
                PciAddress address = PciAddress.ofSource(hostdev);
                if (address != null && "pci".equals(hostdev.attribute("type"))) {
                    addresses.add(address);
                }
            }
        }
        return addresses;
    }
}
