package dev.xmlnet.libvirt.support;

import dev.xmlnet.libvirt.NetworkMode;

/** The tables, each read when it is first asked for. */
public final class Tables {
    private Tables() {}

    private static final class Interfaces {
        static final SupportTable<Carrier> TABLE = SupportTable.read("support.txt", Carrier.class, Carrier::general);
    }

    private static final class Networks {
        static final SupportTable<NetworkMode> TABLE =
                SupportTable.read("network-support.txt", NetworkMode.class, mode -> null);
    }

    /** The table of connections and parts of an interface. */
    public static SupportTable<Carrier> interfaces() {
        return Interfaces.TABLE;
    }

    /** The table of forward modes and parts of a network. */
    public static SupportTable<NetworkMode> networks() {
        return Networks.TABLE;
    }
}
