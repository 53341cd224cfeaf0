package dev.xmlnet.host.facts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What runs on a host.
 *
 * @param systemd true if it is process 1; null if it was not told
 * @param tools the programs that were found, with their versions; "" where it was not asked
 * @param netplanFiles the YAML files of netplan, by their paths
 */
public record Software(@Nullable Boolean systemd, Map<String, String> tools, List<String> netplanFiles) {
    /** Nothing told. */
    public static final Software NONE = new Software(null, Map.of(), List.of());

    /** True if a program is there; false also if nobody looked. */
    public boolean has(String tool) {
        return tools.containsKey(tool);
    }
}
