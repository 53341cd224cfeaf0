package dev.xmlnet.args.qemu;

import dev.xmlnet.libvirt.NetworkDefinition;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides how QEMU's options are written.
 *
 * @param form in which form
 * @param machine QEMU's name of a machine; null for the guest's own
 * @param tap the name of a tap of which the guest does not say it, where {@code %d} is the interface's place from 0
 * @param networks the known networks by name; null for one that is not known
 */
public record QemuOptions(
        QemuForm form, @Nullable String machine, String tap, Function<String, @Nullable NetworkDefinition> networks) {
    private static final QemuOptions DEFAULTS = new QemuOptions(QemuForm.NETDEV, null, "tap%d", name -> null);

    /** {@code -netdev} and {@code -device} on the guest's own machine, taps named tap0, tap1, and no networks. */
    public static QemuOptions defaults() {
        return DEFAULTS;
    }

    /** The same in another form. */
    public QemuOptions withForm(QemuForm other) {
        return new QemuOptions(other, machine, tap, networks);
    }

    /** The same on a machine; null for the guest's own. */
    public QemuOptions withMachine(@Nullable String other) {
        return new QemuOptions(form, other, tap, networks);
    }

    /** The same with another name for taps. */
    public QemuOptions withTap(String other) {
        return new QemuOptions(form, machine, other, networks);
    }

    /** The same with known networks. */
    public QemuOptions withNetworks(Function<String, @Nullable NetworkDefinition> known) {
        return new QemuOptions(form, machine, tap, known);
    }
}
