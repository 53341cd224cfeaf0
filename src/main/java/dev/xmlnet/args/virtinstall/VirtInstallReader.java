package dev.xmlnet.args.virtinstall;

import dev.xmlnet.args.ReadInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reads the value of virt-install's {@code --network} as an interface. */
public final class VirtInstallReader {
    private final Version version;

    /**
     * A reader.
     *
     * @param version the virt-install whose options are taken; a newer option is refused
     */
    public VirtInstallReader(Version version) {
        this.version = version;
    }

    /**
     * Reads one value.
     *
     * @param of where each char of the text stands, from 0
     * @return null if it says that there is no interface
     * @throws RefusedException if virt-install would refuse it, or only a host can tell what it means
     */
    public @Nullable ReadInterface read(String text, IntFunction<Location> of) throws RefusedException {
        Places places = new Places(of);
        try {
            List<SubOption> options = SubOption.split(text);
            if (options.isEmpty()) {
                throw places.refused("args-value", "the option is empty; name a bridge or a network", 1);
            }
            NetworkReading reading = new NetworkReading(version, places);
            Part part = reading.read(options);
            return part == null ? null : new ReadInterface(part, places.start(), reading.told());
        } catch (BadOptionException e) {
            throw places.refused("args-quote", e.reason(), e.column());
        }
    }
}
