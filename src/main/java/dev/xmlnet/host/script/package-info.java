/** One shell script that changes a host and has a way back. */
@NullMarked
package dev.xmlnet.host.script;

import org.jspecify.annotations.NullMarked;
