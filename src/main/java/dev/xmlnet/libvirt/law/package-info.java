/**
 * The laws for the addresses of a network: what libvirt refuses, what does not start, and what does nothing for anyone. Each stands once: it
 * is told as a {@link Problem} with its place, which {@code network} throws and {@code check} reports.
 */
@NullMarked
package dev.xmlnet.libvirt.law;

import org.jspecify.annotations.NullMarked;
