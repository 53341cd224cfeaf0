package dev.xmlnet.libvirt;

import dev.xmlnet.libvirt.value.Uuid;
import dev.xmlnet.xml.Part;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a virtualport says, and what becomes of two of them (virNetDevVPortProfileMerge3 of libvirt).
 *
 * @param type null if it has none
 * @param parameters by name, as they are written
 */
public record PortProfile(@Nullable String type, Map<String, String> parameters) {
    /** In the order in which libvirt compares them. */
    private static final List<String> COMPARED =
            List.of("managerid", "typeid", "typeidversion", "instanceid", "interfaceid", "profileid");

    private static final Map<String, List<String>> NEEDED = Map.of(
            "802.1Qbg", List.of("managerid", "typeid", "typeidversion"),
            "802.1Qbh", List.of("profileid"));

    /** The profile of a {@code <virtualport>}; null for null. */
    public static @Nullable PortProfile of(@Nullable Part port) {
        if (port == null) {
            return null;
        }
        Part parameters = port.child("parameters");
        return new PortProfile(port.attribute("type"), parameters == null ? Map.of() : parameters.attributes());
    }

    /** The parameters that a type needs; none for other types and for null. */
    public static List<String> needed(@Nullable String type) {
        return type == null ? List.of() : NEEDED.getOrDefault(type, List.of());
    }

    /**
     * Tells what of two that meet disagrees, so that libvirt starts no guest which has this on a network that gives the other.
     *
     * @param given what the network and the port group give; null for nothing
     * @return null for nothing
     */
    public @Nullable String against(@Nullable PortProfile given) {
        if (given == null || (type == null && given.type == null)) {
            return type == null ? "it completes the virtualport of the network, and this one has none" : null;
        }
        String conflict = conflict(given);
        if (conflict != null) {
            return conflict;
        }
        for (String name : COMPARED) {
            if (given.says(name) && !says(name) && isMadeUp(name)) {
                return "the network gives " + name + " '" + given.parameters.get(name) + "', and libvirt makes up"
                        + " another for an interface whose virtualport has none";
            }
        }
        return null;
    }

    /** What this and another say differently; null for nothing. */
    public @Nullable String conflict(PortProfile given) {
        if (type != null && given.type != null && !type.equals(given.type)) {
            return "the virtualport that the network gives is of type " + given.type;
        }
        for (String name : COMPARED) {
            String ours = parameters.get(name);
            String theirs = given.parameters.get(name);
            if (says(name) && given.says(name) && ours != null && theirs != null && !isEqual(name, ours, theirs)) {
                return "the network gives " + name + " '" + theirs + "', and the two must be equal";
            }
        }
        return null;
    }

    /**
     * The first needed parameter that neither this says nor what a network gives; null if there is none.
     *
     * @param given null for nothing
     */
    public @Nullable String lacking(@Nullable PortProfile given) {
        for (String name : needed(type == null && given != null ? given.type : type)) {
            if (!says(name) && (given == null || !given.says(name))) {
                return name;
            }
        }
        return null;
    }

    private boolean says(String name) {
        String value = parameters.get(name);
        return value != null && !value.isEmpty();
    }

    /** The two ids that an interface gets from libvirt when the guest is defined, by what its virtualport may be. */
    private boolean isMadeUp(String name) {
        return switch (name) {
            case "interfaceid" -> type == null || type.equals("openvswitch");
            case "instanceid" -> type == null || type.equals("802.1Qbg");
            default -> false;
        };
    }

    /** Compares as libvirt does: names by letter, ids however they are written, numbers by value. */
    private static boolean isEqual(String name, String one, String other) {
        return switch (name) {
            case "profileid" -> one.equals(other);
            case "interfaceid", "instanceid" -> isSameUuid(one, other);
            default -> number(one) == number(other);
        };
    }

    private static boolean isSameUuid(String one, String other) {
        Uuid uuid = Uuid.of(one);
        return uuid == null ? one.equals(other) : uuid.equals(Uuid.of(other));
    }

    private static long number(String text) {
        try {
            return Long.decode(text.strip());
        } catch (NumberFormatException e) {
            return -1; // which libvirt refuses
        }
    }
}
