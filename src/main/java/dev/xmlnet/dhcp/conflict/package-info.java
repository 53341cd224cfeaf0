/** The one place that holds reservations, leases and guests against each other. */
@NullMarked
package dev.xmlnet.dhcp.conflict;

import org.jspecify.annotations.NullMarked;
