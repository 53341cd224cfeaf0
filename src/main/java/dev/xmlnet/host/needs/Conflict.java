package dev.xmlnet.host.needs;

import dev.xmlnet.xml.Diagnostic;

/**
 * Things that guests need and cannot have together, or not from this host.
 *
 * @param place of one who needs them
 * @param diagnostic what excludes what; an error, unless it is only advice
 */
public record Conflict(Place place, Diagnostic diagnostic) {}
