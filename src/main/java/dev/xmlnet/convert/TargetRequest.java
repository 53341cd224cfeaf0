package dev.xmlnet.convert;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a target beside its word. Null, empty or false is "not said".
 *
 * @param source {@code --source}
 * @param portgroup {@code --portgroup}
 * @param interfaceId {@code --interfaceid}
 * @param profileId {@code --profileid}
 * @param mode {@code --mode}
 * @param forwards {@code --forward}
 * @param tap {@code --target}
 * @param unmanaged {@code --unmanaged}
 */
public record TargetRequest(
        @Nullable String source,
        @Nullable String portgroup,
        @Nullable String interfaceId,
        @Nullable String profileId,
        @Nullable String mode,
        List<String> forwards,
        @Nullable String tap,
        boolean unmanaged) {

    /** Only a source, or nothing where it is null. */
    public static TargetRequest ofSource(@Nullable String source) {
        return new TargetRequest(source, null, null, null, null, List.of(), null, false);
    }

    /** Returns the names of the settings that were said. */
    public List<String> options() {
        List<String> said = new ArrayList<>();
        add(said, "source", source != null);
        add(said, "portgroup", portgroup != null);
        add(said, "interfaceid", interfaceId != null);
        add(said, "profileid", profileId != null);
        add(said, "mode", mode != null);
        add(said, "forward", !forwards.isEmpty());
        add(said, "target", tap != null);
        add(said, "unmanaged", unmanaged);
        return said;
    }

    private static void add(List<String> said, String option, boolean isSaid) {
        if (isSaid) {
            said.add(option);
        }
    }
}
