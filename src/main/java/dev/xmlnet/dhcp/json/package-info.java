/** JSON of DHCP servers and of programs that print for others. */
@NullMarked
package dev.xmlnet.dhcp.json;

import org.jspecify.annotations.NullMarked;
