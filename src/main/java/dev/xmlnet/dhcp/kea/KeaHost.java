package dev.xmlnet.dhcp.kea;

import dev.xmlnet.dhcp.Reservation;
import dev.xmlnet.json.JsonNode.JsonArray;
import dev.xmlnet.json.JsonNode.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the list that Kea calls reservations.
 *
 * @param reservation what it says
 * @param node the whole of it
 * @param list the array that it is in
 * @param number its place in that, from 0
 * @param parent the object that the array is a member of
 * @param subnet null for a global one
 */
record KeaHost(
        Reservation reservation,
        JsonObject node,
        JsonArray list,
        int number,
        JsonObject parent,
        @Nullable KeaSubnet subnet) {
    // Compared as what it is, not as what it says.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return node.span().start();
    }
}
