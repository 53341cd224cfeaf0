/** The addresses that a person wants for guests, and the interfaces that get them. */
@NullMarked
package dev.xmlnet.dhcp.wish;

import org.jspecify.annotations.NullMarked;
