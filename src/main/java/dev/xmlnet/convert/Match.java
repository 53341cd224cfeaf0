package dev.xmlnet.convert;

import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Part;
import java.util.Map;

/** Whether an interface says already what a target says. */
final class Match {
    private Match() {}

    /** True if an element says all that a part says. */
    static boolean covers(Part part, Draft element) {
        if (part.name().equals("address") && "pci".equals(part.attribute("type"))) {
            PciAddress there = PciAddress.of(element.origin());
            return there != null && there.toPart().attributes().equals(part.attributes());
        }
        for (Map.Entry<String, String> attribute : part.attributes().entrySet()) {
            if (!attribute.getValue().equals(element.attribute(attribute.getKey()))) {
                return false;
            }
        }
        for (Part child : part.children()) {
            boolean found = element.children().stream()
                    .anyMatch(inner -> inner.origin().is(child.name()) && covers(child, inner));
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSo(Part part, Draft element) {
        return part.name().equals("vlan") ? element.toPart().equals(part) : covers(part, element);
    }

    /** True if an interface is connected as a target says, so that nothing is to be done. */
    static boolean isAlreadySo(GuestInterface candidate, Target target) {
        if (candidate.kind() != target.kind()) {
            return false;
        }
        Draft is = Draft.of(candidate.element());
        for (Part part : target.least().children()) {
            boolean free = part.name().equals("source") && target.takesAnySource();
            boolean found = is.children().stream()
                    .anyMatch(child -> child.origin().is(part.name()) && (free || isSo(part, child)));
            if (!found) {
                return false;
            }
        }
        for (Map.Entry<String, String> attribute : target.least().attributes().entrySet()) {
            // The kinds are equal, and libvirt reads a missing type as user.
            boolean type = attribute.getKey().equals("type");
            if (!type && !attribute.getValue().equals(is.attribute(attribute.getKey()))) {
                return false;
            }
        }
        return true;
    }
}
