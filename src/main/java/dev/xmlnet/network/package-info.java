/** Definitions of libvirt networks, made from typed values and checked as libvirt would, and for what it forgets. */
package dev.xmlnet.network;
