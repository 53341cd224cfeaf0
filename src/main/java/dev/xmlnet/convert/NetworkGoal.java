package dev.xmlnet.convert;

import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.xml.Draft;
import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network is to become: the least that it must say.
 *
 * @param mode its forward mode
 * @param target where interfaces go, whose source, VLAN, MTU and profile are the network's
 */
record NetworkGoal(NetworkMode mode, Target target) {

    /** The parts of such a network. */
    List<Part> least() {
        List<Part> parts = new ArrayList<>();
        if (mode != NetworkMode.ISOLATED) {
            parts.add(forward());
        }
        if (mode.isHostBridge()) {
            parts.add(Part.of("bridge").with("name", target.source()));
        }
        for (Part part : target.least().children()) {
            if (part.name().equals("virtualport")) {
                parts.add(withoutPort(part));
            } else if (part.name().equals("vlan") || part.name().equals("mtu")) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** The {@code <forward>}, with the device of a pool; of no meaning for an isolated network. */
    Part forward() {
        Part forward = Part.of("forward").with("mode", mode.forward().word());
        if (mode.isDirect()) {
            return forward.with(Part.of("interface").with("dev", target.source()));
        } else if (mode == NetworkMode.HOSTDEV) {
            Part source = target.least().child("source");
            Part address = source == null ? null : source.child("address");
            Part managed = forward.with("managed", "yes");
            return address == null ? managed : managed.with(address);
        }
        return forward;
    }

    /** The id of a port is one interface's. */
    private static Part withoutPort(Part virtualport) {
        String profile = virtualport.attribute("parameters", "profileid");
        Part plain = Part.of("virtualport").with("type", virtualport.attribute("type"));
        return profile == null ? plain : plain.with(Part.of("parameters").with("profileid", profile));
    }

    /** Returns the settings that were said of an interface, and have no place in a network. */
    List<String> guestOptions() {
        Part least = target.least();
        List<String> options = new ArrayList<>();
        if (least.child("model") != null) {
            options.add("model");
        }
        if (least.attribute("source", "portgroup") != null) {
            options.add("portgroup");
        }
        Part port = least.child("virtualport");
        if (port != null && port.attribute("parameters", "interfaceid") != null) {
            options.add("interfaceid");
        }
        return options;
    }

    /** True if a network of this mode says all that already. */
    boolean isMetBy(Draft network) {
        for (Part part : least()) {
            boolean free = part.name().equals("bridge") && target.takesAnySource();
            boolean bare = part.name().equals("forward") && part.children().isEmpty();
            Draft there = network.child(part.name());
            if (!free && !bare && (there == null || !isSo(part, there))) {
                return false;
            }
        }
        return true;
    }

    private boolean isSo(Part part, Draft there) {
        return switch (part.name()) {
            case "vlan" -> there.toPart().equals(part);
            case "forward" -> holdsDevice(there);
            default -> Match.covers(part, there);
        };
    }

    /** True if the device of a pool is in a {@code <forward>}, perhaps only as its {@code dev}. */
    boolean holdsDevice(Draft there) {
        Part device = forward().children().get(0);
        String dev = device.attribute("dev");
        if (dev != null && there.child(device.name()) == null) {
            return dev.equals(there.attribute("dev"));
        }
        return there.children().stream()
                .anyMatch(child -> child.origin().is(device.name()) && Match.covers(device, child));
    }
}
