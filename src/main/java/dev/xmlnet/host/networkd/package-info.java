/** Moving a NIC's settings to a bridge, and back, in systemd-networkd's files. */
@NullMarked
package dev.xmlnet.host.networkd;

import org.jspecify.annotations.NullMarked;
