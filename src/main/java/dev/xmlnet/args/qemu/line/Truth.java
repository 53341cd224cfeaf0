package dev.xmlnet.args.qemu.line;

import org.jspecify.annotations.Nullable;

/** The words for true and false. */
public final class Truth {
    private Truth() {}

    /** Returns true for on, yes, true and y, false for off, no, false and n, null for anything else. */
    public static @Nullable Boolean of(String word) {
        return switch (word) {
            case "on", "yes", "true", "y" -> Boolean.TRUE;
            case "off", "no", "false", "n" -> Boolean.FALSE;
            default -> null;
        };
    }
}
