package dev.xmlnet.args.virtinstall;

import dev.xmlnet.args.RefusedException;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.util.function.IntFunction;

/** Where the chars of an option stand in the text that a person wrote. */
record Places(IntFunction<Location> of) {
    /** Where the option begins. */
    Location start() {
        return of.apply(0);
    }

    /** Where a suboption begins. */
    Location at(SubOption option) {
        return of.apply(option.column() - 1);
    }

    /** A refusal at a column of the option, from 1. */
    RefusedException refused(String id, String message, int column) {
        return new RefusedException(Diagnostic.error(id, message, of.apply(column - 1)));
    }
}
