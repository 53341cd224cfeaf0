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

    private static final String XPATHS = VirtInstallWriter.OLDEST + " has xpaths";
    private static final String ESCAPED = "&<>\"'";

    private final PlainInterface one;
    private final Version version;
    private final boolean xpathsExist;
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
        xpathsExist = version.isAtLeast(VirtInstallWriter.OLDEST);
        String type = one.part().attribute("type");
        named.add(new Named(-1, SubOption.text("type", type == null ? one.kind().type() : type)));
        // virt-install would add a model by its data about the guest's system.
        if (one.part().attribute("model", "type") == null && xpathsExist) {
            action("delete", "./model");
        } else if (one.part().attribute("model", "type") == null) {
            String message = "a <model> is added by virt-install " + version + "; " + XPATHS;
            losses.add(Diagnostic.warning("lost-model", message, one.location("model")));
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
        if (!xpathsExist && !isNamed(node)) {
            lose(node.path(), "", "virt-install " + version + " has no option for it, " + XPATHS);
            return;
        }
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
            set(
                    node.path(),
                    node.xpath().substring(0, node.xpath().length() - 1),
                    node.element().text());
        }
        if (named.size() + xpaths.size() == said && !node.path().isEmpty() && xpathsExist) {
            action("create", node.xpath().substring(0, node.xpath().length() - 1));
        }
    }

    /** True if a suboption says some of an element. */
    private boolean isNamed(Node node) {
        return node.path().isEmpty()
                || node.element().attributes().entrySet().stream()
                        .anyMatch(one -> option(node, one.getKey(), one.getValue()) != null)
                || node.children().stream().anyMatch(this::isNamed);
    }

    private void say(Node node, String name, String value) throws RefusedException {
        PartRow row = table.part(node.path() + '@' + name);
        OptionKey option = option(node, name, value);
        if (option == null || row == null) {
            set(node.path() + '@' + name, node.xpath() + '@' + name, value);
            return;
        }
        String problem = problem(value);
        if (problem == null) {
            named.add(new Named(row.place(), SubOption.text(node.key(option.key()), value)));
        } else {
            lose(row.path(), " '" + value + "'", problem);
        }
    }

    /** The suboption that says a value; null if none does. */
    private @Nullable OptionKey option(Node node, String name, String value) {
        PartRow row = table.part(node.path() + '@' + name);
        OptionKey option = row == null ? null : row.option(one.kind(), version);
        boolean usable = option != null
                && !node.unnamed()
                && (!node.repeated() || option.key().indexOf('{') >= 0)
                && value.equals(option.value().read(value));
        return usable ? option : null;
    }

    /** Says a value by an xpath. */
    private void set(String path, String xpath, String value) throws RefusedException {
        String problem = xpathsExist ? problem(value) : "virt-install " + version + " has no option for it, " + XPATHS;
        if (problem != null) {
            lose(path, " '" + value + "'", problem);
            return;
        }
        action("set", xpath);
        xpaths.add(SubOption.text("xpath" + (actions - 1) + ".value", value));
    }

    private void action(String what, String xpath) {
        xpaths.add(SubOption.text("xpath" + actions + '.' + what, xpath));
        actions++;
    }

    /** Why a value cannot be said; null if it can. */
    private @Nullable String problem(String value) {
        if (value.isEmpty()) {
            return "virt-install cannot set an empty value";
        }
        boolean escapes = !version.isAtLeast(ESCAPES_ONCE) && value.chars().anyMatch(c -> ESCAPED.indexOf(c) >= 0);
        return escapes
                ? "virt-install " + version + " escapes & < > and quotes twice, " + ESCAPES_ONCE + " does not"
                : null;
    }

    private void lose(String path, String value, String why) throws RefusedException {
        int at = path.indexOf('@');
        String words = at < 0
                ? "<" + path + ">"
                : at == 0 ? path.substring(1) : "<" + path.substring(0, at) + " " + path.substring(at + 1) + ">";
        String message = words + value + " is lost; " + why;
        if (path.startsWith("source")) {
            throw new RefusedException(Diagnostic.error("args-source", message, one.location(path)));
        }
        String word = path.substring(Math.max(path.lastIndexOf('@'), path.lastIndexOf('/')) + 1);
        losses.add(Diagnostic.warning("lost-" + word, message, one.location(path)));
    }
}
