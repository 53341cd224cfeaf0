/** {@code xmlnet check}: what is looked at, what is hidden by configuration and baseline, and how findings are printed. */
@NullMarked
package dev.xmlnet.cli.check;

import org.jspecify.annotations.NullMarked;
