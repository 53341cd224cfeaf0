package dev.xmlnet.host.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who manages a device.
 *
 * @param program the program
 * @param profile the name of NetworkManager's profile that is active, or null
 * @param uuid that profile's UUID, or null
 * @param file the file that says how: a profile, a {@code .network}, or one of interfaces(5); null if it is not known
 * @param netplan true if netplan wrote that file
 * @param settings what NetworkManager's profile says, by its own names, such as {@code ipv6.addr-gen-mode}; else empty
 */
public record Manager(
        Program program,
        @Nullable String profile,
        @Nullable String uuid,
        @Nullable String file,
        boolean netplan,
        Map<String, String> settings) {

    /** A program that manages networks. */
    public enum Program {
        /** NetworkManager. */
        NETWORK_MANAGER("NetworkManager"),
        /** systemd-networkd. */
        NETWORKD("systemd-networkd"),
        /** ifupdown, or ifupdown2. */
        IFUPDOWN("ifupdown");

        private final String word;

        Program(String word) {
            this.word = word;
        }

        /** Its own name. */
        @Override
        public String toString() {
            return word;
        }
    }

    /** Returns the name, as a person would say whom to turn to. */
    @Override
    public String toString() {
        return netplan ? "netplan" : program.toString();
    }
}
