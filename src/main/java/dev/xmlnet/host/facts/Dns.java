package dev.xmlnet.host.facts;

import java.util.List;

/**
 * Where names are looked up.
 *
 * @param servers the addresses of the servers, in order
 * @param search the domains that a short name is looked up in, in order
 */
public record Dns(List<String> servers, List<String> search) {
    /** Nothing told. */
    public static final Dns NONE = new Dns(List.of(), List.of());

    /** The same without the servers on the host itself, such as the one of systemd-resolved. */
    Dns withoutLoopback() {
        return new Dns(
                servers.stream()
                        .filter(server -> !server.startsWith("127.") && !server.equals("::1"))
                        .toList(),
                search);
    }
}
