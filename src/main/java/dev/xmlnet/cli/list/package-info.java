/** {@code xmlnet list}: the inventory of guests' interfaces. */
@NullMarked
package dev.xmlnet.cli.list;

import org.jspecify.annotations.NullMarked;
