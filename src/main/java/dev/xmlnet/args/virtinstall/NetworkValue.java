package dev.xmlnet.args.virtinstall;

import dev.xmlnet.args.ArgsTable;
import dev.xmlnet.args.OptionKey;
import dev.xmlnet.args.PartRow;
import dev.xmlnet.args.PlainInterface;
import dev.xmlnet.args.RefusedException;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of a {@code --network} on its way. */
final class NetworkValue {
    /** An older one escapes these characters twice (4.1, tried). */
    private static final Version ESCAPES_ONCE = new Version(5, 1, 0);

    private static final String ESCAPED = "&<>\"'";

    private final PlainInterface one;
    private final Version version;
    private final ArgsTable table = ArgsTable.get();
    private final List<Named> named = new ArrayList<>();
    private final List<String> xpaths = new ArrayList<>(0);
    private final List<Diagnostic> losses = new ArrayList<>(0);
    private int actions;

    /** A suboption, and the place of its row in the table. */
    private record Named(int place, String text) {}

    /**
     * An element below the interface.
     *
     * @param path as in the table; empty for the interface
     * @param xpath from the interface on, with a slash at its end
     * @param places its place among its likes and those of the elements around it, from 0
     * @param repeated true if another of its name stands before it, or before one around it
     * @param unnamed true if only an xpath can say it: one of its name says nothing, so that no suboption makes that
     */
    private record Node(
            Part element, String path, String xpath, List<Integer> places, boolean repeated, boolean unnamed) {
        List<Node> children() {
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < element.children().size(); i++) {
                Part child = element.children().get(i);
                int before = count(child.name(), i);
                boolean alone = count(child.name(), element.children().size()) == 1;
                List<Integer> below = new ArrayList<>(places);
                below.add(before);
                nodes.add(new Node(
                        child,
                        path.isEmpty() ? child.name() : path + '/' + child.name(),
                        xpath + child.name() + (alone ? "/" : "[" + (before + 1) + "]/"),
                        below,
                        repeated || before > 0,
                        unnamed || (!alone && hasBare(child.name()))));
            }
            return nodes;
        }

        private boolean hasBare(String name) {
            return element.children().stream()
                    .anyMatch(child -> child.name().equals(name)
                            && child.attributes().isEmpty()
                            && child.children().isEmpty());
        }

        private int count(String name, int end) {
            int count = 0;
            for (Part child : element.children().subList(0, end)) {
                count += child.name().equals(name) ? 1 : 0;
            }
            return count;
        }

        /** A key with the places in it. */
        String key(String key) {
            String first = places.isEmpty() ? "" : places.get(0).toString();
            String second = places.size() < 2 ? "" : places.get(1).toString();
            return key.replace("{n}", first).replace("{m}", second);
        }
    }

    /**
     * Says an interface.
     *
     * @throws RefusedException if its source cannot be said
     */
    NetworkValue(PlainInterface one, Version version) throws RefusedException {
        this.one = one;
        this.version = version;
        String type = one.part().attribute("type");
        named.add(new Named(-1, SubOption.text("type", type == null ? one.kind().type() : type)));
        // virt-install would add a model by its data about the guest's system.
        if (one.part().attribute("model", "type") == null) {
            action("delete", "./model", "model");
        }
        say(new Node(one.part(), "", "./", List.of(), false, false));
    }

    /** The value, in which xpaths come last, as virt-install does them. */
    String text() {
        List<String> all = new ArrayList<>();
        named.stream().sorted(Comparator.comparingInt(Named::place)).forEach(option -> all.add(option.text()));
        all.addAll(xpaths);
        return String.join(",", all);
    }

    /** The parts that it does not say. */
    List<Diagnostic> losses() {
        return losses;
    }

    private void say(Node node) throws RefusedException {
        int said = named.size() + xpaths.size();
        for (var attribute : node.element().attributes().entrySet()) {
            if (!node.path().isEmpty() || !attribute.getKey().equals("type")) {
                say(node, attribute.getKey(), attribute.getValue());
            }
        }
        for (Node child : node.children()) {
            say(child);
        }
        if (!node.element().text().isEmpty()) {
            text(node);
        }
        if (named.size() + xpaths.size() == said && !node.path().isEmpty()) {
            action("create", node.xpath().substring(0, node.xpath().length() - 1), node.path());
        }
    }

    private void text(Node node) throws RefusedException {
        String text = node.element().text();
        String problem = problem(text);
        if (problem != null) {
            lose(node.path(), "'" + text + "'", problem);
        } else if (action("set", node.xpath().substring(0, node.xpath().length() - 1), node.path())) {
            xpaths.add(SubOption.text("xpath" + (actions - 1) + ".value", text));
        }
    }

    private void say(Node node, String name, String value) throws RefusedException {
        String path = node.path() + '@' + name;
        PartRow row = table.part(path);
        OptionKey option = row == null ? null : row.option(one.kind(), version);
        boolean usable = option != null
                && !node.unnamed()
                && (!node.repeated() || option.key().indexOf('{') >= 0)
                && value.equals(option.value().read(value));
        String problem = problem(value);
        if (problem != null) {
            lose(path, "'" + value + "'", problem);
        } else if (option != null && usable) {
            named.add(new Named(row.place(), SubOption.text(node.key(option.key()), value)));
        } else if (action("set", node.xpath() + '@' + name, path)) {
            xpaths.add(SubOption.text("xpath" + (actions - 1) + ".value", value));
        }
    }

    /** Why a value cannot be said; null if it can. */
    private @Nullable String problem(String value) {
        if (value.isEmpty()) {
            return "virt-install cannot set an empty value";
        }
        boolean escapes = !version.isAtLeast(ESCAPES_ONCE) && value.chars().anyMatch(c -> ESCAPED.indexOf(c) >= 0);
        return escapes
                ? "virt-install " + version + " escapes & < > and quotes twice; " + ESCAPES_ONCE + " does not"
                : null;
    }

    /** True if the virt-install has xpaths; without them the part is lost. */
    private boolean action(String what, String xpath, String path) throws RefusedException {
        if (!version.isAtLeast(VirtInstallWriter.OLDEST)) {
            String why =
                    "virt-install " + version + " has no option for it; " + VirtInstallWriter.OLDEST + " has xpaths";
            lose(path, what.equals("delete") ? "(none)" : "", why);
            return false;
        }
        xpaths.add(SubOption.text("xpath" + actions + '.' + what, xpath));
        actions++;
        return true;
    }

    private void lose(String path, String value, String why) throws RefusedException {
        int at = path.indexOf('@');
        String words = at < 0
                ? "<" + path + ">"
                : at == 0 ? path.substring(1) : "<" + path.substring(0, at) + " " + path.substring(at + 1) + ">";
        String message = words + (value.isEmpty() ? "" : " " + value) + " is lost, " + why;
        if (path.startsWith("source")) {
            throw new RefusedException(Diagnostic.error("args-source", message, one.location(path)));
        }
        String word = path.substring(Math.max(path.lastIndexOf('@'), path.lastIndexOf('/')) + 1);
        losses.add(Diagnostic.warning("lost-" + word, message, one.location(path)));
    }
}
