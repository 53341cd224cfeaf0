package dev.xmlnet.convert;

import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.xml.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a conversion did to one interface.
 *
 * @param guest the guest's name
 * @param index the interface's place in the guest, from 1
 * @param mac its MAC address, or null
 * @param kind the kind of connection that it is now
 * @param from what it was connected to, such as {@code network default}
 * @param to what it is connected to now
 * @param location where it stands in the input
 * @param kept the names of the parts that stayed as they were
 * @param added the parts that are new
 * @param dropped the parts that are gone, with the reason
 * @param live whether a running guest can take the change
 */
public record InterfaceChange(
        String guest,
        int index,
        @Nullable String mac,
        Kind kind,
        String from,
        String to,
        Location location,
        List<String> kept,
        List<String> added,
        List<Dropped> dropped,
        Live live) {

    /** True if it is connected to a device of the host that serves one interface, so that no other guest can have it. */
    public boolean takesDevice() {
        return switch (kind) {
            case HOSTDEV, PASSTHROUGH, VDPA, VHOSTUSER -> true;
            default -> false;
        };
    }

    /**
     * A part that is gone.
     *
     * @param part as it stood in the input
     * @param verdict the support table's word: refused, fails, ignored, inert, since, depends, live
     * @param loss how much it matters: firewall, warning or note
     * @param why the reason
     */
    public record Dropped(String part, String verdict, String loss, String why) {}

    /**
     * Whether a running guest can take the change.
     *
     * @param possible true if it can
     * @param why the reason
     * @param command what to type on the host
     */
    public record Live(boolean possible, String why, String command) {
        @Override
        public String toString() {
            return "live: " + (possible ? "yes, since " : "no, because ") + why + "; " + command;
        }
    }
}
