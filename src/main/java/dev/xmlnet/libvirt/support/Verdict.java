package dev.xmlnet.libvirt.support;

import dev.xmlnet.libvirt.value.Version;
import org.jspecify.annotations.Nullable;

/**
 * What a connection does with a part of an {@code <interface>}, or a forward mode with one of a {@code <network>}.
 *
 * @param word one of the words of the support table
 * @param since the libvirt from which on the word holds; null if it holds for every one
 * @param before the word for an older libvirt; null where {@code since} is, and where the older one refuses the definition or the start
 * @param why the reason, as a clause without a full stop
 */
public record Verdict(
        Word word, @Nullable Since since, @Nullable Word before, String why) {
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

    /** What holds for one libvirt. */
    public Verdict at(Version libvirt) {
        if (since == null) {
            return this;
        }
        if (!libvirt.isAtLeast(since.version())) {
            return before == null ? this : new Verdict(before, null, null, why);
        }
        // Of what is kept now it stays known since when.
        boolean kept = word == Word.KEPT || word == Word.SINCE;
        return kept ? new Verdict(Word.KEPT, since, null, why) : new Verdict(word, null, null, why);
    }

    /** True if another, or null, says the same; what a record compares by is spun at the first use, which a start need not wait for. */
    boolean isSame(@Nullable Verdict other) {
        return other != null
                && word == other.word
                && before == other.before
                && why.equals(other.why)
                && String.valueOf(since).equals(String.valueOf(other.since));
    }

    /** The same for a reason of its own. */
    static Verdict of(Word word, String why) {
        return new Verdict(word, null, null, why);
    }

    /**
     * Words what libvirt would do with the part, if it stayed, and why.
     *
     * @param where the kind of connection, forward mode or network that it would be on
     * @param bearer "interface" or "network"
     */
    public String reason(String where, String bearer) {
        return switch (word) {
            case SINCE -> "a " + where + " " + bearer + " carries it only since libvirt " + since + ": " + why;
            case REFUSED -> "libvirt refuses it on " + where + ": " + why;
            case FAILS, DEPENDS -> "the guest would not start with it on " + where + ": " + why;
            case IGNORED -> "libvirt would drop it on " + where + " without a word: " + why;
            case INERT -> "it does nothing on " + where + ": " + why;
            case LIVE, KEPT -> why;
        };
    }

    /** Words the same of a part that is there: what libvirt does with it. */
    public String fact(String where, String bearer) {
        return switch (word) {
            case FAILS, DEPENDS -> "the guest does not start with it on " + where + ": " + why;
            case IGNORED -> "libvirt drops it on " + where + " without a word: " + why;
            default -> reason(where, bearer);
        };
    }
}
