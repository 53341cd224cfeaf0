package dev.xmlnet.args;

import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.Version;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A suboption of virt-install's {@code --network}.
 *
 * @param key such as {@code source.mode}; {@code {n}} and {@code {m}} stand for the place of an element among its likes, from 0
 * @param value what it takes
 * @param since the virt-install that has it; null for 4.0 or an older one
 * @param kinds the kinds of connection on which it says the part; empty for all
 * @param also older spellings
 */
public record OptionKey(String key, Value value, @Nullable Version since, Set<Kind> kinds, List<String> also) {
    /** What virt-install takes, and what it makes of it. */
    public enum Value {
        TEXT,
        ONOFF("on", "off"),
        YESNO("yes", "no"),
        UPDOWN("up", "down"),
        NUMBER;

        private static final Set<String> TRUE = Set.of("y", "yes", "1", "true", "t", "on", "up");
        private static final Set<String> FALSE = Set.of("n", "no", "0", "false", "f", "off", "down");

        private final @Nullable String yes;
        private final @Nullable String no;

        Value() {
            this(null, null);
        }

        Value(@Nullable String yes, @Nullable String no) {
            this.yes = yes;
            this.no = no;
        }

        /** Returns what virt-install writes for a value; null if it takes no such one. */
        public @Nullable String read(String text) {
            if (this == NUMBER) {
                return text.matches("-?[0-9]+|0x[0-9a-fA-F]+") ? text : null;
            } else if (yes == null || no == null) {
                return text;
            }
            String plain = text.toLowerCase(Locale.ROOT);
            return TRUE.contains(plain) ? yes : FALSE.contains(plain) ? no : null;
        }
    }

    /** True if a virt-install says a part of this kind of connection by it. */
    public boolean isFor(Kind kind, Version virtInstall) {
        return (since == null || virtInstall.isAtLeast(since)) && (kinds.isEmpty() || kinds.contains(kind));
    }
}
