/** {@code xmlnet address}: which addresses guests have. */
@NullMarked
package dev.xmlnet.cli.address;

import org.jspecify.annotations.NullMarked;
