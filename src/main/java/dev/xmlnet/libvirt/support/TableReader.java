package dev.xmlnet.libvirt.support;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads a table; support.txt explains the form. */
final class TableReader<C extends Enum<C>> {
    private static final String OTHERS = "others";

    private final String file;
    private final Class<C> columns;
    private final UnaryOperator<C> general;
    private final Map<String, C> byWord = new HashMap<>();
    private final List<Row<C>> rows = new ArrayList<>();
    private int line;

    /** What the lines below the titles say. */
    private final class Block {
        private String rule;
        private Row.Loss loss;
        private Set<String> drivers = Set.of();
        private boolean onlyQemu;
        private final List<List<Condition>> nothing = new ArrayList<>(0);
        private Verdict withoutVirtio;
        private final Map<C, Verdict> verdicts = new EnumMap<>(columns);

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
                    byWord.values().stream()
                            .filter(column -> general.apply(column) == null)
                            .forEach(column -> verdicts.putIfAbsent(column, verdict));
                } else if (!byWord.containsKey(word)) {
                    throw new IllegalArgumentException("'" + word + "' is not a column");
                } else if (verdicts.put(byWord.get(word), verdict) != null) {
                    throw new IllegalArgumentException("'" + word + "' has two words");
                }
            }
        }

        void add(String title) {
            if (rule == null || loss == null || verdicts.isEmpty()) {
                throw new IllegalArgumentException("[" + title + "] lacks its rule, its loss or a verdict");
            }
            Set<C> varying = EnumSet.noneOf(columns);
            for (C column : columns.getEnumConstants()) {
                C from = general.apply(column);
                boolean inherits = from != null && verdicts.containsKey(from);
                if (inherits && !verdicts.containsKey(column)) {
                    verdicts.put(column, verdicts.get(from));
                } else if (from != null
                        && verdicts.containsKey(column)
                        && !verdicts.get(column).equals(verdicts.get(from))) {
                    varying.add(from);
                }
            }
            int brace = title.indexOf('{');
            rows.add(new Row<>(
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
                    varying));
        }
    }

    TableReader(String file, Class<C> columns, UnaryOperator<C> general) {
        this.file = file;
        this.columns = columns;
        this.general = general;
        for (C column : columns.getEnumConstants()) {
            byWord.put(column instanceof Carrier carrier ? carrier.word() : column.toString(), column);
        }
    }

    /**
     * Reads it.
     *
     * @throws IllegalStateException if a line is not of the form; the message says file and line
     */
    List<Row<C>> read(String text) {
        try {
            blocks(text.split("\n", -1));
            return rows;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalStateException(file + ":" + line + ": " + e.getMessage(), e);
        }
    }

    /** A line of titles, then the lines of the block, up to a blank one. */
    private void blocks(String[] lines) {
        String titles = null;
        Block block = null;
        for (String one : lines) {
            line++;
            if (one.isBlank()) {
                finish(titles, block);
                titles = null;
            } else if (one.startsWith("[") && titles == null) {
                titles = one;
                block = new Block();
            } else if (titles != null) {
                block.read(one);
            } else if (!one.startsWith("#")) {
                throw new IllegalArgumentException("'" + one + "' stands below no [PART]");
            }
        }
        finish(titles, block);
    }

    private void finish(String titles, Block block) {
        if (titles != null) {
            for (String title : titles.split(" ")) {
                block.add(title.substring(1, title.length() - 1));
            }
        }
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
