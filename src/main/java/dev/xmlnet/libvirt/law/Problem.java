package dev.xmlnet.libvirt.law;

import dev.xmlnet.xml.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a law has against a part of a network.
 *
 * @param <P> where a part is, to whoever asked
 * @param place where the part is
 * @param attribute which attribute of it is meant; null for the whole
 * @param severity an error if libvirt refuses it or it does not work, a warning if it does less than it says
 * @param message what is wrong, and what to do: a clause, without a full stop
 * @param other another part that has to do with it, or null
 * @param otherAttribute which attribute of that is meant; null for the whole
 */
public record Problem<P>(
        P place,
        @Nullable String attribute,
        Severity severity,
        String message,
        @Nullable P other,
        @Nullable String otherAttribute) {

    static <P> Problem<P> error(P place, @Nullable String attribute, String message) {
        return new Problem<>(place, attribute, Severity.ERROR, message, null, null);
    }

    static <P> Problem<P> warning(P place, @Nullable String attribute, String message) {
        return new Problem<>(place, attribute, Severity.WARNING, message, null, null);
    }

    Problem<P> also(P otherPlace, @Nullable String otherOne) {
        return new Problem<>(place, attribute, severity, message, otherPlace, otherOne);
    }

    /** The problem as an exception with the message and the places, for whoever makes a network and wants neither an error nor what does less. */
    public IllegalArgumentException refusal() {
        return new IllegalArgumentException(message + " (" + place + (other == null ? "" : ", " + other) + ")");
    }
}
