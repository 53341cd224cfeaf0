/**
 * What libvirt does with each part of an interface or a network, by its connection and version: support.txt, network-support.txt and
 * newer.txt, and the one judge that reads them.
 */
@NullMarked
package dev.xmlnet.libvirt.support;

import org.jspecify.annotations.NullMarked;
