/**
 * The host's side of what guests are connected to: bridges, macvtap and macvlan devices, functions of SR-IOV, in the dialects of
 * those who manage a host's network. Nothing here changes a running host.
 */
@NullMarked
package dev.xmlnet.host;

import org.jspecify.annotations.NullMarked;
