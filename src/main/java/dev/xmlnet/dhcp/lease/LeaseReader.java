package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.text.Bytes;

/** Reads the leases of one format. */
interface LeaseReader {
    /** Reads a whole file into what was found. */
    void read(Bytes bytes, Found found);
}
