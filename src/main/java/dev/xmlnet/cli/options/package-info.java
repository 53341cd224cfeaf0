/** The options that several commands have, and {@code .xmlnet.toml}. */
@NullMarked
package dev.xmlnet.cli.options;

import org.jspecify.annotations.NullMarked;
