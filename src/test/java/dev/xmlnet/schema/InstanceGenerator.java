package dev.xmlnet.schema;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes valid documents of a RELAX NG grammar. It goes where it has not been: at each choice, repetition, name class and
 * value it takes a branch that is new, or one that leads to a new one; when all were taken it begins again. The same
 * seed gives the same documents.
 */
public final class InstanceGenerator {
    /** An instance has about so many elements at most; from there on it takes the shortest way to its end. */
    private static final int LONGEST = 150;

    private static final int NEVER = Integer.MAX_VALUE / 4;

    private final Grammar grammar;
    /** For each pattern the least number of elements that it needs, or NEVER. */
    private final int[] least;
    /** For each pattern that can be come to, the branches that lead to an end. */
    private final List<List<Integer>> open;
    /** For each pattern, those that hold it on a way that leads to an end. */
    private final List<List<Pattern>> holders;

    private InstanceGenerator(Grammar grammar) {
        this.grammar = grammar;
        this.least = least(grammar.patterns());
        this.open = new ArrayList<>(Collections.nCopies(least.length, List.of()));
        this.holders = new ArrayList<>();
        grammar.patterns().forEach(pattern -> holders.add(new ArrayList<>()));
        if (least[grammar.start().id] >= NEVER) {
            throw new IllegalArgumentException("the grammar has no finite instance");
        }
        explore();
    }

    /**
     * For the start of a schema in the XML syntax of RELAX NG.
     *
     * @throws IOException if it, or a schema that it includes, cannot be read
     * @throws IllegalArgumentException if it has a construct that libvirt's schemas do not have, or no finite instance
     */
    public static InstanceGenerator of(Path rng) throws IOException {
        return new InstanceGenerator(Grammar.read(rng));
    }

    /** As {@link #generate}, each instance as a document. */
    public List<String> instances(int count, long seed) {
        return generate(count, seed).trees().stream().map(Tree::toString).toList();
    }

    /**
     * Instances that differ from each other.
     *
     * @throws IllegalArgumentException if the grammar has too few
     */
    Instances generate(int count, long seed) {
        Growth growth = new Growth(new Random(seed));
        Map<String, Tree> found = new LinkedHashMap<>();
        for (int tries = 0; found.size() < count; tries++) {
            if (tries > 20 * count) {
                throw new IllegalArgumentException("only " + found.size() + " instances found in " + tries + " tries");
            }
            Tree tree = growth.grow();
            found.putIfAbsent(tree.toString(), tree);
        }
        int total = open.stream().mapToInt(List::size).sum();
        return new Instances(List.copyOf(found.values()), growth.ever.cardinality(), total);
    }

    /** Instances, how many branches of the grammar they take, and how many there are. */
    record Instances(List<Tree> trees, int taken, int branches) {}

    private static int[] least(List<Pattern> patterns) {
        int[] least = new int[patterns.size()];
        Arrays.fill(least, NEVER);
        for (boolean changed = true; changed; ) {
            changed = false;
            for (Pattern pattern : patterns) {
                int now = least(pattern, least);
                changed |= now != least[pattern.id];
                least[pattern.id] = now;
            }
        }
        return least;
    }

    private static int least(Pattern pattern, int[] least) {
        IntStream parts = pattern.parts.stream().mapToInt(part -> least[part.id]);
        return switch (pattern.kind) {
            case NOT_ALLOWED -> NEVER;
            case VALUE -> pattern.samples.isEmpty() ? NEVER : 0;
            case CHOICE -> parts.min().orElse(NEVER);
            case REPEAT -> pattern.least == 0 ? 0 : parts.sum();
            case ELEMENT -> Math.min(NEVER, 1 + parts.sum());
            default -> (int) Math.min(NEVER, parts.asLongStream().sum());
        };
    }

    /** Finds what can be come to from the start. */
    private void explore() {
        BitSet seen = new BitSet();
        Deque<Pattern> next = new ArrayDeque<>(List.of(grammar.start()));
        while (!next.isEmpty()) {
            Pattern pattern = next.pop();
            if (seen.get(pattern.id)) {
                continue;
            }
            seen.set(pattern.id);
            boolean choosing = pattern.kind == Pattern.Kind.CHOICE;
            boolean dead = pattern.kind == Pattern.Kind.REPEAT && least[pattern.parts.get(0).id] >= NEVER;
            List<Integer> branches = new ArrayList<>();
            for (int branch = 0; branch < (dead ? 1 : pattern.branches()); branch++) {
                if (!choosing || least[pattern.parts.get(branch).id] < NEVER) {
                    branches.add(branch);
                }
            }
            open.set(pattern.id, branches);
            for (Pattern part : pattern.parts) {
                if (least[part.id] < NEVER) {
                    holders.get(part.id).add(pattern);
                    next.push(part);
                }
            }
        }
    }

    /** What one run of the generator knows. */
    private final class Growth {
        private final Random random;
        private final int[] firstBranch = new int[least.length];
        private final BitSet taken = new BitSet();
        /** What was taken since the beginning: taken is cleared each time that it is full. */
        private final BitSet ever = new BitSet();
        /** For each pattern how far it is to a branch that is not taken yet. */
        private final int[] distance = new int[least.length];

        private final int total;
        private int left;
        /** How likely it is that an optional part is there for no reason. */
        private double wealth;

        Growth(Random random) {
            this.random = random;
            int branches = 0;
            for (int id = 0; id < least.length; id++) {
                firstBranch[id] = branches;
                branches += grammar.patterns().get(id).branches();
            }
            total = open.stream().mapToInt(List::size).sum();
        }

        Tree grow() {
            if (taken.cardinality() == total) {
                taken.clear();
            }
            measure();
            left = 5 + random.nextInt(LONGEST);
            wealth = random.nextDouble() * 0.6;
            Content content = new Content();
            grow(grammar.start(), content);
            return (Tree) content.children.get(0);
        }

        private void measure() {
            Arrays.fill(distance, NEVER);
            Deque<Pattern> next = new ArrayDeque<>();
            for (Pattern pattern : grammar.patterns()) {
                if (open.get(pattern.id).stream().anyMatch(branch -> !taken.get(firstBranch[pattern.id] + branch))) {
                    distance[pattern.id] = 0;
                    next.add(pattern);
                }
            }
            while (!next.isEmpty()) {
                Pattern pattern = next.poll();
                for (Pattern holder : holders.get(pattern.id)) {
                    if (distance[holder.id] == NEVER) {
                        distance[holder.id] = distance[pattern.id] + 1;
                        next.add(holder);
                    }
                }
            }
        }

        private void grow(Pattern pattern, Content into) {
            int branch = branch(pattern);
            taken.set(firstBranch[pattern.id] + branch);
            ever.set(firstBranch[pattern.id] + branch);
            switch (pattern.kind) {
                case EMPTY -> {}
                case VALUE -> into.children.add(pattern.samples.get(branch));
                case CHOICE -> grow(pattern.parts.get(branch), into);
                case REPEAT -> {
                    for (int times = 0; times < pattern.least + branch; times++) {
                        grow(pattern.parts.get(0), into);
                    }
                }
                case INTERLEAVE -> interleave(pattern, into);
                case LIST -> {
                    Content list = new Content();
                    pattern.parts.forEach(part -> grow(part, list));
                    into.children.add(list.text(" "));
                }
                case ATTRIBUTE -> {
                    Content value = new Content();
                    pattern.parts.forEach(part -> grow(part, value));
                    into.add(pattern.names.get(branch), value.text(""));
                }
                case ELEMENT -> into.children.add(element(pattern, branch));
                default -> pattern.parts.forEach(part -> grow(part, into));
            }
        }

        private Tree element(Pattern pattern, int branch) {
            left--;
            Content content = new Content();
            pattern.parts.forEach(part -> grow(part, content));
            Tree tree = new Tree(pattern.names.get(branch));
            tree.attributes.putAll(content.attributes);
            for (Object child : content.children) {
                if (!child.equals("")) {
                    tree.children.add(child);
                }
            }
            return tree;
        }

        /** Grows the parts in any order, so that each gets its share, and merges what they hold, each in its own order. */
        private void interleave(Pattern pattern, Content into) {
            List<Pattern> order = new ArrayList<>(pattern.parts);
            Collections.shuffle(order, random);
            List<Deque<Object>> queues = new ArrayList<>();
            for (Pattern part : order) {
                Content content = new Content();
                grow(part, content);
                content.attributes.forEach(into::add);
                queues.add(new ArrayDeque<>(content.children));
            }
            queues.removeIf(Deque::isEmpty);
            while (!queues.isEmpty()) {
                Deque<Object> queue = queues.get(random.nextInt(queues.size()));
                into.children.add(queue.poll());
                queues.removeIf(Deque::isEmpty);
            }
        }

        private int branch(Pattern pattern) {
            List<Integer> branches = open.get(pattern.id);
            if (branches.size() == 1) {
                return branches.get(0);
            }
            if (left <= 0) {
                return shortest(pattern, branches);
            }
            List<Integer> fresh = branches.stream()
                    .filter(branch -> !taken.get(firstBranch[pattern.id] + branch))
                    .toList();
            if (!fresh.isEmpty() && random.nextDouble() < 0.9) {
                return any(fresh);
            }
            return switch (pattern.kind) {
                case CHOICE -> choice(pattern, branches);
                case REPEAT -> repeat(pattern, branches);
                default -> any(branches);
            };
        }

        private int choice(Pattern pattern, List<Integer> branches) {
            List<Integer> leading = branches.stream()
                    .filter(branch -> distance[pattern.parts.get(branch).id] < NEVER)
                    .toList();
            if (leading.isEmpty() || random.nextDouble() < 0.1) {
                return any(branches);
            }
            if (random.nextBoolean()) {
                return any(leading);
            }
            return leading.stream()
                    .min((a, b) -> distance[pattern.parts.get(a).id] - distance[pattern.parts.get(b).id])
                    .orElseThrow();
        }

        private int repeat(Pattern pattern, List<Integer> branches) {
            boolean leading = distance[pattern.parts.get(0).id] < NEVER;
            boolean more = random.nextDouble() < (leading ? 0.7 : wealth);
            return more ? any(branches.subList(1, branches.size())) : branches.get(0);
        }

        private int shortest(Pattern pattern, List<Integer> branches) {
            if (pattern.kind == Pattern.Kind.CHOICE) {
                return branches.stream()
                        .min((a, b) -> least[pattern.parts.get(a).id] - least[pattern.parts.get(b).id])
                        .orElseThrow();
            }
            return pattern.kind == Pattern.Kind.REPEAT ? branches.get(0) : any(branches);
        }

        private int any(List<Integer> branches) {
            return branches.get(random.nextInt(branches.size()));
        }
    }

    /** What stands in an element that is growing. */
    private static final class Content {
        private final Map<Tree.Name, String> attributes = new LinkedHashMap<>();
        private final List<Object> children = new ArrayList<>();

        /** A name that is there already, as an open name class may give it twice, gets a number. */
        void add(Tree.Name name, String value) {
            Tree.Name free = name;
            for (int number = 2; attributes.containsKey(free); number++) {
                free = new Tree.Name(name.namespace(), name.local() + number);
            }
            attributes.put(free, value);
        }

        String text(String between) {
            return String.join(
                    between, children.stream().map(String.class::cast).toList());
        }
    }
}
