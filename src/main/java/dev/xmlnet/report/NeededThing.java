package dev.xmlnet.report;

import dev.xmlnet.host.needs.Answer;
import dev.xmlnet.host.needs.Need;
import org.jspecify.annotations.Nullable;

/**
 * A thing that a host must have, as it is told.
 *
 * @param need the thing
 * @param answer whether the host has it; null if nobody said what the host has
 * @param command what makes it; null if it is there, and where there is none
 */
public record NeededThing(
        Need need, @Nullable Answer answer, @Nullable String command) {}
