package dev.xmlnet.cli.io;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of paths. All ways to read it are followed at once, a character of the path after the other: however many stars
 * and braces there are, a path costs its length times that of the pattern at most, which a regular expression does not promise.
 */
public final class Glob {
    /** One place of the pattern, with what takes a character there and where that leads. */
    private interface Step {
        boolean takes(int c);
    }

    private static final Step NOTHING = c -> false;
    private static final Step IN_NAME = c -> c != '/';
    private static final Step ANYTHING = c -> true;

    /** A class of characters has its ranges in turn. */
    private record OneOf(boolean not, List<Integer> ranges) implements Step {
        @Override
        public boolean takes(int c) {
            boolean among = false;
            for (int i = 0; i < ranges.size(); i += 2) {
                among |= ranges.get(i) <= c && c <= ranges.get(i + 1);
            }
            return c != '/' && among != not;
        }
    }

    private final int[] pattern;
    private final List<Step> steps = new ArrayList<>();

    /** Where a step leads that takes a character. */
    private final List<Integer> next = new ArrayList<>();

    /** Where else one may go from a step, without a character. */
    private final List<List<Integer>> free = new ArrayList<>();

    private int at;

    /**
     * Reads a pattern, as git understands it: a directory that is {@code **} may be none.
     *
     * @throws PatternSyntaxException if it is none; with the words of Java's own patterns
     */
    public Glob(String text) {
        pattern = text.codePoints().toArray();
        while (at < pattern.length) {
            boolean begins = at == 0 || pattern[at - 1] == '/';
            if (begins && is(0, '*') && is(1, '*') && is(2, '/')) {
                at += 3;
                directories();
            } else if (is(0, '{')) {
                at++;
                group();
            } else {
                one();
            }
        }
        add(NOTHING, steps.size());
    }

    /**
     * Reads a pattern of files below a directory.
     *
     * @param where what the directory is called
     * @throws IllegalArgumentException if it is none, or no file can be meant; with a sentence for a person
     */
    public static Glob below(Path directory, String where, String pattern) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("the pattern is empty; write one such as lab/**");
        }
        if (pattern.startsWith("/") || pattern.startsWith("./") || pattern.startsWith("../")) {
            throw new IllegalArgumentException("'" + pattern + "' is the path of no file: a path begins below " + where
                    + ", such as lab/web1.xml");
        }
        if (pattern.endsWith("/") || isDirectory(directory, pattern)) {
            String name = pattern.replaceFirst("/+$", "");
            throw new IllegalArgumentException(
                    "'" + pattern + "' is a directory, and the path of no file: write " + name + "/**");
        }
        try {
            return new Glob(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("this is not a pattern of paths: " + e.getDescription(), e);
        }
    }

    private static boolean isDirectory(Path directory, String pattern) {
        try {
            return Files.isDirectory(directory.resolve(pattern));
        } catch (InvalidPathException e) {
            return false; // It is a pattern, and need not be a path.
        }
    }

    private boolean is(int ahead, int c) {
        return at + ahead < pattern.length && pattern[at + ahead] == c;
    }

    private int add(Step step, int leadsTo) {
        steps.add(step);
        next.add(leadsTo);
        free.add(new ArrayList<>(1));
        return steps.size() - 1;
    }

    private void literal(int character) {
        add(c -> c == character, steps.size() + 1);
    }

    /** Any characters; what is behind may begin at once. */
    private void star(Step step) {
        int here = add(step, steps.size());
        free.get(here).add(here + 1);
    }

    private void directories() {
        int here = add(NOTHING, steps.size());
        free.get(here).add(here + 1);
        star(ANYTHING);
        literal('/');
        free.get(here).add(steps.size());
    }

    private void group() {
        int fork = add(NOTHING, steps.size());
        List<Integer> ends = new ArrayList<>();
        free.get(fork).add(steps.size());
        while (!is(0, '}')) {
            if (at == pattern.length) {
                throw wrong("Missing '}");
            } else if (is(0, '{')) {
                throw wrong("Cannot nest groups");
            } else if (is(0, ',')) {
                at++;
                ends.add(add(NOTHING, steps.size()));
                free.get(fork).add(steps.size());
            } else {
                one();
            }
        }
        at++;
        ends.forEach(end -> free.get(end).add(steps.size()));
    }

    private void one() {
        int c = pattern[at++];
        switch (c) {
            case '*' -> {
                boolean deep = is(0, '*');
                at += deep ? 1 : 0;
                star(deep ? ANYTHING : IN_NAME);
            }
            case '?' -> add(IN_NAME, steps.size() + 1);
            case '[' -> add(oneOf(), steps.size() + 1);
            case '\\' -> {
                if (at == pattern.length) {
                    throw wrong("No character to escape");
                }
                literal(pattern[at++]);
            }
            default -> literal(c);
        }
    }

    private Step oneOf() {
        boolean not = is(0, '!');
        at += not ? 1 : 0;
        List<Integer> ranges = new ArrayList<>();
        boolean ranged = true;
        if (is(0, '-')) {
            range(ranges, '-', '-');
            at++;
        }
        while (at < pattern.length && pattern[at] != ']') {
            int c = pattern[at++];
            if (c == '/') {
                throw wrong("Explicit 'name separator' in class");
            } else if (c != '-') {
                range(ranges, c, c);
                ranged = false;
            } else if (ranged) {
                throw wrong("Invalid range");
            } else if (at < pattern.length && pattern[at] != ']') {
                int last = pattern[at++];
                if (last < ranges.get(ranges.size() - 1)) {
                    throw wrong("Invalid range");
                }
                ranges.set(ranges.size() - 1, last);
                ranged = true;
            } else {
                range(ranges, '-', '-');
            }
        }
        if (at == pattern.length) {
            throw wrong("Missing ']");
        }
        at++;
        return new OneOf(not, ranges);
    }

    private static void range(List<Integer> ranges, int first, int last) {
        ranges.add(first);
        ranges.add(last);
    }

    private PatternSyntaxException wrong(String why) {
        return new PatternSyntaxException(why, new String(pattern, 0, pattern.length), at);
    }

    /** True for a path that is as the pattern says, from its beginning to its end. */
    public boolean matches(Path path) {
        int[] text = path.toString()
                .replace(path.getFileSystem().getSeparator(), "/")
                .codePoints()
                .toArray();
        BitSet here = new BitSet();
        enter(0, here);
        for (int i = 0; i < text.length && !here.isEmpty(); i++) {
            BitSet there = new BitSet();
            for (int step = here.nextSetBit(0); step >= 0; step = here.nextSetBit(step + 1)) {
                if (steps.get(step).takes(text[i])) {
                    enter(next.get(step), there);
                }
            }
            here = there;
        }
        return here.get(steps.size() - 1);
    }

    /** True only if any path below a directory is as the pattern says; where that is not plain, false. */
    public boolean matchesAllBelow(Path directory) {
        int end = pattern.length;
        boolean open = end > 1 && pattern[end - 1] == '*' && pattern[end - 2] == '*';
        return open && (end == 2 || pattern[end - 3] == '/') && matches(directory.resolve("x"));
    }

    /** Goes to a step, and to those that one is free to go to from there; all lead forward. */
    private void enter(int first, BitSet here) {
        List<Integer> open = new ArrayList<>();
        open.add(first);
        while (!open.isEmpty()) {
            int step = open.remove(open.size() - 1);
            if (!here.get(step)) {
                here.set(step);
                open.addAll(free.get(step));
            }
        }
    }
}
