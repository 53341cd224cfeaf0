package dev.xmlnet.dhcp.lease;

import dev.xmlnet.dhcp.text.Bytes;
import dev.xmlnet.dhcp.text.Columns;
import dev.xmlnet.dhcp.text.MacBits;
import dev.xmlnet.libvirt.value.AddressBits;
import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.Uuid;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What libvirt overhears of the DHCP of its guests: a log of lines of the end in seconds since 1970, the guest's UUID with its MAC, the
 * address and the server. The last line of a guest's MAC and an address counts; the end 0 takes the lease back.
 */
final class NwfilterLeases implements LeaseReader {
    private static final int END = 0;
    private static final int CLIENT = 1;
    private static final int ADDRESS = 2;
    private static final int COLUMNS = 4;
    private static final int UUID = "0a0b0c0d-0e0f-4011-8213-141516171819".length();

    private final AddressBits address = new AddressBits();
    private final Map<String, Lease> last = new LinkedHashMap<>();

    /** True if a word is a UUID and a MAC with a hyphen between them. */
    static boolean isClient(String word) {
        return uuid(word) != null && MacBits.read(word.substring(UUID + 1)) != MacBits.NONE;
    }

    private static @Nullable Uuid uuid(String word) {
        return word.length() > UUID && word.charAt(UUID) == '-' ? Uuid.of(word.substring(0, UUID)) : null;
    }

    private static long mac(byte[] text, int from, int to) {
        return to - from > UUID ? MacBits.read(text, from + UUID + 1, to) : MacBits.NONE;
    }

    @Override
    public void read(Bytes bytes, Found found) {
        Columns line = new Columns(bytes);
        byte[] text = bytes.array();
        while (line.next()) {
            if (line.count() == COLUMNS && line.number(END) >= 0 && line.address(ADDRESS, address)) {
                long mac = mac(text, line.start(CLIENT), line.end(CLIENT));
                if (mac == MacBits.NONE) {
                    found.strange(line.where());
                } else if (found.asks(mac, address)) {
                    add(line, mac, found);
                }
            } else if (!line.isEnded()) {
                found.cut(line.where());
            } else {
                found.strange(line.where());
            }
        }
        last.values().forEach(found::add);
    }

    private void add(Columns line, long mac, Found found) {
        String client = line.word(CLIENT);
        String key = client + ' ' + line.word(ADDRESS);
        long end = line.number(END);
        last.remove(key);
        last.put(
                key,
                found.lease(IpAddress.parse(line.word(ADDRESS)), line.where())
                        .mac(mac)
                        .guest(uuid(client))
                        .until(end == 0 ? null : End.at(end))
                        .ended(end == 0)
                        .build());
    }
}
