package dev.xmlnet.dhcp.kea;

import dev.xmlnet.dhcp.ServedSubnet;
import dev.xmlnet.json.JsonNode.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A subnet of Kea.
 *
 * @param node the whole of it
 * @param served what it serves
 * @param id its number; null if it has none
 * @param modes where its reservations are looked for
 */
record KeaSubnet(
        JsonObject node, ServedSubnet served, @Nullable String id, Modes modes) {
    /**
     * Where Kea looks for reservations; each level of the file inherits what it does not say.
     *
     * @param global in those of no subnet
     * @param inSubnet in the subnet's own
     * @param outOfPool true if an address of a pool is taken for not reserved
     */
    record Modes(boolean global, boolean inSubnet, boolean outOfPool) {
        static final Modes DEFAULT = new Modes(false, true, false);

        /** Returns what a level says, with the word of old versions too. */
        Modes with(JsonObject level) {
            Modes base = this;
            String old = level.string("reservation-mode");
            if (old != null) {
                base = switch (old) {
                    case "disabled" -> new Modes(false, false, false);
                    case "global" -> new Modes(true, false, false);
                    case "out-of-pool" -> new Modes(false, true, true);
                    default -> DEFAULT;
                };
            }
            return new Modes(
                    or(level.bool("reservations-global"), base.global),
                    or(level.bool("reservations-in-subnet"), base.inSubnet),
                    or(level.bool("reservations-out-of-pool"), base.outOfPool));
        }

        private static boolean or(@Nullable Boolean said, boolean otherwise) {
            return said == null ? otherwise : said;
        }
    }

    /** Returns the words for it in a message. */
    String named() {
        return (id == null ? "subnet " : "subnet " + id + " ") + served.block();
    }
}
