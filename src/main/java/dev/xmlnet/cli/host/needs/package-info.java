/** {@code xmlnet host needs}: what guests and networks need of their host. */
@NullMarked
package dev.xmlnet.cli.host.needs;

import org.jspecify.annotations.NullMarked;
