package dev.xmlnet.convert;

import dev.xmlnet.convert.InterfaceChange.Dropped;
import dev.xmlnet.convert.InterfaceChange.Live;
import dev.xmlnet.xml.Location;
import java.util.List;

/**
 * What a conversion did to a network.
 *
 * @param name its name
 * @param from its mode and its bridge or device before, such as {@code nat virbr0}
 * @param to the same now
 * @param location where it stands in the input
 * @param kept the names of the parts that stayed as they were
 * @param added the parts that are new
 * @param dropped the parts that are gone, with the reason
 * @param live that a running network cannot take the change, and what to type instead
 */
public record NetworkChange(
        String name,
        String from,
        String to,
        Location location,
        List<String> kept,
        List<String> added,
        List<Dropped> dropped,
        Live live) {}
