/** Tests of the script; src/test/host/switch runs it on hosts. */
@NullMarked
package dev.xmlnet.host.script;

import org.jspecify.annotations.NullMarked;
