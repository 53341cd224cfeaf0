package dev.xmlnet.args.qemu;

/** A form in which QEMU is told of a NIC. */
public enum QemuForm {
    /** {@code -netdev} and {@code -device}, which say everything. */
    NETDEV,
    /** {@code -nic}: one option, which knows model and MAC address only. */
    NIC,
    /** {@code -net nic} and {@code -net tap}, of which there can be one pair; a guest's others are {@code -net nic,netdev=}. */
    LEGACY
}
