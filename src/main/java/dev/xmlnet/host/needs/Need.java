package dev.xmlnet.host.needs;

/**
 * A thing that the host must have.
 *
 * @param what its kind
 * @param name its name; of a socket the path
 * @param guests how many guests take it, themselves or by a network
 * @param ports how many interfaces of guests take it
 * @param networks how many networks take it
 * @param example where one of them stands: the first interface, else the first network
 */
public record Need(What what, String name, int guests, int ports, int networks, Place example) {}
