package dev.xmlnet.host.needs;

/** A kind of thing that a host must have. */
public enum What {
    /** A bridge of the kernel, which libvirt does not make. */
    BRIDGE("bridge"),
    /** A bridge of Open vSwitch. */
    OVS("ovs-bridge"),
    /** A NIC that macvtaps are made on. */
    NIC("nic"),
    /** A NIC that one running guest takes whole, by macvtap in mode passthrough. */
    PASSTHROUGH("nic-passthrough"),
    /** The NIC by which a network of libvirt's own forwards. */
    FORWARD("nic-forward"),
    /** A NIC whose functions of SR-IOV guests get. */
    PF("pf"),
    /** A macvtap that somebody made, and that a guest's own is made beside. */
    MACVTAP("macvtap"),
    /** A tap that somebody made. */
    TAP("tap"),
    /** The socket of a vhost-user switch that is to run. */
    SOCKET("vhostuser");

    private final String word;

    What(String word) {
        this.word = word;
    }

    /** The name in tables. */
    public String word() {
        return word;
    }

    /** True if macvtaps stand on it. */
    public boolean isUnderMacvtap() {
        return this == NIC || this == PASSTHROUGH;
    }
}
