/**
 * Changing how guests are connected: targets, the choice of interfaces, and the
 * merge of a target into what is there. Nothing here opens a file or prints.
 */
@NullMarked
package dev.xmlnet.convert;

import org.jspecify.annotations.NullMarked;
