/** Which addresses guests have, by all that files, servers and hosts tell of their MAC addresses. */
@NullMarked
package dev.xmlnet.address;

import org.jspecify.annotations.NullMarked;
