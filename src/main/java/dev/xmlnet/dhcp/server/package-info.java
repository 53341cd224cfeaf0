/** Which format the configuration of a DHCP server is in, and its reader. */
@NullMarked
package dev.xmlnet.dhcp.server;

import org.jspecify.annotations.NullMarked;
