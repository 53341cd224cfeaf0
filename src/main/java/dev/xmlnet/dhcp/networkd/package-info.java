/** The DHCP server of systemd-networkd: its static leases in a .network or a drop-in. */
@NullMarked
package dev.xmlnet.dhcp.networkd;

import org.jspecify.annotations.NullMarked;
