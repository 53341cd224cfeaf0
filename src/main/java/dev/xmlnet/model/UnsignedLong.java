package dev.xmlnet.model;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;

/**
 * A number of 64 bits without a sign, as libvirt has many, in a {@code Long}: one above {@link Long#MAX_VALUE} is negative
 * there, and {@link Long#toUnsignedString} shows it. Neither is lost.
 */
public final class UnsignedLong extends XmlAdapter<String, Long> {
    /**
     * The number; null for null.
     *
     * @throws NumberFormatException if it is none, or longer than 64 bits; JAXB reports it to its event handler
     */
    @Override
    public Long unmarshal(String text) {
        return text == null ? null : Long.valueOf(Long.parseUnsignedLong(text.strip()));
    }

    /** The digits; null for null. */
    @Override
    public String marshal(Long number) {
        return number == null ? null : Long.toUnsignedString(number);
    }
}
