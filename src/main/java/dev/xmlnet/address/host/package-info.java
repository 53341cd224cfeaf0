/** What the host that xmlnet runs on tells of its guests' addresses: its files, its neighbours, its libvirt. */
@NullMarked
package dev.xmlnet.address.host;

import org.jspecify.annotations.NullMarked;
