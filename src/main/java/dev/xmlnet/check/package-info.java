/**
 * Finding what is wrong with guests and networks: rules about one file, and what only a look across all files shows. Nothing
 * here opens a file or prints.
 */
@NullMarked
package dev.xmlnet.check;

import org.jspecify.annotations.NullMarked;
