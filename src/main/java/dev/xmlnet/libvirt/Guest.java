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

    /** What people write around a list of guests. */
    private static final String LIST = "domains";

    /** What stands around a guest: libvirt's state file, a snapshot, a checkpoint; and a list. */
    private static final Set<String> WRAPPERS = Set.of("domstatus", "domainsnapshot", "domaincheckpoint", LIST);

    /**
     * The guests of a document: the roots, or what stands in a state file, a snapshot or a list; none if it is
     * something else. What looks like a guest inside {@code <metadata>} is none. A root {@code <interface>} is a guest of
     * which only this is known.
     */
    public static List<Guest> of(XmlDocument document) {
        List<Guest> guests = new ArrayList<>(1);
        document.roots().forEach(root -> add(root, guests));
        return guests;
    }

    /** The guests of one root element. */
    public static List<Guest> of(Element root) {
        List<Guest> guests = new ArrayList<>(1);
        add(root, guests);
        return guests;
    }

    private static void add(Element root, List<Guest> guests) {
        if (root.is("domain")) {
            guests.add(guest(root));
        } else if (isInterface(root)) {
            guests.add(new Guest(root, List.of(new GuestInterface(root, 1, Kind.of(root)))));
        } else if (isWrapper(root)) {
            for (Element child : root.children()) {
                if (isWrapped(child)) {
                    guests.add(guest(child));
                }
            }
        }
    }

    /** Returns what a schema can be for: the roots of a document, and in place of a list the guests in it. */
    public static List<Element> definitions(XmlDocument document) {
        List<Element> definitions = new ArrayList<>(1);
        for (Element root : document.roots()) {
            definitions.addAll(root.is(LIST) ? root.children("domain") : List.of(root));
        }
        return definitions;
    }

    /** True if a root element is a guest or holds one; what stands around guests may hold none. */
    public static boolean isIn(Element root) {
        return root.is("domain")
                || isInterface(root)
                || (isWrapper(root) && root.children().stream().anyMatch(Guest::isWrapped));
    }

    /** True if one of the root elements is a guest or holds one. */
    public static boolean isIn(XmlDocument document) {
        return document.roots().stream().anyMatch(Guest::isIn);
    }

    /** True for the interface of a guest, as for {@code virsh attach-device}; the interface of a host has a name. */
    private static boolean isInterface(Element root) {
        return root.is("interface") && root.attribute("type") != null && root.attribute("name") == null;
    }

    /** True if such a root element stands around guests. */
    public static boolean isWrapper(Element root) {
        return WRAPPERS.contains(root.name()) && root.namespace().isEmpty();
    }

    private static boolean isWrapped(Element child) {
        return child.is("domain") || child.is("inactiveDomain");
    }

    private static Guest guest(Element domain) {
        List<GuestInterface> interfaces = new ArrayList<>();
        for (Element devices : domain.children("devices")) {
            for (Element element : devices.children("interface")) {
                interfaces.add(new GuestInterface(element, interfaces.size() + 1, Kind.of(element)));
            }
        }
        return new Guest(domain, interfaces);
    }

    /** True if only an interface is there, and no guest around it. */
    public boolean isInterface() {
        return domain.is("interface");
    }

    /** True for a definition; false for an interface alone, and in libvirt's own records, where live state belongs. */
    public boolean isDefinition() {
        return !isInterface() && (domain.parent() == null || domain.parent().is(LIST));
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

    /**
     * The {@code type} of the domain, which names libvirt's driver; {@code ?} if it has none. An interface alone is taken to
     * be of QEMU's.
     */
    public String driver() {
        String type = isInterface() ? "qemu" : domain.attribute("type");
        return type == null ? "?" : type;
    }

    /** True if QEMU runs it, with or without KVM. */
    public boolean isQemu() {
        return QEMU.contains(driver());
    }

    /** The {@code id} that a definition has from a dump of the running guest; null for none, and in libvirt's own records. */
    public @Nullable String runningNumber() {
        return isDefinition() ? domain.attribute("id") : null;
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
