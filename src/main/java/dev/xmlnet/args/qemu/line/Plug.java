package dev.xmlnet.args.qemu.line;

import org.jspecify.annotations.Nullable;

/**
 * A NIC that is to be connected.
 *
 * @param nic the NIC
 * @param own the backend of the same option; null for none
 * @param netdev names a backend; null for none
 * @param hub the number of a hub; null for none
 * @param order the place of its option on the line
 */
record Plug(
        Nic nic,
        @Nullable Backend own,
        @Nullable Setting netdev,
        @Nullable Integer hub,
        int order) {
    Plug with(Nic other) {
        return new Plug(other, own, netdev, hub, order);
    }
}
