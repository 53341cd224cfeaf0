/** QEMU's options for networks as neutral records: what is connected to what, with the place of each word. */
@NullMarked
package dev.xmlnet.args.qemu.line;

import org.jspecify.annotations.NullMarked;
