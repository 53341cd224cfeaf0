/** What is to be made on a host, decided once for all dialects, and handed over as XML in the manner of libvirt's host {@code <interface>}. */
@NullMarked
package dev.xmlnet.host.plan;

import org.jspecify.annotations.NullMarked;
