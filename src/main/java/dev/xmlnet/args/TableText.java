package dev.xmlnet.args;

import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.value.Version;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads args.txt, which explains its form. */
final class TableText {
    private static final String AS = "as";
    private static final String SINCE = "since";
    private static final String ON = "on";
    private static final String ALSO = "also";
    private static final String FOR = "for";
    private static final String COLON = ":";

    private final Map<String, PartRow> parts;
    private final Map<Kind, KindRow> kinds;
    private List<String> titles = List.of();
    private Block block = new Block();

    /** The lines below a line of titles. */
    private static final class Block {
        private final List<OptionKey> virtInstall = new ArrayList<>(1);
        private final List<Property> device = new ArrayList<>(1);
        private final List<Property> netdev = new ArrayList<>(1);
        private final List<HostLine> host = new ArrayList<>(0);
        private final List<Lost> lost = new ArrayList<>(1);
        private final List<String> plain = new ArrayList<>(0);
        private final List<KindRow.Option> options = new ArrayList<>(1);
        private @Nullable String open;
        private @Nullable String refused;
    }

    private TableText(Map<String, PartRow> parts, Map<Kind, KindRow> kinds) {
        this.parts = parts;
        this.kinds = kinds;
    }

    /**
     * Fills the maps.
     *
     * @throws IllegalStateException if a line is not of the form; the message says file and line
     */
    static void read(String file, String text, Map<String, PartRow> parts, Map<Kind, KindRow> kinds) {
        TableText reader = new TableText(parts, kinds);
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            try {
                reader.line(line);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IllegalStateException(file + ":" + number + ": " + e.getMessage(), e);
            }
        }
        reader.close();
    }

    private void line(String line) {
        if (line.isEmpty()) {
            close();
        } else if (line.startsWith("[")) {
            close();
            titles = List.of(line.substring(1, line.length() - 1).split("\\] \\["));
        } else if (!line.startsWith("#")) {
            if (titles.isEmpty()) {
                throw new IllegalArgumentException("'" + line + "' stands below no [PART]");
            }
            int blank = line.indexOf(' ');
            say(line.substring(0, blank), line.substring(blank + 1));
        }
    }

    private void say(String word, String rest) {
        List<String> words = List.of(rest.split(" "));
        switch (word) {
            case "virt-install" -> block.virtInstall.add(option(words));
            case "device", "netdev" -> {
                if (isKind()) {
                    block.options.add(new KindRow.Option(word, words));
                } else {
                    (word.equals("device") ? block.device : block.netdev).add(property(words));
                }
            }
            case "host" -> block.host.add(host(words));
            case "done" -> block.lost.add(lost("done " + rest));
            case "lost" -> block.lost.add(lost(rest));
            case "plain" -> block.plain.addAll(words);
            default -> sayOfKind(word, rest, words);
        }
    }

    private void sayOfKind(String word, String rest, List<String> words) {
        if (!isKind()) {
            throw new IllegalArgumentException("'" + word + "' is no word of the table");
        }
        switch (word) {
            case "nic", "chardev", "object" -> block.options.add(new KindRow.Option(word, words));
            case "open" -> block.open = rest;
            case "refused" -> block.refused = rest.substring(": ".length());
            default -> throw new IllegalArgumentException("'" + word + "' is no word of the table");
        }
    }

    private boolean isKind() {
        return titles.get(0).startsWith("kind ");
    }

    private static OptionKey option(List<String> words) {
        int as = words.indexOf(AS);
        int since = words.indexOf(SINCE);
        int also = words.indexOf(ALSO);
        return new OptionKey(
                words.get(0),
                as < 0
                        ? OptionKey.Value.TEXT
                        : OptionKey.Value.valueOf(words.get(as + 1).toUpperCase(Locale.ROOT)),
                since < 0 ? null : Version.parse(words.get(since + 1)),
                kinds(words),
                also < 0 ? List.of() : words.subList(also + 1, words.size()));
    }

    private static Property property(List<String> words) {
        Set<Property.Need> needs = EnumSet.noneOf(Property.Need.class);
        int needed = words.indexOf(FOR);
        for (int i = needed + 1;
                needed >= 0 && i < words.size() && !words.get(i).equals(ON);
                i++) {
            needs.add(Property.Need.valueOf(words.get(i).toUpperCase(Locale.ROOT)));
        }
        return new Property(words.get(0), QemuValue.of(words.get(1)), needs, kinds(words));
    }

    private static HostLine host(List<String> words) {
        boolean before = words.get(0).equals("before");
        if (!before && !words.get(0).equals("after")) {
            throw new IllegalArgumentException("a command of the host runs before or after");
        }
        int at = 1;
        String each = null;
        if (words.get(at).equals("each")) {
            each = words.get(at + 1);
            at += 2;
        }
        Set<Kind> kinds = Set.of();
        if (words.get(at).equals(ON)) {
            int colon = words.indexOf(COLON);
            kinds = kinds(words.subList(at, colon));
            at = colon + 1;
        }
        return new HostLine(before, each, kinds, String.join(" ", words.subList(at, words.size())));
    }

    private static Lost lost(String rest) {
        int colon = rest.indexOf(" : ");
        List<String> words = List.of(rest.substring(0, colon).split(" "));
        int is = words.indexOf("is");
        return new Lost(
                Lost.Weight.valueOf(words.get(0).toUpperCase(Locale.ROOT)),
                is < 0 ? null : words.get(is + 1),
                kinds(words),
                rest.substring(colon + 3));
    }

    /** The kinds behind "on"; empty without one. */
    private static Set<Kind> kinds(List<String> words) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        int on = words.indexOf(ON);
        for (int i = on + 1; on >= 0 && i < words.size() && !words.get(i).equals(ALSO); i++) {
            kinds.add(kind(words.get(i)));
        }
        return kinds;
    }

    private static Kind kind(String word) {
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no kind of connection");
    }

    /** Ends a block. */
    private void close() {
        Block said = block;
        for (String title : titles) {
            boolean isNew;
            if (title.startsWith("kind ")) {
                Kind kind = kind(title.substring("kind ".length()));
                isNew = kinds.put(kind, new KindRow(kind, said.options, said.host, said.open, said.lost, said.refused))
                        == null;
            } else {
                isNew = parts.put(
                                title,
                                new PartRow(
                                        title,
                                        parts.size(),
                                        said.virtInstall,
                                        said.device,
                                        said.netdev,
                                        said.host,
                                        said.lost,
                                        said.plain))
                        == null;
            }
            if (!isNew) {
                throw new IllegalStateException("[" + title + "] comes twice");
            }
        }
        titles = List.of();
        block = new Block();
    }
}
