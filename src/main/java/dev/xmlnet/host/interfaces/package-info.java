/**
 * {@code /etc/network/interfaces}, as ifupdown and ifupdown2 read it: a reader that keeps every byte, and the least edit that makes a NIC a
 * port of a bridge, or takes that back.
 */
@NullMarked
package dev.xmlnet.host.interfaces;

import org.jspecify.annotations.NullMarked;
