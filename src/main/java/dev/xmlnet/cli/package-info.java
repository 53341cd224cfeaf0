/** The command: options, walking files, batches, printing, exit codes. */
package dev.xmlnet.cli;
