/** Changes of files of sections and settings, and lines that go from one to another and back. */
@NullMarked
package dev.xmlnet.host.ini;

import org.jspecify.annotations.NullMarked;
