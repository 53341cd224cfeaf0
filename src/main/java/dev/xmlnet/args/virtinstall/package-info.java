/** Interfaces as suboptions of virt-install's {@code --network}, and back. */
@NullMarked
package dev.xmlnet.args.virtinstall;

import org.jspecify.annotations.NullMarked;
