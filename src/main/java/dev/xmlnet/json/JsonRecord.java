package dev.xmlnet.json;

import dev.xmlnet.xml.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object in an array. It serves for the next one too, so whoever gets it keeps its values and not itself. */
public final class JsonRecord {
    private final Map<String, List<String>> values = new HashMap<>();
    private String array = "";
    private Location where = Location.START;

    JsonRecord() {}

    void begin(String itsArray, Location itsPlace) {
        values.clear();
        array = itsArray;
        where = itsPlace;
    }

    void put(String name, List<String> value) {
        values.put(name, value);
    }

    /** Returns the member of the outermost object whose value the array is; empty if the array is the outermost value itself. */
    public String array() {
        return array;
    }

    /** True if there is a member of this name, be it null. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Returns a string, number or truth value as text; null if there is none, as for an object or null. Of an array: the first. */
    public @Nullable String text(String name) {
        List<String> texts = texts(name);
        return texts.isEmpty() ? null : texts.get(0);
    }

    /** Returns the strings, numbers and truth values of an array as texts; of a value that is not an array, that value alone; empty if there is no such member. */
    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Returns where it begins. */
    public Location where() {
        return where;
    }
}
