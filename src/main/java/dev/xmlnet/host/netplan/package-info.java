/** netplan's YAML: read with its places, and changed at them; never printed again. */
@NullMarked
package dev.xmlnet.host.netplan;

import org.jspecify.annotations.NullMarked;
