/** The DHCP of libvirt's networks: what their XML says, how it changes, and how a running network is changed. */
@NullMarked
package dev.xmlnet.dhcp.network;

import org.jspecify.annotations.NullMarked;
