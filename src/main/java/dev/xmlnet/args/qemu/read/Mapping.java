package dev.xmlnet.args.qemu.read;

import dev.xmlnet.args.qemu.line.Backend;
import dev.xmlnet.args.qemu.line.Nic;
import dev.xmlnet.args.qemu.line.QemuNetwork;

/**
 * A NIC on its way to an interface.
 *
 * @param nic the NIC
 * @param backend what it is connected to
 * @param tree the interface
 * @param losses what it cannot say
 * @param network the rest of the line
 * @param options what a person says besides
 */
record Mapping(Nic nic, Backend backend, PartTree tree, Losses losses, QemuNetwork network, ReadOptions options) {}
