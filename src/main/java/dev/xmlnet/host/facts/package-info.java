/** What a host has and how its network is managed, as the programs on it tell. */
@NullMarked
package dev.xmlnet.host.facts;

import org.jspecify.annotations.NullMarked;
