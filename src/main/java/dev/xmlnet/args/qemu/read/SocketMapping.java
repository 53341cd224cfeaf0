package dev.xmlnet.args.qemu.read;

import dev.xmlnet.args.qemu.line.Quoted;
import dev.xmlnet.args.qemu.line.Setting;
import dev.xmlnet.args.qemu.line.Settings;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.xml.Location;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sockets between guests. */
final class SocketMapping {
    private static final Pattern END = Pattern.compile("(\\[[^\\]]*\\]|[^:]*):(\\d{1,5})");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern MULTICAST = Pattern.compile("(22[4-9]|23\\d)\\..*");
    private static final String TYPE = "@type";

    private final Mapping mapping;
    private final Settings settings;
    private final PartTree tree;
    private final Losses losses;

    SocketMapping(Mapping mapping) {
        this.mapping = mapping;
        this.settings = mapping.backend().settings();
        this.tree = mapping.tree();
        this.losses = mapping.losses();
    }

    /** Maps the backend socket; null if it cannot be said. */
    @Nullable
    Kind socket() {
        losses.said("mcast", "listen", "connect", "udp");
        Kind kind = null;
        Setting end = null;
        for (Kind one : new Kind[] {Kind.MCAST, Kind.SERVER, Kind.CLIENT, Kind.UDP}) {
            String key = one == Kind.SERVER ? "listen" : one == Kind.CLIENT ? "connect" : one.word();
            Setting setting = settings.find(key);
            end = setting == null ? end : setting;
            kind = setting == null ? kind : one;
        }
        if (kind == null || end == null) {
            return refuse(
                    "a socket by descriptor says nothing of its other end",
                    mapping.backend().location());
        }
        tree.set(TYPE, kind.type());
        boolean right = end(end, "source");
        Setting local = settings.find("localaddr");
        if (kind == Kind.UDP && local != null) {
            losses.said("localaddr");
            right &= end(local, "source/local");
        }
        return right ? kind : null;
    }

    private boolean end(Setting setting, String path) {
        Matcher matcher = END.matcher(setting.value());
        if (!matcher.matches()) {
            losses.error(
                    "qemu-value",
                    setting.key() + "=" + Quoted.of(setting.value()) + " is not ADDRESS:PORT; correct the value",
                    setting.valueLocation());
            return false;
        }
        return end(path, matcher.group(1), matcher.group(2), setting.valueLocation());
    }

    /** Sets an end; false if libvirt does not take it. */
    private boolean end(String path, @Nullable String said, @Nullable String port, Location location) {
        String address = said == null ? "" : said;
        if (!address.isEmpty() && !IPV4.matcher(address).matches()) {
            losses.error(
                    "no-kind",
                    "libvirt takes no address but IPv4 here, not " + Quoted.of(address) + "; change the address",
                    location);
            return false;
        }
        tree.set(path + "@address", address.isEmpty() ? null : address);
        tree.set(path + "@port", port);
        return true;
    }

    /** Maps the backend stream; null if it cannot be said. */
    @Nullable
    Kind stream() {
        boolean server = Boolean.TRUE.equals(settings.bool("server"));
        String type = settings.get("addr.type");
        if ("unix".equals(type) && !server && mapping.options().passt()) {
            losses.said("server", "addr.type", "addr.path", "reconnect", "reconnect-ms");
            return new UserMapping(mapping).passt();
        } else if (!"inet".equals(type)) {
            return refuse(
                    "libvirt has no interface on a stream of type " + type,
                    mapping.backend().location());
        }
        losses.said("server", "addr.type", "addr.host", "addr.port");
        Kind kind = server ? Kind.SERVER : Kind.CLIENT;
        tree.set(TYPE, kind.type());
        Location location = mapping.backend().location();
        return end("source", settings.get("addr.host"), settings.get("addr.port"), location) ? kind : null;
    }

    /** Maps the backend dgram; null if it cannot be said. */
    @Nullable
    Kind dgram() {
        String host = settings.get("remote.host");
        boolean inet = "inet".equals(settings.get("remote.type")) && host != null;
        if (!inet) {
            return refuse(
                    "libvirt has no interface on this dgram", mapping.backend().location());
        }
        losses.said("remote.type", "remote.host", "remote.port");
        boolean mcast = MULTICAST.matcher(host).matches();
        if (!mcast && settings.get("local.port") == null) {
            return refuse(
                    "libvirt has no interface on a dgram without local.port",
                    mapping.backend().location());
        }
        Kind kind = mcast ? Kind.MCAST : Kind.UDP;
        tree.set(TYPE, kind.type());
        Location location = mapping.backend().location();
        boolean right = end("source", host, settings.get("remote.port"), location);
        if (!mcast) {
            losses.said("local.type", "local.host", "local.port");
            right &= end("source/local", settings.get("local.host"), settings.get("local.port"), location);
        }
        return right ? kind : null;
    }

    private @Nullable Kind refuse(String why, Location location) {
        losses.error("no-kind", why + "; use another backend", location);
        return null;
    }
}
