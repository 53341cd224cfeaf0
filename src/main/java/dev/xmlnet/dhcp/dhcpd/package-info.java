/** The language of dhcpd.conf and dhcpd.leases. */
@NullMarked
package dev.xmlnet.dhcp.dhcpd;

import org.jspecify.annotations.NullMarked;
