package dev.xmlnet.check;

import dev.xmlnet.libvirt.Guest;

/** What looks at one guest; it keeps nothing, so that many threads can use it. */
interface GuestRule {
    /** Adds what is wrong with a guest. */
    void look(Guest guest, Findings findings);
}
