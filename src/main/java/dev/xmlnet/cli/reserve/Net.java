package dev.xmlnet.cli.reserve;

import dev.xmlnet.dhcp.ServerKind;
import dev.xmlnet.dhcp.conflict.Server;
import dev.xmlnet.dhcp.network.NetworkXml;

/**
 * A network of an input.
 *
 * @param xml its definition
 * @param server its DHCP server, whether it runs one yet or not
 */
record Net(NetworkXml xml, Server server) {
    static Net of(NetworkXml xml) {
        return new Net(xml, new Server(ServerKind.LIBVIRT, "network '" + xml.name() + "'", xml.facts()));
    }
}
