package dev.xmlnet.cli.args;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.options.Meant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The programs whose options are written, and their forms. */
enum Dialect {
    VIRT_INSTALL,
    VIRT_XML,
    QEMU,
    QEMU_NIC,
    QEMU_LEGACY;

    /** Its word on the command line: {@code qemu-nic}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True if QEMU takes the options itself. */
    boolean isQemu() {
        return this != VIRT_INSTALL && this != VIRT_XML;
    }

    /** All words. */
    static List<String> words() {
        return Arrays.stream(values()).map(Dialect::word).toList();
    }

    /**
     * Reads a word.
     *
     * @throws UsageException if there is no such dialect, or the word is null
     */
    static Dialect of(@Nullable String word) {
        if (word == null) {
            throw new UsageException("--to or --read is missing; the dialects are " + String.join(", ", words()));
        }
        for (Dialect dialect : values()) {
            if (dialect.word().equals(word)) {
                return dialect;
            }
        }
        throw new UsageException(
                "--to " + word + " is not a dialect; " + Meant.hint("--to", word, words(), "the dialects are"));
    }
}
