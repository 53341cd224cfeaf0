package dev.xmlnet.libvirt;

import java.io.Serial;

/** Settings that do not fit each other, or what they are for. */
public final class SettingException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient SettingMessage settings;

    /** With a message by {@link SettingMessage#of}. */
    public SettingException(String format, Object... arguments) {
        this(SettingMessage.of(format, arguments));
    }

    public SettingException(SettingMessage settings) {
        super(settings.toString());
        this.settings = settings;
    }

    /** Returns the message, for a surface that has its own names for settings. */
    public SettingMessage settings() {
        return settings;
    }
}
