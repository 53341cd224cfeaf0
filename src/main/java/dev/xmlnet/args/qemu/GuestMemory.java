package dev.xmlnet.args.qemu;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.xml.Element;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The memory that a vhost-user switch has to see. */
final class GuestMemory {
    private static final BigInteger KIB = BigInteger.valueOf(1024);

    private GuestMemory() {}

    /** Returns the size for QEMU, such as {@code 2097152K}; null if the guest's is not known, or shared by lines of its own. */
    static @Nullable String of(Guest guest) {
        Element memory = guest.isInterface() || guest.hasSharedMemory()
                ? null
                : guest.domain().child("memory");
        String number = memory == null ? "" : memory.content().strip();
        BigInteger unit = memory == null ? null : unit(memory.attribute("unit"));
        if (unit == null || !number.matches("[0-9]{1,18}")) {
            return null;
        }
        // libvirt rounds up to KiB.
        BigInteger bytes = new BigInteger(number).multiply(unit);
        return bytes.add(KIB).subtract(BigInteger.ONE).divide(KIB) + "K";
    }

    private static @Nullable BigInteger unit(@Nullable String unit) {
        if (unit == null) {
            return KIB;
        }
        String word = unit.toLowerCase(Locale.ROOT);
        if (word.equals("b") || word.equals("bytes")) {
            return BigInteger.ONE;
        }
        int power = "kmgtpe".indexOf(word.charAt(0)) + 1;
        boolean decimal = word.length() == 2 && word.charAt(1) == 'b';
        boolean binary = word.length() == 1 || word.substring(1).equals("ib");
        if (power == 0 || (!decimal && !binary)) {
            return null;
        }
        return (decimal ? BigInteger.valueOf(1000) : KIB).pow(power);
    }
}
