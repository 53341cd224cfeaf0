/**
 * libvirt as the judge of what xmlnet writes: its parser and schema by the test driver, which needs neither daemon nor root, and its
 * QEMU driver by a libvirtd of one's own (src/test/judge/with-libvirtd).
 */
package dev.xmlnet.judge;
