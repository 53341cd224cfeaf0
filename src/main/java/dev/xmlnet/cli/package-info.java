/** The command: {@code Main}, the list of commands, and below it a package for each of them. It is no part of the library. */
package dev.xmlnet.cli;
