/**
 * What libvirt knows: guests with their interfaces, the kinds of connection, the forward modes of networks, what each
 * carries, refuses or drops (the support tables), and since which version. Nothing here opens a file or prints.
 */
@NullMarked
package dev.xmlnet.libvirt;

import org.jspecify.annotations.NullMarked;
