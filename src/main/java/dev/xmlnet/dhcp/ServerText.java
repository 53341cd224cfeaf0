package dev.xmlnet.dhcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.xml.SourceText;

/**
 * A file of a DHCP server's configuration.
 *
 * @param path as the person named or the program found it
 * @param source its text, by {@link SourceText#ofLines}
 */
public record ServerText(String path, SourceText source) {
    /** Returns the last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns the place of a char. */
    public Whence at(int offset) {
        return new Whence(path, source.locate(offset));
    }

    /** True if the bytes begin with a mark of UTF-8, which is no part of the text. */
    public boolean hasMark() {
        byte[] bytes = source.bytes();
        return bytes.length > 2
                && bytes[0] == (byte) 0xEF
                && bytes[1] == (byte) 0xBB
                && bytes[2] == (byte) 0xBF
                && source.charset().equals(UTF_8);
    }

    /** Returns a path that this file names, as seen from where this file is; an absolute one as it is. */
    public String beside(String named) {
        return named.startsWith("/") ? named : path.substring(0, path.lastIndexOf('/') + 1) + named;
    }
}
