/**
 * Values that a definition holds as text: one type, one parser and one rule each, which is libvirt's own: what a type refuses, {@code virsh
 * define --validate} or the start refuses. {@code of} returns null for what is no such value, {@code parse} throws with a message for a
 * person.
 */
@NullMarked
package dev.xmlnet.libvirt.value;

import org.jspecify.annotations.NullMarked;
