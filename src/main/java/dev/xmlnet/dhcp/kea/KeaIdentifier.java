package dev.xmlnet.dhcp.kea;

import dev.xmlnet.dhcp.Client;
import dev.xmlnet.json.JsonNode.JsonArray;
import dev.xmlnet.json.JsonNode.JsonScalar;
import java.util.Objects;

/** By what Kea knows the client of an entry. */
enum KeaIdentifier {
    HW_ADDRESS("hw-address"),
    DUID("duid"),
    CLIENT_ID("client-id");

    private final String word;

    KeaIdentifier(String word) {
        this.word = word;
    }

    /** Returns the identity that an entry of a client has, or is to have. */
    static KeaIdentifier of(Client client) {
        if (client.mac() != null) {
            return HW_ADDRESS;
        }
        return client.duid() != null ? DUID : CLIENT_ID;
    }

    /** The name of its member. */
    String word() {
        return word;
    }

    /** Returns the value of its member. */
    String value(Client client) {
        return switch (this) {
            case HW_ADDRESS -> Objects.requireNonNull(client.mac()).toString();
            case DUID -> Objects.requireNonNull(client.duid());
            case CLIENT_ID -> Objects.requireNonNull(client.clientId());
        };
    }

    /** True if the file names the identities that count, and not this. */
    boolean isIgnored(KeaReader reader) {
        return reader.server().get("host-reservation-identifiers") instanceof JsonArray list
                && list.items().stream()
                        .noneMatch(one -> one instanceof JsonScalar scalar
                                && scalar.text().equals(word));
    }

    /** The words for that. */
    String ignored() {
        return "Kea ignores " + word + "; add it to host-reservation-identifiers";
    }
}
