/** {@code xmlnet explain}: the page of a rule. */
@NullMarked
package dev.xmlnet.cli.explain;

import org.jspecify.annotations.NullMarked;
