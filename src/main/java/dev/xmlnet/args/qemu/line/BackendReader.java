package dev.xmlnet.args.qemu.line;

import dev.xmlnet.args.qemu.line.Setting.Form;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Spelling;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a NIC is connected to from the value of -netdev, -nic or -net. */
final class BackendReader {
    private static final OptionTable TABLE = OptionTable.get();
    private static final List<String> ENDS = List.of("fd", "listen", "connect", "mcast", "udp");
    private static final List<String> NOT_WITH_FD =
            List.of("ifname", "script", "downscript", "vnet_hdr", "helper", "queues", "fds", "vhostfds");
    private static final List<String> NOT_WITH_FDS =
            List.of("ifname", "script", "downscript", "vnet_hdr", "helper", "queues", "vhostfd");
    private static final List<String> NOT_WITH_HELPER = List.of("ifname", "script", "downscript", "queues", "vhostfds");

    private final Values values;

    BackendReader(Values values) {
        this.values = values;
    }

    /**
     * Reads a backend.
     *
     * @param option such as {@code -netdev}
     * @param settings with its type and id
     * @param others keys that the option takes besides
     * @return null if it is of no type that there is
     */
    @Nullable
    Backend read(String option, Settings settings, Location location, String... others) {
        long errors = values.errors();
        Setting type = settings.find("type");
        boolean netdev = option.equals("-netdev");
        if (type == null) {
            values.error("qemu-backend", option + " has no type; add one, such as user", settings.location());
            return null;
        }
        Map<String, String> keys = type.value().equals("none") ? null : TABLE.backend(type.value());
        if (keys == null) {
            unknown(option, type);
            return null;
        }
        boolean modern = List.of("stream", "dgram").contains(type.value());
        if (!netdev && modern) {
            values.error(
                    "qemu-backend",
                    option + " takes no " + type.value() + "; use -netdev and -device",
                    type.valueLocation());
        }
        List<String> always =
                Stream.concat(Stream.of("type", Values.ID), Stream.of(others)).toList();
        new SettingsCheck(type.value(), keys).check(settings, always, values.diagnostics());
        Settings own = settings.without(always.toArray(String[]::new));
        checkTogether(type, own, modern);
        String id = values.id("netdev", settings);
        return new Backend(type.value(), id, own, values.errors() == errors, location);
    }

    private void unknown(String option, Setting type) {
        List<String> near = Spelling.nearest(type.value(), TABLE.backends());
        values.error(
                "qemu-backend",
                option + " has no type " + Quoted.of(type.value()) + "; "
                        + (near.isEmpty()
                                ? "use tap, bridge or user"
                                : "did you mean " + String.join(" or ", near) + "?"),
                type.valueLocation());
    }

    /** Settings that are right alone. */
    private void checkTogether(Setting type, Settings settings, boolean modern) {
        switch (type.value()) {
            case "tap" -> {
                without(settings, "fd", NOT_WITH_FD);
                without(settings, "fds", NOT_WITH_FDS);
                without(settings, "helper", NOT_WITH_HELPER);
            }
            case "socket" -> checkSocket(type, settings);
            case "vhost-user" -> needs(type, settings, "chardev");
            case "hubport" -> needs(type, settings, "hubid");
            case "stream" -> needs(type, settings, "addr.type");
            default -> {
                // nothing depends on anything
            }
        }
        if (modern) {
            settings.all().stream()
                    .filter(one -> one.form() == Form.BARE)
                    .forEach(bare -> values.error(
                            "qemu-value",
                            Quoted.of(bare.key()) + " has no value; write " + bare.key() + "=" + bare.value(),
                            bare.location()));
        }
    }

    private void checkSocket(Setting type, Settings settings) {
        List<String> ends =
                ENDS.stream().filter(key -> settings.find(key) != null).toList();
        Setting local = settings.find("localaddr");
        if (ends.size() != 1) {
            values.error(
                    "qemu-value",
                    "socket has " + (ends.isEmpty() ? "no end" : String.join(" and ", ends))
                            + "; use one of listen, connect, mcast, udp",
                    type.location());
        } else if (ends.contains("udp")) {
            needs(type, settings, "localaddr");
        } else if (local != null && !ends.contains("mcast")) {
            values.error(
                    "qemu-value", "localaddr is not allowed with " + ends.get(0) + "; remove it", local.location());
        }
    }

    private void needs(Setting type, Settings settings, String key) {
        if (settings.find(key) == null) {
            values.error("qemu-value", type.value() + " has no " + key + "; add one", type.location());
        }
    }

    private void without(Settings settings, String key, List<String> others) {
        if (settings.find(key) == null) {
            return;
        }
        for (String other : others) {
            Setting setting = settings.find(other);
            if (setting != null) {
                values.error("qemu-value", other + " is not allowed with " + key + "; remove one", setting.location());
            }
        }
    }
}
