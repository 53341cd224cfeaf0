package dev.xmlnet.libvirt.support;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a table; support.txt explains the form. A block is read when its rows are asked for, since a run asks for few. */
final class TableReader<C extends Enum<C>> {
    private static final String OTHERS = "others";

    private final String file;
    private final Class<C> columns;
    private final Function<C, @Nullable C> general;
    private final Map<String, C> byWord = new HashMap<>();
    private final List<Lines> blocks = new ArrayList<>();
    private final Map<String, List<Lines>> byName = new HashMap<>();

    /** A block as it stands in the file; {@code first} is the number of its first line, that of the titles. */
    private record Lines(int first, List<String> text) {}

    /** What the lines below the titles say. */
    private final class Block {
        private @Nullable String rule;
        private Row.@Nullable Loss loss;
        private Set<String> drivers = Set.of();
        private boolean onlyQemu;
        private final List<List<Condition>> nothing = new ArrayList<>(0);
        private @Nullable Verdict withoutVirtio;
        private final Map<C, Verdict> said = new EnumMap<>(columns);

        void read(String text) {
            int blank = text.indexOf(' ');
            String rest = text.substring(blank + 1);
            switch (blank < 0 ? text : text.substring(0, blank)) {
                case "rule" -> rule = rest;
                case "loss" -> loss = Row.Loss.valueOf(rest.toUpperCase(Locale.ROOT));
                case "driver" -> drivers = Set.of(rest.split(" "));
                case "checked" -> onlyQemu = rest.equals("by qemu");
                case "unless" -> nothing.add(Condition.parse(rest));
                case "virtio" -> withoutVirtio = verdict(words(rest), why(rest));
                default -> cells(words(text), why(text));
            }
        }

        private void cells(List<String> words, String why) {
            Verdict verdict = verdict(words, why);
            int named = verdict.since() == null ? 1 : verdict.before() == null ? 2 : 4;
            for (String word : words.subList(named, words.size())) {
                if (word.equals(OTHERS)) {
                    for (C column : byWord.values()) {
                        if (general.apply(column) == null) {
                            said.putIfAbsent(column, verdict);
                        }
                    }
                } else if (!byWord.containsKey(word)) {
                    throw new IllegalArgumentException("'" + word + "' is not a column");
                } else if (said.put(byWord.get(word), verdict) != null) {
                    throw new IllegalArgumentException("'" + word + "' has two words");
                }
            }
        }

        Row<C> row(String title) {
            if (rule == null || loss == null || said.isEmpty()) {
                throw new IllegalArgumentException("[" + title + "] lacks its rule, its loss or a verdict");
            }
            Map<C, Verdict> verdicts = new EnumMap<>(said);
            Set<C> varying = EnumSet.noneOf(columns);
            for (C column : columns.getEnumConstants()) {
                C from = general.apply(column);
                Verdict general = from == null ? null : verdicts.get(from);
                Verdict own = verdicts.get(column);
                if (own == null && general != null) {
                    verdicts.put(column, general);
                } else if (own != null && from != null && !own.isSame(general)) {
                    varying.add(from);
                }
            }
            int brace = title.indexOf('{');
            return new Row<>(
                    title,
                    brace < 0 ? title : title.substring(0, brace),
                    brace < 0 ? List.of() : Condition.parse(title.substring(brace)),
                    rule,
                    loss,
                    drivers,
                    onlyQemu,
                    nothing,
                    withoutVirtio,
                    verdicts,
                    varying);
        }
    }

    /**
     * Splits a file into its blocks.
     *
     * @throws IllegalStateException if a line stands outside of them, as later for a line that is not of the form; the message says file
     *     and line
     */
    TableReader(String file, String text, Class<C> columns, Function<C, @Nullable C> general) {
        this.file = file;
        this.columns = columns;
        this.general = general;
        for (C column : columns.getEnumConstants()) {
            byWord.put(column instanceof Carrier carrier ? carrier.word() : column.toString(), column);
        }
        split(text);
    }

    /** All rows, in the order of the file. */
    List<Row<C>> all() {
        List<Row<C>> rows = new ArrayList<>();
        for (Lines lines : blocks) {
            read(lines, null, rows);
        }
        return rows;
    }

    /** The rows of the paths that begin with a child's name, or with "" for the attributes of the root; null if there are none. */
    @Nullable
    List<Row<C>> below(String name) {
        List<Lines> some = byName.get(name);
        if (some == null) {
            return null;
        }
        List<Row<C>> rows = new ArrayList<>();
        for (Lines lines : some) {
            read(lines, name, rows);
        }
        return rows;
    }

    /** A line of titles, then the lines of the block, up to a blank one. */
    private void split(String text) {
        int number = 0;
        int first = 0;
        int block = -1;
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            number++;
            boolean blank = end == from;
            if (block < 0 && text.charAt(from) == '[') {
                block = from;
                first = number;
            } else if (block < 0 && !blank && text.charAt(from) != '#') {
                throw fault(number, "'" + text.substring(from, end) + "' stands below no [PART]", null);
            }
            from = end + 1;
            if (block >= 0 && (blank || from >= text.length())) {
                add(new Lines(first, List.of(text.substring(block, end).split("\n"))));
                block = -1;
            }
        }
    }

    private void add(Lines lines) {
        blocks.add(lines);
        for (String title : lines.text().get(0).split(" ")) {
            List<Lines> some = byName.get(begins(title));
            if (some == null) {
                some = new ArrayList<>();
                byName.put(begins(title), some);
            }
            if (some.isEmpty() || some.get(some.size() - 1).first() != lines.first()) {
                some.add(lines);
            }
        }
    }

    /** The name that a title begins with. */
    private static String begins(String title) {
        int end = 1;
        while (end < title.length() && "/@{]".indexOf(title.charAt(end)) < 0) {
            end++;
        }
        return title.substring(1, end);
    }

    /** Adds the rows whose paths begin with a name; null for all. */
    private void read(Lines lines, @Nullable String name, List<Row<C>> rows) {
        int at = 1;
        try {
            Block block = new Block();
            for (; at < lines.text().size(); at++) {
                block.read(lines.text().get(at));
            }
            for (String title : lines.text().get(0).split(" ")) {
                if (name == null || begins(title).equals(name)) {
                    rows.add(block.row(title.substring(1, title.length() - 1)));
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw fault(lines.first() + at, e.getMessage(), e);
        }
    }

    private IllegalStateException fault(int line, @Nullable String message, @Nullable Exception cause) {
        return new IllegalStateException(file + ":" + line + ": " + message, cause);
    }

    private static List<String> words(String text) {
        return List.of(text.substring(0, text.indexOf(" : ")).split(" "));
    }

    private static String why(String text) {
        return text.substring(text.indexOf(" : ") + " : ".length());
    }

    /** {@code WORD}, {@code since V}, or {@code WORD until V WORD}. */
    private static Verdict verdict(List<String> words, String why) {
        Verdict.Word first = word(words.get(0));
        if (first == Verdict.Word.SINCE) {
            return new Verdict(first, Since.parse(words.get(1)), null, why);
        } else if (words.size() > 1 && words.get(1).equals("until")) {
            return new Verdict(word(words.get(3)), Since.parse(words.get(2)), first, why);
        }
        return Verdict.of(first, why);
    }

    private static Verdict.Word word(String text) {
        return Verdict.Word.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
