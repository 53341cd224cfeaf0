/** Validation against RELAX NG schemas, by Jing. */
@NullMarked
package dev.xmlnet.schema;

import org.jspecify.annotations.NullMarked;
