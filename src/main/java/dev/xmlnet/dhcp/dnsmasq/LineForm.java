package dev.xmlnet.dhcp.dnsmasq;

/** How a file writes an entry. */
public enum LineForm {
    /** Behind {@code dhcp-host=}, among other options. */
    CONF,
    /** The value of one alone: a file of dhcp-hostsfile. */
    HOSTS,
    /** MAC and address with blanks between: /etc/ethers. */
    ETHERS
}
