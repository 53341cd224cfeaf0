/** Changing the files that a host's network is configured by, and nothing else in them. */
@NullMarked
package dev.xmlnet.host.rewrite;

import org.jspecify.annotations.NullMarked;
