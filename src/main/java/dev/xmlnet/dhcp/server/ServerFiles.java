package dev.xmlnet.dhcp.server;

import dev.xmlnet.dhcp.Includes;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.ServerFile;
import dev.xmlnet.dhcp.ServerText;
import dev.xmlnet.dhcp.dhcpd.DhcpdFile;
import dev.xmlnet.dhcp.dnsmasq.DnsmasqFile;
import dev.xmlnet.dhcp.dnsmasq.LineForm;
import dev.xmlnet.dhcp.kea.KeaFile;
import dev.xmlnet.dhcp.networkd.NetworkdFile;

/** The front door to configurations of DHCP servers. */
public final class ServerFiles {
    private ServerFiles() {}

    /**
     * Reads a configuration in the format that its name or its text shows.
     *
     * @param includes gives the files that it includes
     * @throws RefusedException if it is in no known format, or its server could not read it
     */
    public static ServerFile read(ServerText file, Includes includes) throws RefusedException {
        ServerFormat format = ServerFormat.of(file);
        if (format == null) {
            String message = "not a known DHCP server's format; expected dhcpd, Kea, dnsmasq or networkd";
            throw new RefusedException(Remark.error("unknown-format", message, file.at(0)));
        }
        return read(file, format, includes);
    }

    /**
     * Reads a configuration in a format.
     *
     * @param includes gives the files that it includes
     * @throws RefusedException if its server could not read it
     */
    public static ServerFile read(ServerText file, ServerFormat format, Includes includes) throws RefusedException {
        return switch (format) {
            case DHCPD -> new DhcpdFile(file, includes);
            case DNSMASQ -> new DnsmasqFile(file, LineForm.CONF, includes);
            case DNSMASQ_HOSTS -> new DnsmasqFile(file, LineForm.HOSTS, includes);
            case ETHERS -> new DnsmasqFile(file, LineForm.ETHERS, includes);
            case KEA -> new KeaFile(file, includes);
            case NETWORKD -> new NetworkdFile(file, includes);
        };
    }
}
