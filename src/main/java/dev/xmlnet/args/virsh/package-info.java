/** Interfaces from the options of {@code virsh attach-interface}. */
@NullMarked
package dev.xmlnet.args.virsh;

import org.jspecify.annotations.NullMarked;
