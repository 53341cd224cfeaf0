/** Interfaces of libvirt from command lines of QEMU, with all that is lost or was guessed on the way. */
@NullMarked
package dev.xmlnet.args.qemu.read;

import org.jspecify.annotations.NullMarked;
