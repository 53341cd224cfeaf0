package dev.xmlnet.cli.io;

import dev.xmlnet.cli.console.Screen;
import java.util.ArrayList;
import java.util.List;

/** Files that nobody named and that are not looked at, for one line at the end. */
public final class PassedOver {
    /** Why a file is passed over. */
    public enum Why {
        /** Its marks are not filled in. */
        TEMPLATE,
        /** It is XML of others, or no XML. */
        OTHER
    }

    private int templates;
    private int others;

    /** Adds a file. */
    public void add(Why why) {
        templates += why == Why.TEMPLATE ? 1 : 0;
        others += why == Why.OTHER ? 1 : 0;
    }

    /** Prints the line, if there is anything to say. */
    public void print(Screen err) {
        List<String> parts = new ArrayList<>();
        if (templates > 0) {
            parts.add(templates + (templates == 1 ? " template" : " templates"));
        }
        if (others > 0) {
            parts.add(others + " neither guest nor network");
        }
        int count = templates + others;
        if (count > 0) {
            err.remark("xmlnet: note: " + count + (count == 1 ? " file" : " files") + " passed over: "
                    + String.join(", ", parts) + " [not-checked]");
        }
    }
}
