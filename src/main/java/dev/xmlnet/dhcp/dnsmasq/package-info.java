/** dnsmasq's files: dnsmasq.conf, dhcp-hostsfile and ethers. */
@NullMarked
package dev.xmlnet.dhcp.dnsmasq;

import org.jspecify.annotations.NullMarked;
