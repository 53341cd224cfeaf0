/** New text for servers and guests, by stylesheets over one small document of reservations. */
@NullMarked
package dev.xmlnet.dhcp.template;

import org.jspecify.annotations.NullMarked;
