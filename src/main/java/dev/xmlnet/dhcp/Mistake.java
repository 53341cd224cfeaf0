package dev.xmlnet.dhcp;

import dev.xmlnet.xml.Severity;

/** What can be wrong with a reservation in any format; what comes of it is another thing with each server. */
public enum Mistake {
    /** Two entries are of one client in one subnet. */
    CLIENT_TWICE("duplicate-client"),
    /** Two entries have one address. */
    ADDRESS_TWICE("duplicate-address"),
    /** Two entries have one name. */
    NAME_TWICE("duplicate-name"),
    /** The address is in no subnet of the file. */
    OUTSIDE("outside-subnet"),
    /** The address is the server's own or a gateway's. */
    OWN("own-address"),
    /** The address is the first or the last of its subnet, which no host can have. */
    RESERVED("no-host-address"),
    /** The address is one of those that are given to whoever asks. */
    IN_POOL("inside-pool"),
    /** The MAC is one of several devices. */
    MULTICAST("multicast-mac");

    private final String id;

    Mistake(String id) {
        this.id = id;
    }

    /** The id of its remarks. */
    public String id() {
        return id;
    }

    /**
     * What a server makes of a mistake.
     *
     * @param severity how bad that is
     * @param consequence words behind the semicolon: what happens, and what to do
     */
    public record Verdict(Severity severity, String consequence) {
        /** Something of worth is lost or does not work. */
        public static Verdict warning(String consequence) {
            return new Verdict(Severity.WARNING, consequence);
        }

        /** The server does not start. */
        public static Verdict error(String consequence) {
            return new Verdict(Severity.ERROR, consequence);
        }

        /** It works, at a price. */
        public static Verdict note(String consequence) {
            return new Verdict(Severity.NOTE, consequence);
        }
    }
}
