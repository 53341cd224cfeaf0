/** Finding and reading the files that a command line means, and working on many of them. */
@NullMarked
package dev.xmlnet.cli.io;

import org.jspecify.annotations.NullMarked;
