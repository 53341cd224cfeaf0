package dev.xmlnet.convert;

import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.SettingException;
import dev.xmlnet.libvirt.SettingMessage;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.libvirt.value.Uuid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The targets that have a word of their own, and what may be said of each. */
public enum TargetWord {
    /** A libvirt network. */
    NETWORK("default", "source", "portgroup"),
    /** A network that translates addresses. */
    NAT("default", "source", "portgroup"),
    /** A network that routes. */
    ROUTE(null, "source", "portgroup"),
    /** A network without a way out. */
    ISOLATED(null, "source", "portgroup"),
    /** A network that routes and sets no firewall. */
    OPEN(null, "source", "portgroup"),
    /** A bridge of the host. */
    BRIDGE("br0", "source"),
    /** A bridge of Open vSwitch. */
    OVS("ovsbr0", "source", "interfaceid", "profileid"),
    /** macvtap. */
    DIRECT(null, "source", "mode"),
    /** macvtap, as people call it. */
    MACVTAP(null, "source", "mode"),
    /** macvtap in mode bridge. */
    DIRECT_BRIDGE(null, "source"),
    /** macvtap in mode private. */
    DIRECT_PRIVATE(null, "source"),
    /** macvtap in mode vepa. */
    DIRECT_VEPA(null, "source"),
    /** macvtap in mode passthrough. */
    DIRECT_PASSTHROUGH(null, "source"),
    /** A PCI device of the host. */
    HOSTDEV(null, "source"),
    /** User-mode networking inside QEMU. */
    USER(null),
    /** User-mode networking by passt. */
    PASST(null, "source", "forward"),
    /** A tap. */
    ETHERNET(null, "target", "unmanaged"),
    /** A vhost-user socket. */
    VHOSTUSER(null, "source", "mode"),
    /** A vDPA device. */
    VDPA(null, "source");

    private static final List<TargetWord> WITHOUT_SOURCE = List.of(USER, PASST, ETHERNET);
    private static final List<TargetWord> ANY_OF_THE_KIND = List.of(NETWORK, BRIDGE, OVS);

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final @Nullable String defaultSource;

    @SuppressWarnings("ImmutableEnumChecker") // It comes from Set.of.
    private final Set<String> options;

    TargetWord(@Nullable String defaultSource, String... options) {
        this.defaultSource = defaultSource;
        this.options = Set.of(options);
    }

    /** The word that a person types. */
    public String word() {
        return word;
    }

    /** The word for a text; null if it is none. */
    public static @Nullable TargetWord of(String text) {
        for (TargetWord candidate : values()) {
            if (candidate.word.equals(text)) {
                return candidate;
            }
        }
        return null;
    }

    /** All words, in the order of the documentation. */
    public static List<String> words() {
        List<String> words = new ArrayList<>();
        for (TargetWord word : values()) {
            words.add(word.word);
        }
        return words;
    }

    /**
     * The target.
     *
     * @throws IllegalArgumentException with a message for a person, if something is said that this
     *     target has not, or the source is missing or malformed
     */
    public Target target(TargetRequest said) {
        for (String option : said.options()) {
            if (!options.contains(option)) {
                throw hasNo(option);
            }
        }
        String source = said.source() == null ? defaultSource : said.source();
        if (source == null && !WITHOUT_SOURCE.contains(this)) {
            throw new SettingException(
                    "the target %s needs %s: %s", word, SettingMessage.setting("source"), sourceWord());
        }
        // Those that need none do not look at it.
        Target target = make(source == null ? "" : source, said);
        if (said.source() != null || source == null) {
            return target;
        }
        boolean free = ANY_OF_THE_KIND.contains(this) && said.portgroup() == null;
        return free ? target.anySource().assumed() : target.assumed();
    }

    private SettingException hasNo(String option) {
        List<String> own = options.stream().sorted().toList();
        String only = own.isEmpty() ? "" : ", only %s" + ", %s".repeat(own.size() - 1);
        List<Object> names = new ArrayList<>();
        names.add(SettingMessage.setting(option));
        own.forEach(setting -> names.add(SettingMessage.setting(setting)));
        return new SettingException("the target " + word + " has no %s" + only, names.toArray());
    }

    /** The same for {@code <network>} documents alone; null if this word needs a source for them too. */
    public @Nullable Target targetOfNetworks() {
        return switch (this) {
            case NAT, ROUTE, ISOLATED, OPEN -> Target.forwardMode(NetworkMode.valueOf(name()));
            default -> null;
        };
    }

    private Target make(String source, TargetRequest said) {
        return switch (this) {
            case NETWORK -> Target.network(source, said.portgroup());
            case NAT, ROUTE, ISOLATED, OPEN ->
                Target.network(source, said.portgroup()).forward(word);
            case BRIDGE -> Target.bridge(source);
            case OVS -> Target.ovs(source, uuid(said.interfaceId()), said.profileId());
            case DIRECT, MACVTAP -> Target.direct(source, mode(said.mode()));
            case DIRECT_BRIDGE, DIRECT_PRIVATE, DIRECT_VEPA, DIRECT_PASSTHROUGH ->
                Target.direct(source, mode(word.substring("direct-".length())));
            case HOSTDEV -> Target.hostdev(PciAddress.parse(source));
            case USER -> Target.user();
            case PASST ->
                Target.passt(said.forwards().stream().map(PortForward::parse).toList(), said.source());
            case ETHERNET -> Target.ethernet(said.tap(), !said.unmanaged());
            case VHOSTUSER -> Target.vhostuser(source, isServer(said.mode()));
            case VDPA -> Target.vdpa(source);
        };
    }

    private String sourceWord() {
        return switch (this) {
            case HOSTDEV -> "the host's PCI address, such as 0000:03:10.1";
            case VHOSTUSER -> "the path of a socket";
            case VDPA -> "the device, such as /dev/vhost-vdpa-0";
            case ROUTE, ISOLATED, OPEN -> "the name of the network";
            default -> "the host's NIC, such as eth0";
        };
    }

    private static DirectMode mode(@Nullable String text) {
        for (DirectMode mode : DirectMode.values()) {
            if (text == null || mode.word().equals(text)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a mode of macvtap; they are bridge, private, vepa, passthrough");
    }

    private static boolean isServer(@Nullable String text) {
        if (text == null || text.equals("client") || text.equals("server")) {
            return "server".equals(text);
        }
        throw new IllegalArgumentException("'" + text + "' is not a mode of vhostuser; they are client, server");
    }

    private static @Nullable Uuid uuid(@Nullable String text) {
        try {
            return text == null ? null : Uuid.parse(text);
        } catch (IllegalArgumentException e) {
            throw new SettingException("%s: %s", SettingMessage.setting("interfaceid"), String.valueOf(e.getMessage()));
        }
    }
}
