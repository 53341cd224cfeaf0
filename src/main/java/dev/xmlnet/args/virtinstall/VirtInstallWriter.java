package dev.xmlnet.args.virtinstall;

import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.args.Written;
import dev.xmlnet.libvirt.value.Version;
import java.util.List;

/**
 * Writes an interface as the value of virt-install's {@code --network}: by named suboptions where a virt-install has them, else by xpaths
 * (the manuals of virt-install 4.1 and 5.1, both tried).
 */
public final class VirtInstallWriter {
    /** The oldest that can say every part, since it has xpaths. */
    public static final Version OLDEST = new Version(4, 0, 0);

    private final Version version;

    /**
     * A writer.
     *
     * @param version the virt-install that is to take the option
     */
    public VirtInstallWriter(Version version) {
        this.version = version;
    }

    /**
     * Writes one.
     *
     * @throws RefusedException if its source cannot be said
     */
    public Written write(PlainInterface one) throws RefusedException {
        NetworkValue value = new NetworkValue(one, version);
        return Written.of(List.of("--network", value.text()), value.losses());
    }
}
