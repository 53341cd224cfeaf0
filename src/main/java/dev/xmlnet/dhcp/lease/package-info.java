/** The addresses that DHCP servers have given, from the files in which each kind of server keeps them. */
@NullMarked
package dev.xmlnet.dhcp.lease;

import org.jspecify.annotations.NullMarked;
