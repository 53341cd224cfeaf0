/**
 * Reading XML without losing a byte of it, and changing it by edits.
 *
 * <p>Two kinds of failure: what depends on the input is a checked {@link
 * dev.xmlnet.xml.DocumentException} that carries a {@link dev.xmlnet.xml.Diagnostic}; misuse by the
 * caller is an unchecked exception.
 */
@NullMarked
package dev.xmlnet.xml;

import org.jspecify.annotations.NullMarked;
