package dev.xmlnet.libvirt.value;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The name of a libvirt network, of which libvirt makes the names of files; blanks and dots are as good as letters. */
public final class NetworkName {
    /** Of Linux's 255 the files for dnsmasq need ten: {@code .hostsfile}. */
    private static final int LONGEST = 245;

    private final String text;

    private NetworkName(String text) {
        this.text = text;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is empty or too long, or holds a slash or what XML or a line cannot
     */
    public static NetworkName parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "'' cannot be the name of a network: libvirt refuses one without a name");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException(
                    "the name of a network is too long: libvirt makes files of it, which takes up to " + LONGEST
                            + " bytes");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/') {
                throw new IllegalArgumentException(
                        "'" + text + "' cannot be the name of a network: libvirt makes a file of it, so no slash");
            }
            boolean pair = Character.isSurrogate(c) && Character.isSurrogatePair(c, next(text, i));
            if (c < ' ' || (Character.isSurrogate(c) && !pair) || c > '\uFFFD') {
                throw new IllegalArgumentException(
                        String.format("the name of a network cannot hold the character U+%04X", (int) c));
            }
            i += pair ? 1 : 0;
        }
        return new NetworkName(text);
    }

    private static char next(String text, int index) {
        return index + 1 < text.length() ? text.charAt(index + 1) : 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NetworkName that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
