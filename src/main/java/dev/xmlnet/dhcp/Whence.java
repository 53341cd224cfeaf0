package dev.xmlnet.dhcp;

import dev.xmlnet.xml.Location;

/**
 * The place in a file that says something.
 *
 * @param path as the person named it or the program found it
 * @param location line and column
 */
public record Whence(String path, Location location) {
    /** Returns {@code path:line}. */
    @Override
    public String toString() {
        return path + ":" + location.line();
    }
}
