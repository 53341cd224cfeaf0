/** Definitions of libvirt networks, made from typed values and checked as libvirt would, and for what it forgets. */
@NullMarked
package dev.xmlnet.network;

import org.jspecify.annotations.NullMarked;
