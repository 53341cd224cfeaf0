/** Who answered for which address on the links of a host, from the tables of its kernel as programs print them. */
@NullMarked
package dev.xmlnet.address.neighbour;

import org.jspecify.annotations.NullMarked;
