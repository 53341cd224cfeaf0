package dev.xmlnet.args.qemu.line;

import dev.xmlnet.args.shell.Word;
import dev.xmlnet.xml.Location;
import org.jspecify.annotations.Nullable;

/**
 * An option of QEMU.
 *
 * @param name without its dashes
 * @param word in which the name is written
 * @param value the next word; null for an option that takes none
 */
record Option(String name, Word word, @Nullable Word value) {
    Location location() {
        return word.location();
    }
}
