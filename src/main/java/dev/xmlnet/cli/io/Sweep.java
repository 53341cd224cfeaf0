package dev.xmlnet.cli.io;

import dev.xmlnet.libvirt.value.IpAddress;
import dev.xmlnet.libvirt.value.IpBlock;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the kernel ask who has which address of a subnet, by one empty datagram to each. A subnet must be of an interface of this host, since
 * only there neighbours are; and it must fit into the kernel's table, which is the whole host's.
 *
 * @param device the interface
 * @param block the subnet
 * @param own the host's address in it
 */
public record Sweep(String device, IpBlock block, IpAddress own) {
    /** As many as the table of neighbours holds: net.ipv4.neigh.default.gc_thresh3 of Linux. */
    public static final int MOST = 1024;

    /** Guests answer within milliseconds; the kernel asks three times, a second apart. */
    private static final long WAIT = 1500;

    private static final int DISCARD = 9;
    private static final int SMALLEST_PREFIX = 22;

    /**
     * Returns the sweep of what a person named.
     *
     * @param name an interface of this host, or a subnet such as {@code 192.0.2.0/24}
     * @throws IllegalArgumentException if it is not swept, with the reason
     */
    public static Sweep of(String name) {
        List<Sweep> own = ofHost();
        List<Sweep> named = own.stream()
                .filter(sweep ->
                        sweep.device.equals(name) || sweep.block.toString().equals(name))
                .toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException(refusal(name, own));
        }
        Sweep sweep = named.get(0);
        if (sweep.block.prefix() < SMALLEST_PREFIX) {
            throw new IllegalArgumentException(sweep.block + " has more than " + MOST
                    + " addresses, which is all that the kernel's table holds; ask the DHCP server");
        }
        return sweep;
    }

    private static String refusal(String name, List<Sweep> own) {
        List<String> subnets = own.stream()
                .map(sweep -> sweep.device + " (" + sweep.block + ")")
                .toList();
        return "no interface of this host is, or has an IPv4 address in, " + name + "; "
                + (subnets.isEmpty() ? "it has none to sweep" : "there are " + String.join(", ", subnets));
    }

    private static List<Sweep> ofHost() {
        List<Sweep> all = new ArrayList<>();
        try {
            for (NetworkInterface device : NetworkInterface.networkInterfaces().toList()) {
                for (InterfaceAddress address : device.getInterfaceAddresses()) {
                    Sweep sweep = device.isUp() && !device.isLoopback() ? of(device.getName(), address) : null;
                    if (sweep != null) {
                        all.add(sweep);
                    }
                }
            }
        } catch (SocketException e) {
            return all; // There are no interfaces to be seen.
        }
        return all;
    }

    private static @Nullable Sweep of(String device, InterfaceAddress address) {
        IpAddress own = address.getAddress() instanceof Inet4Address
                ? IpAddress.of(address.getAddress().getHostAddress())
                : null;
        int prefix = address.getNetworkPrefixLength();
        return own == null || prefix == 0 || !own.isForHosts() ? null : new Sweep(device, IpBlock.of(own, prefix), own);
    }

    /** Returns the addresses to which a datagram goes: all but the network's, that for broadcasts and the host's own. */
    public List<IpAddress> targets() {
        List<IpAddress> targets = new ArrayList<>();
        IpAddress last = block.last();
        for (IpAddress one = block.first(); one.compareTo(last) <= 0; one = one.plus(1)) {
            if (!one.equals(own) && (!block.isRoomy() || block.reserved(one) == null)) {
                targets.add(one);
            }
        }
        return targets;
    }

    /**
     * Sends the datagrams, and waits until who is there has answered.
     *
     * @throws IOException if no socket can be opened
     */
    public void send() throws IOException {
        try (DatagramChannel channel = DatagramChannel.open()) {
            for (IpAddress target : targets()) {
                try {
                    channel.send(
                            ByteBuffer.allocate(0),
                            new InetSocketAddress(InetAddress.getByName(target.toString()), DISCARD));
                } catch (IOException e) {
                    // The kernel tells of one that did not answer when the next is asked.
                }
            }
        }
        try {
            Thread.sleep(WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
