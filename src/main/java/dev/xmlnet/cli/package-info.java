/** The command: {@code Main}, the list of commands, and below it a package for each of them. It is no part of the library. */
@NullMarked
package dev.xmlnet.cli;

import org.jspecify.annotations.NullMarked;
