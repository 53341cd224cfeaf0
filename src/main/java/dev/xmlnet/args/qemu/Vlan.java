package dev.xmlnet.args.qemu;

import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code <vlan>} in the words of Open vSwitch (virNetDevOpenvswitchConstructVlans of libvirt) and of bridge(8).
 *
 * @param tag the tag of untagged frames; null if they have none
 * @param trunk the tags that pass; null if it is no trunk
 * @param mode how frames of the native VLAN leave; null for the default
 */
record Vlan(
        @Nullable String tag,
        @Nullable String trunk,
        @Nullable String mode) {
    private static final String NATIVE = "nativeMode";

    static Vlan of(Part vlan) {
        List<String> tags = new ArrayList<>(1);
        String own = null;
        String mode = null;
        for (Part child : vlan.children()) {
            String id = child.name().equals("tag") ? child.attribute("id") : null;
            if (id != null) {
                tags.add(id);
                String left = child.attribute(NATIVE);
                own = left == null ? own : id;
                mode = left == null ? mode : "native-" + left;
            }
        }
        boolean trunk = isTrunk(vlan);
        String first = trunk || tags.isEmpty() ? null : tags.get(0);
        return new Vlan(own == null ? first : own, trunk ? String.join(",", tags) : null, mode);
    }

    /** Several tags are a trunk to libvirt, and so is a native one. */
    private static boolean isTrunk(Part vlan) {
        return "yes".equals(vlan.attribute("trunk"))
                || vlan.children().size() > 1
                || vlan.children().stream().anyMatch(tag -> tag.attribute(NATIVE) != null);
    }

    /** By the names of args.txt. */
    @Nullable
    String get(String name) {
        return switch (name) {
            case "vlan-trunk" -> trunk;
            case "vlan-mode" -> mode;
            case "vf-vlan" -> trunk == null ? tag : null;
            case "vf-none" -> tag == null || trunk != null ? null : "0";
            default -> tag;
        };
    }

    /** Returns a word of bridge(8) for one tag, pvid or untagged; null if it is not for the tag. */
    static @Nullable String ofTag(@Nullable Part vlan, Part tag, String word) {
        String left = tag.attribute(NATIVE);
        boolean alone = vlan != null && !isTrunk(vlan);
        boolean isFor = word.equals("pvid") ? alone || left != null : alone || "untagged".equals(left);
        return isFor ? word : null;
    }
}
