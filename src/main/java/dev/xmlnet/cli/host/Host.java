package dev.xmlnet.cli.host;

import dev.xmlnet.cli.io.Input;
import dev.xmlnet.host.Dialect;
import java.util.List;

/**
 * One host: files that its program reads as one.
 *
 * @param dialect what they are in
 * @param files at least one; of interfaces(5) the one that sources the others, which are found when it is read
 */
record Host(Dialect dialect, List<Input> files) {
    /** The file that stands for the host where one is named. */
    Input first() {
        return files.get(0);
    }
}
