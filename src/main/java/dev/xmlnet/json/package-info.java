/** JSON with comments, as Kea has it, read into values that know their places. */
@NullMarked
package dev.xmlnet.json;

import org.jspecify.annotations.NullMarked;
