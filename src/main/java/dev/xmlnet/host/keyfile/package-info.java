/** Moving a NIC's settings to a bridge, and back, in NetworkManager's profiles. */
@NullMarked
package dev.xmlnet.host.keyfile;

import org.jspecify.annotations.NullMarked;
