/** A person's own targets: XSLT 3.0 stylesheets, run by Saxon. */
@NullMarked
package dev.xmlnet.template;

import org.jspecify.annotations.NullMarked;
