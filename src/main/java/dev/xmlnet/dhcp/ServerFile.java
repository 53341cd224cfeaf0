package dev.xmlnet.dhcp;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Patch;
import java.util.List;

/** The configuration of a DHCP server in one format, read so that an entry can be put into it with every other byte kept. */
public interface ServerFile {
    /** Returns what it says. */
    ServerFacts facts();

    /**
     * The edits that put reservations into it: an entry of the same client is changed in place, a new one stands beside those that there
     * are, in their style; what is there already gives no edit.
     *
     * @param wanted with one client and its addresses each; the entry's place says who asked
     * @throws DocumentException if one cannot be put there without a guess, with the place in this file
     */
    Merge merge(List<Reservation> wanted) throws DocumentException;

    /**
     * The edits that take the entries of clients away, whole.
     *
     * @throws DocumentException if a client has no entry of its own here
     */
    Merge release(List<Client> clients) throws DocumentException;

    /**
     * Edits and what they mean.
     *
     * @param patch of this file alone
     * @param notes what a person should know, at places in this file
     */
    record Merge(Patch patch, List<Diagnostic> notes) {
        public Merge {
            notes = List.copyOf(notes);
        }
    }
}
