/** A person's own targets: XSLT 3.0 stylesheets, run by Saxon. */
package dev.xmlnet.template;
