/** Validation against RELAX NG schemas, by Jing. */
package dev.xmlnet.schema;
