/**
 * Command lines as people keep them, split into words. Nothing that is read is ever run: what only a shell could tell is kept as an
 * {@link dev.xmlnet.args.shell.Expansion}, for whoever needs the word to refuse.
 */
@NullMarked
package dev.xmlnet.args.shell;

import org.jspecify.annotations.NullMarked;
