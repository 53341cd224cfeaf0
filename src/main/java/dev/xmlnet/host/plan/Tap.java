package dev.xmlnet.host.plan;

import dev.xmlnet.libvirt.value.DeviceName;
import org.jspecify.annotations.Nullable;

/**
 * A tap that is there before a guest starts, for a user who runs QEMU.
 *
 * @param name its name
 * @param user who may open it; null for root
 */
public record Tap(DeviceName name, @Nullable String user) {
    /**
     * Reads {@code NAME} or {@code NAME,USER}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Tap parse(String text) {
        int comma = text.indexOf(',');
        DeviceName name = DeviceName.parse("tap", comma < 0 ? text : text.substring(0, comma));
        String user = comma < 0 ? null : text.substring(comma + 1);
        // What useradd of Debian and Fedora lets a name be, and a number.
        if (user != null && !user.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,31}\\$?")) {
            throw new IllegalArgumentException("'" + user + "' is not the name of a user; use NAME,USER");
        }
        return new Tap(name, user);
    }
}
