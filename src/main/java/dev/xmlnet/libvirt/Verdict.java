package dev.xmlnet.libvirt;

/**
 * What a kind of connection does with a part of an {@code <interface>}, or a forward mode with one of a {@code <network>}.
 *
 * @param word one of the words of the support table
 * @param since the libvirt from which on the part is kept; null unless the word is {@link Word#SINCE}
 * @param why the reason, as a clause without a full stop
 */
public record Verdict(Word word, Version since, String why) {
    /** The words of the support table; support.txt explains them. */
    public enum Word {
        KEPT,
        SINCE,
        REFUSED,
        FAILS,
        IGNORED,
        INERT,
        DEPENDS,
        LIVE
    }

    /** True if the part may stay. */
    public boolean keeps(boolean wasNetwork, Version libvirt) {
        return switch (word) {
            case KEPT -> true;
            case SINCE -> libvirt.isAtLeast(since);
            case DEPENDS -> wasNetwork;
            default -> false;
        };
    }

    /** What libvirt would do with the part, if it stayed on an interface or a network of a kind, and why. */
    public String reason(Enum<?> kind, String bearer) {
        return switch (word) {
            case SINCE -> "a " + kind + " " + bearer + " carries it only since libvirt " + since + ": " + why;
            case REFUSED -> "libvirt refuses it on " + kind + ": " + why;
            case FAILS, DEPENDS -> "the guest would not start with it on " + kind + ": " + why;
            case IGNORED -> "libvirt would drop it on " + kind + " without a word: " + why;
            case INERT -> "it does nothing on " + kind + ": " + why;
            case LIVE, KEPT -> why;
        };
    }

    /** The same of a part that is there: what libvirt does with it. */
    public String fact(Enum<?> kind, String bearer) {
        return switch (word) {
            case FAILS, DEPENDS -> "the guest does not start with it on " + kind + ": " + why;
            case IGNORED -> "libvirt drops it on " + kind + " without a word: " + why;
            default -> reason(kind, bearer);
        };
    }
}
