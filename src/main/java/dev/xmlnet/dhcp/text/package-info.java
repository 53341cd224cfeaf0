/** Lines, columns, MAC and IP addresses in the files of others, read without an object for what nobody asked for. */
@NullMarked
package dev.xmlnet.dhcp.text;

import org.jspecify.annotations.NullMarked;
