package dev.xmlnet.args.qemu.line;

import dev.xmlnet.xml.Location;

/**
 * A {@code KEY=VALUE} of an option.
 *
 * @param key as it is written; {@code no} is taken off a bare key that turns something off
 * @param value without the commas that double a comma; true and false of JSON are on and off
 * @param form in which it is written
 * @param location where the key is written
 * @param valueLocation where the value is written
 */
public record Setting(String key, String value, Form form, Location location, Location valueLocation) {
    /** How a setting is written. */
    public enum Form {
        /** {@code KEY=VALUE}, or a first value without its key. */
        PAIR,
        /** {@code KEY}, for on, or {@code noKEY}, for off. */
        BARE,
        /** A string of JSON. */
        STRING,
        /** A number of JSON. */
        NUMBER,
        /** True or false of JSON. */
        BOOL
    }

    /** True if it is written in JSON. */
    boolean isJson() {
        return form == Form.STRING || form == Form.NUMBER || form == Form.BOOL;
    }

    @Override
    public String toString() {
        return key + "=" + value;
    }
}
