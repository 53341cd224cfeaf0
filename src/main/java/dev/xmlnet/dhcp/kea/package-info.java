/** The JSON of Kea's DHCP servers: what it reserves, and how an entry is put into it. */
@NullMarked
package dev.xmlnet.dhcp.kea;

import org.jspecify.annotations.NullMarked;
