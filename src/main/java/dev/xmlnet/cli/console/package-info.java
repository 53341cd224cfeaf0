/** Streams, what is printed on them, and exit codes. */
package dev.xmlnet.cli.console;
