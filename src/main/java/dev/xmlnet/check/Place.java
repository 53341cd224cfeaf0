package dev.xmlnet.check;

import dev.xmlnet.xml.Location;

/**
 * A place in one of the files.
 *
 * @param path the file, as it was given
 * @param location where in it
 */
public record Place(String path, Location location) {
    /** As people read it: {@code guests/web2.xml:14:7}. */
    @Override
    public String toString() {
        return path + ":" + location.line() + ":" + location.column();
    }
}
