/**
 * Changing how guests are connected: targets, the choice of interfaces, the support table, and the
 * merge of a target into what is there. Nothing here opens a file or prints.
 */
package dev.xmlnet.convert;
