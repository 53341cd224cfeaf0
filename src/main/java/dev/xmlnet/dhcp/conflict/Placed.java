package dev.xmlnet.dhcp.conflict;

import dev.xmlnet.dhcp.wish.Wish;

/**
 * A wish and the server that is to fulfil it.
 *
 * @param wish the wish
 * @param server the server
 */
public record Placed(Wish wish, Server server) {}
