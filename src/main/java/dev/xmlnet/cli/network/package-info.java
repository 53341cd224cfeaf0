/** {@code xmlnet network}: the definition of a network from options. */
@NullMarked
package dev.xmlnet.cli.network;

import org.jspecify.annotations.NullMarked;
