package dev.xmlnet.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Makes strings for a regular expression of XML Schema: together they take each alternative, the least and the greatest
 * number of each repetition, and the ends of each range of characters. Knows what libvirt's schemas use, and fails on
 * other constructs.
 */
final class RegexSampler {
    /** What a dot and a negated class are made of. */
    private static final String COMMON =
            " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u00e9\u6f22";

    /** How often a repetition without an end is taken at most beyond its least. */
    private static final int MORE = 3;

    private interface Node {
        void append(RegexSampler sampler, StringBuilder out);
    }

    private final String regex;
    private int at;
    private final Node root;
    private final Random random = new Random(1);
    /** How many branches of a node were taken; they are taken in their order. */
    private final Map<Node, Integer> taken = new HashMap<>();

    private boolean news;

    private RegexSampler(String regex) {
        this.regex = regex;
        this.root = alternatives();
        if (at < regex.length()) {
            throw new IllegalArgumentException("cannot read the regular expression " + regex + " at " + at);
        }
    }

    /** At least one string, at most as many as tries were needed. */
    static List<String> samples(String regex) {
        RegexSampler sampler = new RegexSampler(regex);
        Set<String> samples = new LinkedHashSet<>();
        for (int vain = 0; vain < 5; ) {
            sampler.news = false;
            StringBuilder out = new StringBuilder();
            sampler.root.append(sampler, out);
            vain = sampler.news ? 0 : vain + 1;
            if (sampler.news) {
                samples.add(out.toString());
            }
        }
        return List.copyOf(samples);
    }

    /** One of so many branches of a node: one that was not taken yet, if there is one. */
    private int branch(Node node, int branches) {
        int next = taken.merge(node, 1, Integer::sum) - 1;
        if (next < branches) {
            news = true;
            return next;
        }
        return random.nextInt(branches);
    }

    private Node alternatives() {
        List<Node> choices = new ArrayList<>(List.of(sequence()));
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            choices.add(sequence());
        }
        return new Choice(choices);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            parts.add(quantified(atom()));
        }
        return (sampler, out) -> parts.forEach(part -> part.append(sampler, out));
    }

    private Node atom() {
        char c = regex.charAt(at++);
        switch (c) {
            case '(' -> {
                Node group = alternatives();
                expect(')');
                return group;
            }
            case '[' -> {
                return characterClass();
            }
            case '.' -> {
                return new OneOf(COMMON, List.of('a', '\u6f22'));
            }
            case '\\' -> {
                String escaped = escape();
                return new OneOf(escaped, ends(escaped));
            }
            default -> {
                if ("?*+{}".indexOf(c) >= 0) {
                    throw new IllegalArgumentException("not expected in " + regex + " at " + (at - 1));
                }
                return new OneOf(String.valueOf(c), List.of(c));
            }
        }
    }

    private Node characterClass() {
        boolean negated = regex.charAt(at) == '^';
        if (negated) {
            at++;
        }
        StringBuilder members = new StringBuilder();
        List<Character> ends = new ArrayList<>();
        while (regex.charAt(at) != ']') {
            String first = regex.charAt(at) == '\\' ? escapeAfterBackslash() : String.valueOf(regex.charAt(at++));
            String range = first;
            if (regex.charAt(at) == '-' && regex.charAt(at + 1) != ']') {
                at++;
                range = range(first.charAt(0), regex.charAt(at++));
            }
            members.append(range);
            ends.addAll(ends(range));
        }
        expect(']');
        if (!negated) {
            return new OneOf(members.toString(), ends);
        }
        StringBuilder others = new StringBuilder(COMMON);
        members.chars().forEach(member -> {
            int place = others.indexOf(String.valueOf((char) member));
            if (place >= 0) {
                others.deleteCharAt(place);
            }
        });
        return new OneOf(others.toString(), ends(others.toString()));
    }

    private String escapeAfterBackslash() {
        at++;
        return escape();
    }

    private String escape() {
        char c = regex.charAt(at++);
        return switch (c) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 's' -> " \t\n";
            case 'd' -> "0123456789";
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new IllegalArgumentException("unknown \\" + c + " in " + regex);
                }
                yield String.valueOf(c);
            }
        };
    }

    private static String range(char first, char last) {
        StringBuilder range = new StringBuilder();
        for (char c = first; c <= last; c++) {
            range.append(c);
        }
        return range.toString();
    }

    private static List<Character> ends(String range) {
        return List.of(range.charAt(0), range.charAt(range.length() - 1));
    }

    private Node quantified(Node atom) {
        if (at == regex.length()) {
            return atom;
        }
        switch (regex.charAt(at)) {
            case '?' -> {
                at++;
                return new Repetition(atom, 0, 1);
            }
            case '*' -> {
                at++;
                return new Repetition(atom, 0, MORE);
            }
            case '+' -> {
                at++;
                return new Repetition(atom, 1, 1 + MORE);
            }
            case '{' -> {
                int close = regex.indexOf('}', at);
                String[] bounds = regex.substring(at + 1, close).split(",", 2);
                at = close + 1;
                int least = Integer.parseInt(bounds[0]);
                String most = bounds.length == 1 ? bounds[0] : bounds[1];
                return new Repetition(atom, least, most.isEmpty() ? least + MORE : Integer.parseInt(most));
            }
            default -> {
                return atom;
            }
        }
    }

    private void expect(char c) {
        if (at == regex.length() || regex.charAt(at) != c) {
            throw new IllegalArgumentException("'" + c + "' expected in " + regex + " at " + at);
        }
        at++;
    }

    private static final class Choice implements Node {
        private final List<Node> choices;

        Choice(List<Node> choices) {
            this.choices = choices;
        }

        @Override
        public void append(RegexSampler sampler, StringBuilder out) {
            choices.get(sampler.branch(this, choices.size())).append(sampler, out);
        }
    }

    private static final class OneOf implements Node {
        private final String members;
        private final List<Character> ends;

        OneOf(String members, List<Character> ends) {
            this.members = members;
            this.ends = ends;
        }

        @Override
        public void append(RegexSampler sampler, StringBuilder out) {
            int branch = sampler.branch(this, ends.size() + 1);
            out.append(
                    branch < ends.size()
                            ? ends.get(branch).charValue()
                            : members.charAt(sampler.random.nextInt(members.length())));
        }
    }

    private static final class Repetition implements Node {
        private final Node part;
        private final int least;
        private final int most;

        Repetition(Node part, int least, int most) {
            this.part = part;
            this.least = least;
            this.most = most;
        }

        @Override
        public void append(RegexSampler sampler, StringBuilder out) {
            int times = switch (sampler.branch(this, 3)) {
                case 0 -> least;
                case 1 -> most;
                default -> least + sampler.random.nextInt(most - least + 1);
            };
            for (int i = 0; i < times; i++) {
                part.append(sampler, out);
            }
        }
    }
}
