/** {@code xmlnet convert}: its options, the conversion of each file, and what is printed of it. */
@NullMarked
package dev.xmlnet.cli.convert;

import org.jspecify.annotations.NullMarked;
