/** What guests and networks take of their host, whether it has that, and what excludes what. */
@NullMarked
package dev.xmlnet.host.needs;

import org.jspecify.annotations.NullMarked;
