package dev.xmlnet.dhcp;

import dev.xmlnet.xml.Patch;
import java.util.List;

/** The configuration of a DHCP server in one format, read so that an entry can be put into it with every other byte kept. */
public interface ServerFile {
    /** Returns what it says, with its included files. */
    ServerFacts facts();

    /**
     * Returns the edits that put reservations into it: an entry of the same client is changed in place, a new one stands beside those that
     * there are, in their style; what is there already gives no edit.
     *
     * @param wanted with one client and its addresses each; the entry's place says who asked
     * @throws RefusedException if one cannot be put there without a guess, or its address or name is another client's; nothing is put then
     */
    Merge merge(List<Reservation> wanted) throws RefusedException;

    /**
     * Returns the edits that take the entries of clients away, whole.
     *
     * @throws RefusedException if a client has no entry of its own in this file; nothing is taken away then
     */
    Merge release(List<Client> clients) throws RefusedException;

    /**
     * Edits and what they mean.
     *
     * @param patch of this file alone
     * @param notes what a person should know
     */
    record Merge(Patch patch, List<Remark> notes) {
        public Merge {
            notes = List.copyOf(notes);
        }
    }
}
