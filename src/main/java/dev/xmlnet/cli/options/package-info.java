/** The options that several commands have, and {@code .xmlnet.toml}. */
package dev.xmlnet.cli.options;
