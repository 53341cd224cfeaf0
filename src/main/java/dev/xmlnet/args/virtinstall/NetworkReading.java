package dev.xmlnet.args.virtinstall;

import dev.xmlnet.args.OptionKey;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.args.Tree;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Part;
import dev.xmlnet.xml.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of a {@code --network} that is being read. */
final class NetworkReading {
    private static final Pattern OLD = Pattern.compile("(bridge|network):(.+)");
    private static final Pattern NODE_DEVICE = Pattern.compile("pci_(\\w{4})_(\\w{2})_(\\w{2})_(\\d)");

    private final Version version;
    private final Places places;
    private final Map<String, SubOption> given = new LinkedHashMap<>();
    private final Map<Integer, Map<String, SubOption>> xpaths = new TreeMap<>();
    private final Tree tree = new Tree("interface");
    private final List<Diagnostic> told = new ArrayList<>();

    NetworkReading(Version version, Places places) {
        this.version = version;
        this.places = places;
    }

    /** What is lost, assumed or worth a note. */
    List<Diagnostic> told() {
        return told;
    }

    /**
     * Reads the suboptions, of which there is at least one.
     *
     * @return null if they say that there is no interface
     */
    @Nullable
    Part read(List<SubOption> options) throws RefusedException {
        SubOption first = options.get(0);
        if (first.value() == null && first.key().equals("none")) {
            return null;
        }
        collect(joined(options));
        Kind kind = type();
        List<SubOption> ordered = new ArrayList<>(given.values());
        ordered.sort(Comparator.comparingInt(option -> Keys.place(option.key())));
        for (SubOption option : ordered) {
            say(option, kind);
        }
        XPathActions actions = new XPathActions(tree, places);
        for (Map<String, SubOption> action : xpaths.values()) {
            actions.run(action);
        }
        return part();
    }

    private Part part() throws RefusedException {
        try {
            return tree.toPart();
        } catch (IllegalArgumentException e) {
            throw places.refused("args-value", e.getMessage() + "; remove that character", 1);
        }
    }

    /** Words that are no suboption go on with the value of an xpath before them. */
    private List<SubOption> joined(List<SubOption> options) {
        List<SubOption> joined = new ArrayList<>();
        for (SubOption option : options) {
            SubOption last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last == null || !XPathOption.isOne(last.key()) || Keys.isKnown(option.key())) {
                joined.add(option);
            } else {
                String more = option.key() + (option.value() == null ? "" : "=" + option.value());
                joined.set(joined.size() - 1, new SubOption(last.key(), last.value() + "," + more, last.column()));
            }
        }
        return joined;
    }

    private void collect(List<SubOption> options) throws RefusedException {
        for (int i = 0; i < options.size(); i++) {
            SubOption option = i == 0 ? first(options.get(0)) : options.get(i);
            XPathOption xpath = XPathOption.of(option.key());
            if (!Keys.isKnown(option.key()) && !option.key().equals("type")) {
                throw places.refused("args-unknown", unknown(option.key()), option.column());
            } else if (option.value() == null) {
                throw places.refused(
                        "args-value",
                        option.key() + " has no value; write " + option.key() + "=VALUE",
                        option.column());
            } else if (xpath != null) {
                xpaths.computeIfAbsent(xpath.number(), none -> new LinkedHashMap<>())
                        .put(xpath.action(), option);
            } else if (given.put(canonical(option.key()), option) != null) {
                told.add(Diagnostic.warning(
                        "args-twice", option.key() + " is given twice; the last one counts", places.at(option)));
            }
        }
    }

    private static String unknown(String key) {
        List<String> near = Spelling.nearest(key, Keys.all());
        return "unknown suboption " + key
                + (near.isEmpty()
                        ? "; `virt-install --network=help` lists them"
                        : "; did you mean " + String.join(" or ", near) + "?");
    }

    /** The first word may be the type alone, or an old spelling of a bridge or network. */
    private SubOption first(SubOption option) {
        if (option.value() != null) {
            return option;
        }
        Matcher old = OLD.matcher(option.key());
        return old.matches()
                ? new SubOption(old.group(1), old.group(2), option.column())
                : new SubOption("type", option.key(), option.column());
    }

    private static String canonical(String key) {
        List<Keys.Found> found = Keys.of(key);
        return found.isEmpty() || key.equals("network") || key.equals("bridge")
                ? key
                : found.get(0).option().key() + found.get(0).places();
    }

    /** Sets the type and returns the kind, as far as the suboptions tell. */
    private Kind type() throws RefusedException {
        SubOption type = given.remove(canonical("type"));
        for (String word : List.of("network", "bridge")) {
            SubOption source = given.remove(word);
            if (source != null && type != null) {
                told.add(Diagnostic.warning(
                        "args-ignored", word + "= does nothing beside type=; remove one of them", places.at(source)));
            } else if (source != null) {
                type = new SubOption("type", word, source.column());
                given.put(canonical("source"), new SubOption("source", source.value(), source.column()));
            }
        }
        if (type == null && given.containsKey("hostdev")) {
            type = new SubOption("type", "hostdev", 1);
        }
        String word = type == null ? "default" : type.value();
        if ("default".equals(word)) {
            told.add(Diagnostic.note(
                    "args-default",
                    "network 'default' is assumed; virt-install takes the host's default",
                    places.start()));
            tree.set("source@network", List.of(), "default");
            word = "network";
        } else if ("passt".equals(word)) {
            tree.set("backend@type", List.of(), "passt");
            word = "user";
        }
        Kind kind = Kind.of(String.valueOf(word), null, null, null);
        if (kind == Kind.OTHER) {
            throw places.refused(
                    "args-type",
                    "'" + word + "' is not a type of interface; use bridge, network, direct or user",
                    type == null ? 1 : type.column());
        }
        tree.set("type", String.valueOf(word));
        return kind;
    }

    private void say(SubOption option, Kind kind) throws RefusedException {
        String value = String.valueOf(option.value());
        if (option.key().equals("clearxml")) {
            return;
        } else if (option.key().equals("hostdev")) {
            hostdev(option, value);
            return;
        } else if (PortForwards.isOne(option.key())) {
            if (!PortForwards.put(option.key(), value, tree)) {
                throw places.refused(
                        "args-value", "'" + value + "' is not [HOST:]PORT[-END][:TO][/PROTO]", option.column());
            }
            return;
        } else if (option.key().startsWith("mac") && value.equals("RANDOM")) {
            return;
        }
        Keys.Found found = found(option, kind);
        if (found == null) {
            told.add(Diagnostic.warning(
                    "args-ignored",
                    option.key() + "= does nothing on type='" + kind.type() + "'; remove it",
                    places.at(option)));
            return;
        }
        OptionKey known = found.option();
        if (known.since() != null && !version.isAtLeast(known.since())) {
            throw places.refused(
                    "args-newer",
                    option.key() + " needs virt-install " + known.since() + ", not " + version,
                    option.column());
        }
        String read = known.value().read(value);
        if (read == null) {
            String wanted = known.value() == OptionKey.Value.NUMBER ? "a number" : "on or off";
            throw places.refused("args-value", option.key() + "=" + value + " is not " + wanted, option.column());
        } else if (!read.isEmpty()) {
            tree.set(found.path(), found.places(), read);
        }
    }

    private Keys.@Nullable Found found(SubOption option, Kind kind) {
        for (Keys.Found found : Keys.of(option.key())) {
            if (found.option().kinds().isEmpty() || found.option().kinds().contains(kind)) {
                return found;
            }
        }
        return null;
    }

    private void hostdev(SubOption option, String value) throws RefusedException {
        Matcher m = NODE_DEVICE.matcher(value);
        try {
            PciAddress address = PciAddress.parse(
                    m.matches() ? m.group(1) + ':' + m.group(2) + ':' + m.group(3) + '.' + m.group(4) : value);
            Part part = address.toPart();
            tree.make("source", 0);
            tree.set("source/address@type", List.of(), "pci");
            part.attributes().forEach((name, text) -> tree.set("source/address@" + name, List.of(), text));
        } catch (IllegalArgumentException e) {
            throw places.refused(
                    "args-hostdev",
                    "only the host knows the device '" + value + "'; write its PCI address",
                    option.column());
        }
    }
}
