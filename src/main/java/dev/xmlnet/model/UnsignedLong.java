package dev.xmlnet.model;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A number of 64 bits without a sign, as libvirt has many, in a {@code Long}: one above {@link Long#MAX_VALUE} is negative
 * there, and {@link Long#toUnsignedString} shows it. Neither is lost.
 */
@NullMarked
public final class UnsignedLong extends XmlAdapter<String, Long> {
    /**
     * The number; null for null.
     *
     * @throws NumberFormatException if it is none, or longer than 64 bits; JAXB reports it to its event handler
     */
    @Override
    public @Nullable Long unmarshal(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String digits = text.strip();
        // RELAX NG takes a -0 for what it is.
        return Long.valueOf(Long.parseUnsignedLong(digits.matches("-0+") ? "0" : digits));
    }

    /** The digits; null for null. */
    @Override
    public @Nullable String marshal(@Nullable Long number) {
        return number == null ? null : Long.toUnsignedString(number);
    }
}
