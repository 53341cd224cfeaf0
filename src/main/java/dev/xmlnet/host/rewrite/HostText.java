package dev.xmlnet.host.rewrite;

import dev.xmlnet.xml.SourceText;

/**
 * A file of a host's network configuration.
 *
 * @param path as the person named or the program found it, for messages; its last part is the file's name
 * @param source its text, by {@link SourceText#ofLines}
 */
public record HostText(String path, SourceText source) {
    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path of a file beside this one. */
    public String beside(String name) {
        return path.substring(0, path.lastIndexOf('/') + 1) + name;
    }
}
