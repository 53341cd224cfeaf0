package dev.xmlnet.relaxng;

import dev.xmlnet.libvirt.value.Version;
import java.util.Set;

/**
 * What xmlnet's schema takes since an older libvirt does, and a newer one's does not: no options of virtio stand beside a driver of an
 * assigned device since 11.3 (or older, not 9.0). support.txt says what libvirt makes of them.
 */
final class OlderParts {
    private static final Version WITHOUT = Version.parse("11.3");
    private static final Set<String> ASSIGNED = Set.of("kvm", "vfio", "xen");
    private static final Set<String> OF_ASSIGNED = Set.of("name", "model", "iommufd");

    private OlderParts() {}

    /** The document as the installed libvirt's schema may take it; the document itself if nothing is to go. */
    static Tree without(Tree document, Version installed) {
        if (!installed.isAtLeast(WITHOUT)) {
            return document;
        }
        Tree copy = document.copy();
        boolean found = false;
        for (Tree element : copy.all()) {
            String name = element.attributes.get(Tree.Name.of("name"));
            if (element.name.equals(Tree.Name.of("driver")) && name != null && ASSIGNED.contains(name.strip())) {
                found |= element.attributes.keySet().removeIf(attribute -> !OF_ASSIGNED.contains(attribute.local()));
                found |= element.children.removeIf(child -> child instanceof Tree part
                        && (part.name.local().equals("host")
                                || part.name.local().equals("guest")));
            }
        }
        return found ? copy : document;
    }
}
