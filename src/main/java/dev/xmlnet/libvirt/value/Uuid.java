package dev.xmlnet.libvirt.value;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A UUID, of 128 bits; unlike {@link java.util.UUID} it takes and refuses what libvirt does. */
public final class Uuid {
    private static final int DIGITS = 32;
    private static final int LENGTH = 36;

    private final String text;

    private Uuid(String text) {
        this.text = text;
    }

    /**
     * Reads one as libvirt does (virUUIDParse): 32 hexadecimal digits, with hyphens or blanks before and between pairs of them, and blanks after.
     *
     * @param text may be null
     * @return null if it is none
     */
    public static @Nullable Uuid of(@Nullable String text) {
        if (text == null || isPrinted(text)) {
            return text == null ? null : new Uuid(text);
        }
        StringBuilder uuid = new StringBuilder(LENGTH);
        String stripped = text.strip();
        int digits = 0;
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c < 128 && Character.digit(c, 16) >= 0) {
                boolean group = digits == 8 || digits == 12 || digits == 16 || digits == 20;
                uuid.append(group ? "-" : "").append(c);
                digits++;
            } else if ((c != '-' && c != ' ') || digits % 2 != 0 || digits == DIGITS) {
                return null;
            }
        }
        return digits == DIGITS ? new Uuid(uuid.toString().toLowerCase(Locale.ROOT)) : null;
    }

    /** True for one as libvirt prints it, as nearly all are. */
    private static boolean isPrinted(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? c != '-' : (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Uuid parse(String text) {
        Uuid uuid = of(text);
        if (uuid == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a UUID, which has 32 hexadecimal digits (uuidgen makes one)");
        }
        return uuid;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Uuid that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As libvirt prints it: in small letters, with four hyphens. */
    @Override
    public String toString() {
        return text;
    }
}
