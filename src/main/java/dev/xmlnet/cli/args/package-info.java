/** {@code xmlnet args}: interfaces as options of virt-install and QEMU, and back. */
@NullMarked
package dev.xmlnet.cli.args;

import org.jspecify.annotations.NullMarked;
