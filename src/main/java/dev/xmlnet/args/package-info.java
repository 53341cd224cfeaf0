/** Interfaces as options of virt-install and QEMU, and back: the table of both, and what the sides share. */
@NullMarked
package dev.xmlnet.args;

import org.jspecify.annotations.NullMarked;
