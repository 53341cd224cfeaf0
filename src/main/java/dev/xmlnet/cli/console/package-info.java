/** Streams, what is printed on them, and exit codes. */
@NullMarked
package dev.xmlnet.cli.console;

import org.jspecify.annotations.NullMarked;
