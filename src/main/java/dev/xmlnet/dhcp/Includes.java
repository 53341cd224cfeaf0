package dev.xmlnet.dhcp;

import dev.xmlnet.xml.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a configuration includes, as the caller finds them. They are read for what they say, and never changed. */
public interface Includes {
    /** Finds none, so that each include is missing. */
    Includes NONE = new Includes() {
        @Override
        public @Nullable SourceText read(String path) {
            return null;
        }

        @Override
        public @Nullable List<String> list(String directory) {
            return null;
        }
    };

    /**
     * Reads a file.
     *
     * @param path as the configuration names it; a relative one is seen from the directory of the file that is read first
     * @return null if it is not there
     */
    @Nullable
    SourceText read(String path);

    /**
     * Lists the names of the files in a directory, without it, in any order.
     *
     * @return null if it is not there
     */
    @Nullable
    List<String> list(String directory);
}
