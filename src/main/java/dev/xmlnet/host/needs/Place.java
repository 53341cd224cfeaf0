package dev.xmlnet.host.needs;

import dev.xmlnet.xml.Location;

/**
 * Where an interface or network stands.
 *
 * @param path of its file
 * @param location in it
 */
public record Place(String path, Location location) {
    /** As compilers write it. */
    @Override
    public String toString() {
        return path + ":" + location.line() + ":" + location.column();
    }
}
