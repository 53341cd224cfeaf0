/** Finding and reading the files that a command line means, and working on many of them. */
package dev.xmlnet.cli.io;
