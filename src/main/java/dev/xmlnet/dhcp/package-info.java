/** What DHCP servers have given and what they keep for guests: a model that knows no format, and one package a format. */
@NullMarked
package dev.xmlnet.dhcp;

import org.jspecify.annotations.NullMarked;
