/** Interfaces as QEMU's options, with the host's commands before and after, and what is lost. */
@NullMarked
package dev.xmlnet.args.qemu;

import org.jspecify.annotations.NullMarked;
