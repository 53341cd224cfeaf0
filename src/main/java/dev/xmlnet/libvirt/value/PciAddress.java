package dev.xmlnet.libvirt.value;

import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Part;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a PCI device of the host.
 *
 * @param domain 32 bits without a sign; most hosts have only 0
 * @param bus 0 to 0xff
 * @param slot 0 to 0x1f
 * @param function 0 to 7
 */
public record PciAddress(int domain, int bus, int slot, int function) {
    private static final Pattern FORM =
            Pattern.compile("(?:(\\p{XDigit}{4,8}):)?(\\p{XDigit}{2}):(\\p{XDigit}{2})\\.([0-7])");

    private static final int LONGEST_PRINTED = "0x0000ffff".length();

    /** Checks the ranges. */
    public PciAddress {
        if (bus < 0 || bus > 0xff || slot < 0 || slot > 0x1f || function < 0 || function > 7) {
            throw new IllegalArgumentException(
                    "no PCI address: domain " + domain + ", bus " + bus + ", slot " + slot + ", function " + function);
        }
    }

    /**
     * Reads what {@code lspci -D} prints: {@code 0000:03:10.1}; the domain may be left out, or longer (Intel VMD: {@code 10000:e1:00.0}).
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static PciAddress parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches() || Integer.parseInt(m.group(3), 16) > 0x1f) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a PCI address, such as 0000:03:10.1 (lspci -D prints them)");
        }
        int domain = m.group(1) == null ? 0 : Integer.parseUnsignedInt(m.group(1), 16);
        return new PciAddress(
                domain,
                Integer.parseInt(m.group(2), 16),
                Integer.parseInt(m.group(3), 16),
                Integer.parseInt(m.group(4), 16));
    }

    /** Reads {@code <address type='pci' .../>}; null if it is no PCI address or its numbers are wrong. */
    public static @Nullable PciAddress of(@Nullable Element address) {
        return address == null ? null : of(address::attribute);
    }

    /** Reads a part, as {@link #of(Element)} an element. */
    public static @Nullable PciAddress of(@Nullable Part address) {
        return address == null ? null : of(address::attribute);
    }

    /** The address in the {@code <source>} of a device of the host, as a {@code <hostdev>} has one; null as for {@link #of(Element)}. */
    public static @Nullable PciAddress ofSource(Element device) {
        Element source = device.child("source");
        return source == null ? null : of(source.child("address"));
    }

    /** Reads a part, as {@link #ofSource(Element)} an element. */
    public static @Nullable PciAddress ofSource(Part device) {
        Part source = device.child("source");
        return source == null ? null : of(source.child("address"));
    }

    private static @Nullable PciAddress of(Function<String, @Nullable String> address) {
        if ("usb".equals(address.apply("type"))) {
            return null;
        }
        try {
            return new PciAddress(
                    number(address, "domain"),
                    number(address, "bus"),
                    number(address, "slot"),
                    number(address, "function"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int number(Function<String, @Nullable String> address, String attribute) {
        String value = address.apply(attribute);
        if (value == null) {
            return 0;
        }
        long number = number(value);
        if (number < 0 || number > 0xffff_ffffL || (!attribute.equals("domain") && number > Integer.MAX_VALUE)) {
            throw new IllegalArgumentException(attribute + " " + value);
        }
        return (int) number;
    }

    /** Most are written as libvirt prints them: 0x1f. */
    private static long number(String value) {
        if (!value.startsWith("0x") || value.length() == 2 || value.length() > LONGEST_PRINTED) {
            return value.startsWith("#") ? -1 : Long.decode(value.stripLeading());
        }
        long number = 0;
        for (int i = 2; i < value.length(); i++) {
            char c = value.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * 16 + digit;
        }
        return number;
    }

    /** As libvirt prints it. */
    public Part toPart() {
        return Part.of("address")
                .with("type", "pci")
                .with("domain", String.format("0x%04x", domain))
                .with("bus", String.format("0x%02x", bus))
                .with("slot", String.format("0x%02x", slot))
                .with("function", String.format("0x%x", function));
    }

    /** As {@code lspci -D} prints it. */
    @Override
    public String toString() {
        return String.format("%04x:%02x:%02x.%x", domain, bus, slot, function);
    }
}
