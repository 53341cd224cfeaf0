/** {@code xmlnet host}: the host's side of what guests are connected to. */
@NullMarked
package dev.xmlnet.cli.host;

import org.jspecify.annotations.NullMarked;
