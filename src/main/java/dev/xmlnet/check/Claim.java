package dev.xmlnet.check;

import dev.xmlnet.xml.Location;

/**
 * Something that only one may have, and who says that it is his.
 *
 * @param rule what a second one is found by
 * @param key what it is, such as a MAC address; claims of one rule and key clash
 * @param message what is said where there is a second one
 * @param location where it is claimed
 * @param line the text of that line
 */
record Claim(Rule rule, String key, String message, Location location, String line) {}
