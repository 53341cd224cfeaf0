package dev.xmlnet.network;

import static dev.xmlnet.libvirt.SettingMessage.hint;
import static dev.xmlnet.libvirt.SettingMessage.setting;

import dev.xmlnet.libvirt.SettingException;
import dev.xmlnet.libvirt.value.DeviceName;
import dev.xmlnet.libvirt.value.ForwardMode;
import dev.xmlnet.xml.Diagnostic;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a network reaches out: the {@code <forward>} of its definition. */
final class ForwardPlan {
    private static final int LAST_PORT = 65535;

    private final ForwardMode mode;
    private final Set<DeviceName> devices = new LinkedHashSet<>();
    private @Nullable DeviceName physicalFunction;
    private @Nullable DeviceName forwardDevice;
    private int firstPort;
    private int lastPort;

    ForwardPlan(ForwardMode mode) {
        this.mode = mode;
    }

    /** Adds a NIC for macvtap. */
    void device(String nic) {
        if (!devices.add(DeviceName.parse("NIC", nic))) {
            throw new IllegalArgumentException("the NIC " + nic + " is there twice");
        }
    }

    /** Overwrites the NIC whose virtual functions guests get. */
    void physicalFunction(String nic) {
        physicalFunction = DeviceName.parse("NIC", nic);
    }

    /** Overwrites the only NIC through which guests get out. */
    void only(String nic) {
        forwardDevice = DeviceName.parse("NIC", nic);
    }

    /** Overwrites the ports of NAT. */
    void natPorts(int first, int last) {
        Numbers.inRange("a port", first, 1, LAST_PORT);
        Numbers.inRange("a port", last, 1, LAST_PORT);
        if (first > last) {
            throw new IllegalArgumentException("the ports " + first + "-" + last + " end before they begin");
        }
        firstPort = first;
        lastPort = last;
    }

    /** Warnings of NICs that look like Wi-Fi; one that a guest has for itself is not meant. */
    List<Diagnostic> warnOfWireless() {
        return Names.warnOfWireless(mode == ForwardMode.PASSTHROUGH ? Set.of() : devices);
    }

    /**
     * Checks that the mode has what it needs.
     *
     * @param bridge the name of a bridge, or null
     */
    void check(@Nullable DeviceName bridge) {
        if (!devices.isEmpty() && physicalFunction != null) {
            throw new SettingException("NICs%s and an SR-IOV NIC%s exclude each other", hint("dev"), hint("pf"));
        }
        if (bridge != null && !mode.hasOwnBridge() && (!devices.isEmpty() || physicalFunction != null)) {
            throw new SettingException(
                    "a bridge of the host%s and NICs%s exclude each other", hint("bridge"), hint("dev", "pf"));
        }
        if (devices.isEmpty() && physicalFunction == null && mode.hasDevicesOnly()) {
            boolean functions = mode == ForwardMode.HOSTDEV;
            throw new SettingException(
                    "%s needs %s: %s, for example; without one no guest can connect",
                    mode.word(), functions ? "an SR-IOV NIC" : "a NIC", setting(functions ? "pf eth0" : "dev eth0"));
        }
        if (bridge == null && devices.isEmpty() && physicalFunction == null && mode == ForwardMode.BRIDGE) {
            throw new SettingException(
                    "bridge needs a bridge of the host%s, or a NIC for macvtap%s; without one no guest can connect",
                    hint("bridge br0, for example"), hint("dev eth0"));
        }
    }

    private static @Nullable String text(@Nullable DeviceName device) {
        return device == null ? null : device.toString();
    }

    /** Writes it; an isolated network has none. */
    void write(Lines out) {
        if (mode == ForwardMode.ISOLATED) {
            return;
        }
        String managed = mode == ForwardMode.HOSTDEV ? "yes" : null;
        if (firstPort == 0 && forwardDevice == null && physicalFunction == null && devices.isEmpty()) {
            out.leaf("forward", "mode", mode.word());
            return;
        }
        out.open("forward", "dev", text(forwardDevice), "mode", mode.word(), "managed", managed);
        if (firstPort > 0) {
            out.open("nat");
            out.leaf("port", "start", Integer.toString(firstPort), "end", Integer.toString(lastPort));
            out.close("nat");
        }
        if (physicalFunction != null) {
            out.leaf("pf", "dev", text(physicalFunction));
        }
        if (forwardDevice != null) {
            out.leaf("interface", "dev", text(forwardDevice));
        }
        for (DeviceName device : devices) {
            out.leaf("interface", "dev", text(device));
        }
        out.close("forward");
    }
}
