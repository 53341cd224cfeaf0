package dev.xmlnet.args.virsh;

import dev.xmlnet.args.ReadCommand;
import dev.xmlnet.args.ReadInterface;
import dev.xmlnet.args.Tree;
import dev.xmlnet.args.shell.Command;
import dev.xmlnet.args.shell.Expansion;
import dev.xmlnet.args.shell.Word;
import dev.xmlnet.libvirt.value.PciAddress;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code virsh attach-interface}, whose options are fewer than the parts of an interface (libvirt 9.0, tried by --print-xml). */
public final class AttachInterface {
    private static final String NAME = "attach-interface";
    private static final Set<String> FLAGS = Set.of("persistent", "config", "live", "current", "print-xml", "managed");
    private static final Set<String> VALUES = Set.of(
            "domain",
            "type",
            "source",
            "target",
            "mac",
            "script",
            "model",
            "alias",
            "inbound",
            "outbound",
            "source-mode");
    private static final List<String> POSITIONS = List.of("domain", "type", "source");
    private static final List<String> RATES = List.of("average", "peak", "burst", "floor");

    /** The attribute of {@code <source>} that each type takes. */
    private static final Map<String, String> SOURCES =
            Map.of("network", "network", "bridge", "bridge", "direct", "dev", "vhostuser", "path");

    private final Command command;
    private final Map<String, Word> given = new LinkedHashMap<>();
    private final List<Diagnostic> line = new ArrayList<>();
    private final List<Diagnostic> told = new ArrayList<>();

    private AttachInterface(Command command) {
        this.command = command;
    }

    /** True if a command of virsh attaches an interface. */
    public static boolean isOne(Command command) {
        return command.arguments().stream().anyMatch(word -> word.text().equals(NAME));
    }

    /** Reads a command that is one. */
    public static ReadCommand read(Command command) {
        AttachInterface reader = new AttachInterface(command);
        ReadInterface one = reader.read();
        return new ReadCommand(one == null ? List.of() : List.of(one), reader.line);
    }

    private @Nullable ReadInterface read() {
        collect();
        Word type = given.get("type");
        Word source = given.get("source");
        if (type == null || source == null) {
            error("args-value", NAME + " needs a type and a source; add both", command.location());
            return null;
        } else if (line.stream().anyMatch(one -> one.severity() == Severity.ERROR)) {
            return null;
        }
        Tree tree = new Tree("interface");
        tree.set("type", type.text());
        if (!source(tree, type, source)) {
            return null;
        }
        set(tree, "mac", "mac@address");
        set(tree, "target", "target@dev");
        set(tree, "script", "script@path");
        set(tree, "model", "model@type");
        set(tree, "alias", "alias@name");
        rates(tree, "inbound");
        rates(tree, "outbound");
        try {
            return new ReadInterface(tree.toPart(), command.location(), told);
        } catch (IllegalArgumentException e) {
            error("args-value", e.getMessage() + "; remove that character", command.location());
            return null;
        }
    }

    private void collect() {
        List<Word> words = command.arguments();
        int at = 0;
        while (!words.get(at).text().equals(NAME)) {
            at++;
        }
        List<Word> free = new ArrayList<>();
        for (at++; at < words.size(); at++) {
            Word word = words.get(at);
            String text = word.text();
            if (!text.startsWith("--") || text.equals("--")) {
                free.add(word);
                continue;
            }
            int equals = text.indexOf('=');
            String name = text.substring(2, equals < 0 ? text.length() : equals);
            boolean followed = equals < 0
                    && at + 1 < words.size()
                    && !words.get(at + 1).text().startsWith("--");
            if (VALUES.contains(name) && (equals > 0 || at + 1 < words.size())) {
                Word value = equals > 0
                        ? Word.ofArgument(
                                text.substring(equals + 1), word.location().line())
                        : words.get(++at);
                given.put(name, value);
                unknown(word);
                unknown(value);
            } else if (FLAGS.contains(name)) {
                given.put(name, word);
            } else {
                error("args-unknown", unknown(name), word.location());
                at += followed ? 1 : 0;
            }
        }
        place(free);
    }

    private static String unknown(String name) {
        List<String> known = new ArrayList<>(VALUES);
        known.addAll(FLAGS);
        List<String> near = Spelling.nearest(name, known);
        return "unknown option --" + name
                + (near.isEmpty() ? "; see virsh help " + NAME : "; did you mean --" + near.get(0) + "?");
    }

    private void place(List<Word> free) {
        List<String> open = new ArrayList<>(POSITIONS);
        open.removeAll(given.keySet());
        for (Word word : free) {
            if (open.isEmpty()) {
                error("args-unknown", "the word '" + word.text() + "' is one too many; remove it", word.location());
                return;
            }
            String name = open.remove(0);
            given.put(name, word);
            if (!name.equals("domain")) {
                unknown(word);
            }
        }
    }

    private void unknown(Word word) {
        word.expansions().stream().map(Expansion::diagnostic).forEach(line::add);
    }

    private boolean source(Tree tree, Word type, Word source) {
        String attribute = SOURCES.get(type.text());
        if (type.text().equals("hostdev")) {
            return hostdev(tree, source);
        } else if (attribute == null) {
            error(
                    "args-type",
                    "virsh attaches no interface of type '" + type.text() + "'; use attach-device",
                    type.location());
            return false;
        }
        tree.set("source@" + attribute, List.of(), source.text());
        Word mode = given.get("source-mode");
        if (attribute.equals("path")) {
            tree.set("source@type", List.of(), "unix");
            tree.set("source@mode", List.of(), mode == null ? "client" : mode.text());
        } else if (type.text().equals("direct")) {
            tree.set("source@mode", List.of(), "vepa");
            told.add(Diagnostic.note(
                    "args-default",
                    "macvtap in mode vepa, libvirt's default; " + NAME + " has no option for another",
                    type.location()));
        }
        return true;
    }

    private boolean hostdev(Tree tree, Word source) {
        try {
            PciAddress.parse(source.text())
                    .toPart()
                    .attributes()
                    .forEach((name, value) -> tree.set("source/address@" + name, List.of(), value));
        } catch (IllegalArgumentException e) {
            error(
                    "args-hostdev",
                    "'" + source.text() + "' is not a PCI address; write it as 0000:03:10.1",
                    source.location());
            return false;
        }
        if (given.containsKey("managed")) {
            tree.set("managed", "yes");
        }
        return true;
    }

    private void set(Tree tree, String option, String path) {
        Word word = given.get(option);
        if (word != null) {
            tree.set(path, List.of(), word.text());
        }
    }

    /** {@code average,peak,burst,floor}, of which any but the first may be left out. */
    private void rates(Tree tree, String direction) {
        Word word = given.get(direction);
        if (word == null) {
            return;
        }
        String[] rates = word.text().split(",", -1);
        int most = direction.equals("inbound") ? RATES.size() : RATES.size() - 1;
        for (int i = 0; i < rates.length; i++) {
            if (i >= most || !rates[i].matches("\\d*")) {
                error(
                        "args-value",
                        "--" + direction + " " + word.text() + " is not average,peak,burst",
                        word.location());
                return;
            } else if (!rates[i].isEmpty()) {
                tree.set("bandwidth/" + direction + "@" + RATES.get(i), List.of(), rates[i]);
            }
        }
    }

    private void error(String id, String message, Location location) {
        line.add(Diagnostic.error(id, message, location));
    }
}
