package dev.xmlnet.args.qemu.line;

import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Diagnostic;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** MAC addresses as QEMU reads them, which -device does more strictly than -nic and -net. */
final class QemuMac {
    private static final Pattern STRICT = Pattern.compile("\\p{XDigit}{2}([:-]\\p{XDigit}{2}){5}");
    private static final Pattern LOOSE = Pattern.compile("\\p{XDigit}{1,2}([:-]\\p{XDigit}{1,2}){5}");
    private static final Pattern NUMBER = Pattern.compile("0[xX]\\p{XDigit}{1,6}|\\d{0,8}");
    private static final int MOST = 0xffffff;

    private QemuMac() {}

    /**
     * Reads an address.
     *
     * @param setting null for none
     * @param strict true for that of -device
     * @return null for none, for zeros, in whose place QEMU makes one up, and for one that is refused
     */
    static @Nullable MacAddress read(@Nullable Setting setting, boolean strict, List<Diagnostic> errors) {
        if (setting == null) {
            return null;
        }
        String text = setting.value();
        MacAddress mac = null;
        if (!strict && NUMBER.matcher(text).matches()) {
            long bits = text.isEmpty() ? 0 : number(text);
            mac = bits >= 0 && bits <= MOST ? MacAddress.ofBits(bits) : null;
        } else if ((strict ? STRICT : LOOSE).matcher(text).matches()) {
            mac = MacAddress.of(text.replace('-', ':'));
        }
        if (mac == null) {
            String respelled = MacAddress.respelled(text);
            errors.add(Diagnostic.error(
                    "qemu-value",
                    Quoted.of(text) + " is not a MAC address; use "
                            + (respelled == null ? "six pairs of digits such as 52:54:00:aa:00:01" : respelled),
                    setting.valueLocation()));
        } else if (mac.isMulticast()) {
            errors.add(Diagnostic.error(
                    strict ? "multicast-mac" : "qemu-value",
                    "MAC " + mac + " is a multicast address, which no guest can have; make its first byte even",
                    setting.valueLocation()));
            return null;
        }
        return mac == null || mac.isZero() ? null : mac;
    }

    private static long number(String text) {
        try {
            return Long.decode(text);
        } catch (NumberFormatException e) {
            return -1; // 08 is no octal number
        }
    }
}
