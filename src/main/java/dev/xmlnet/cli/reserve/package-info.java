/** {@code xmlnet reserve}: fixed addresses for guests, at their DHCP server or inside of them. */
@NullMarked
package dev.xmlnet.cli.reserve;

import org.jspecify.annotations.NullMarked;
