package dev.xmlnet.args.qemu;

/** An option's value as QEMU reads it: a type, and keys with values in which a comma is doubled. */
final class OptionText {
    private final StringBuilder text;

    OptionText(String type) {
        this.text = new StringBuilder(escaped(type));
    }

    OptionText add(String key, String value) {
        text.append(',').append(key).append('=').append(escaped(value));
        return this;
    }

    private static String escaped(String value) {
        return value.replace(",", ",,");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
