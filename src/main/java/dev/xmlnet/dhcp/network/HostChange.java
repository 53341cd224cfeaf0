package dev.xmlnet.dhcp.network;

import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Part;
import org.jspecify.annotations.Nullable;

/**
 * A {@code <host>} that comes, changes or goes.
 *
 * @param ip the {@code <ip>} that it is in
 * @param index the number of that in the network, from 0
 * @param old the element; null if it comes
 * @param now what it is to say; null if it goes
 */
record HostChange(
        Element ip,
        int index,
        @Nullable Element old,
        @Nullable Part now) {}
