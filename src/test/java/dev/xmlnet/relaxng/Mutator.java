package dev.xmlnet.relaxng;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes documents that are wrong, or still right, in one place. The places are taken in turn, told apart by the path of
 * names that leads to them and by the types on it, so that a rare one is hit as often as one that is everywhere. The
 * same seed gives the same documents.
 */
final class Mutator {
    /** What is done to a document. */
    enum Kind {
        DROP,
        ADD,
        RENAME,
        MISPLACE,
        ILL_VALUE,
        /** Only the elements under each parent change their order. */
        REORDER
    }

    private static final List<String> ILL = List.of(
            "",
            " ",
            "\t\n",
            "-1",
            "-2",
            "00",
            "+1",
            "0x",
            "0xg",
            "0x10",
            "1.0",
            "1e3",
            "127",
            "128",
            "255",
            "256",
            "4095",
            "4096",
            "65535",
            "65536",
            "16777216",
            "2147483648",
            "4294967296",
            "99999999999999999999",
            "unknown",
            "yes",
            "no",
            "on",
            "off",
            "YES",
            "\u00e9",
            "1.2.3.256",
            "1.2.3",
            "::g",
            "1::2::3",
            "00:00:00:00:00",
            "01:00:00:00:00:00",
            "a b",
            "a/b",
            "/",
            "..",
            ".",
            "a,b",
            "a:b",
            "0000:00:00.8");

    private final List<Tree> instances;
    private final long seed;
    private final List<Tree> elements = new ArrayList<>();
    private final List<Tree.Name> names;
    private final List<Tree.Name> attributes;
    private final List<String> values;

    /**
     * Mutates some instances.
     *
     * @param vocabulary documents whose names, values and elements are what is put in
     */
    Mutator(List<Tree> instances, List<Tree> vocabulary, long seed) {
        this.instances = instances;
        this.seed = seed;
        Map<String, Tree> byPath = new LinkedHashMap<>();
        Set<Tree.Name> allNames = new LinkedHashSet<>();
        Set<Tree.Name> allAttributes = new LinkedHashSet<>();
        Set<String> allValues = new LinkedHashSet<>();
        for (Tree document : vocabulary) {
            for (Tree element : document.all()) {
                byPath.putIfAbsent(
                        element.name + " " + element.attributes
                                + element.elements().size(),
                        element);
                allNames.add(element.name);
                allAttributes.addAll(element.attributes.keySet());
                allValues.addAll(element.attributes.values());
                element.text().ifPresent(allValues::add);
            }
        }
        elements.addAll(byPath.values());
        names = List.copyOf(allNames);
        attributes = List.copyOf(allAttributes);
        values = List.copyOf(allValues);
    }

    /** A place in an instance: an element by its number in the order of the text, or an attribute of it. */
    private record Site(Tree instance, int element, Tree.Name attribute) {}

    /** So many mutants of a kind, each made when it is asked for; the stream may be taken by many threads. */
    Stream<Tree> mutants(Kind kind, int count) {
        List<List<Site>> groups = sites(kind);
        return IntStream.range(0, count).mapToObj(number -> {
            List<Site> group = groups.get(number % groups.size());
            int round = number / groups.size();
            Random random = new Random(seed * 31 + number * 7919L + kind.name().hashCode());
            return mutant(kind, group.get(round % group.size()), round, random);
        });
    }

    private List<List<Site>> sites(Kind kind) {
        Map<String, List<Site>> groups = new LinkedHashMap<>();
        for (Tree instance : instances) {
            List<Tree> all = instance.all();
            Map<Tree, String> paths = new LinkedHashMap<>();
            paths.put(instance, kind == Kind.REORDER ? "instance " + groups.size() : step(kind, instance));
            for (int number = 0; number < all.size(); number++) {
                Tree element = all.get(number);
                String path = paths.get(element);
                element.elements().forEach(child -> paths.put(child, path + "/" + step(kind, child)));
                if (takesElement(kind).test(element)
                        && (number > 0 || (kind != Kind.DROP && kind != Kind.MISPLACE))
                        && (number == 0 || kind != Kind.REORDER)) {
                    groups.computeIfAbsent(path, none -> new ArrayList<>()).add(new Site(instance, number, null));
                }
                if (kind != Kind.ADD && kind != Kind.REORDER) {
                    for (Tree.Name name : element.attributes.keySet()) {
                        groups.computeIfAbsent(path + "/@" + name, none -> new ArrayList<>())
                                .add(new Site(instance, number, name));
                    }
                }
            }
        }
        List<List<Site>> mixed = new ArrayList<>(groups.values());
        mixed.forEach(group -> Collections.shuffle(group, new Random(seed)));
        return mixed;
    }

    private static Predicate<Tree> takesElement(Kind kind) {
        return switch (kind) {
            case ILL_VALUE -> element -> element.elements().isEmpty();
            case REORDER -> element -> element.elements().size() > 1;
            default -> element -> true;
        };
    }

    /** An ill value is tried once for a path of names, since there are many of them. */
    private static String step(Kind kind, Tree element) {
        if (kind == Kind.ILL_VALUE) {
            return element.name.local();
        }
        String type = element.attributes.getOrDefault(Tree.Name.of("type"), "");
        return element.name.local() + "[" + type + element.attributes.getOrDefault(Tree.Name.of("mode"), "") + "]";
    }

    private Tree mutant(Kind kind, Site site, int round, Random random) {
        Tree mutant = site.instance().copy();
        List<Tree> all = mutant.all();
        Tree element = all.get(site.element());
        switch (kind) {
            case DROP -> drop(mutant, element, site.attribute());
            case ADD -> add(element, random);
            case RENAME -> rename(element, site.attribute(), random);
            case MISPLACE -> misplace(mutant, element, site.attribute(), round, random);
            case ILL_VALUE -> setValue(element, site.attribute(), round, random);
            case REORDER -> element.all().forEach(parent -> reorder(parent, random));
        }
        return mutant;
    }

    private static void reorder(Tree parent, Random random) {
        List<Object> children = new ArrayList<>(parent.elements());
        if (children.size() > 1) {
            Collections.shuffle(children, random);
            parent.children.clear();
            parent.children.addAll(children);
        }
    }

    private static void drop(Tree root, Tree element, Tree.Name attribute) {
        if (attribute != null) {
            element.attributes.remove(attribute);
        } else {
            root.parentOf(element).children.remove(element);
        }
    }

    private void add(Tree element, Random random) {
        switch (random.nextInt(10)) {
            case 0 -> element.attributes.putIfAbsent(Tree.Name.of("unknown"), "yes");
            case 1 -> element.attributes.put(new Tree.Name("urn:unknown", "foreign"), "yes");
            case 2 -> element.children.add(new Tree(Tree.Name.of("unknown")));
            case 3 -> element.children.add(new Tree(new Tree.Name("urn:unknown", "foreign")));
            case 4 -> element.children.add(random.nextInt(element.children.size() + 1), "text");
            case 5, 6, 7 -> element.attributes.putIfAbsent(any(attributes, random), any(values, random));
            default ->
                element.children.add(
                        random.nextInt(element.children.size() + 1),
                        any(elements, random).copy());
        }
    }

    private void rename(Tree element, Tree.Name attribute, Random random) {
        Tree.Name old = attribute == null ? element.name : attribute;
        Tree.Name name = switch (random.nextInt(6)) {
            case 0 -> new Tree.Name(old.namespace(), old.local() + "s");
            case 1 -> new Tree.Name(old.namespace(), old.local().toUpperCase(Locale.ROOT));
            case 2 -> new Tree.Name("urn:unknown", old.local());
            default -> any(attribute == null ? names : attributes, random);
        };
        if (attribute == null) {
            element.name = name;
        } else {
            element.attributes.putIfAbsent(name, element.attributes.remove(old));
        }
    }

    /** In turn: doubles, moves one up, moves elsewhere, doubles elsewhere. */
    private static void misplace(Tree root, Tree element, Tree.Name attribute, int round, Random random) {
        List<Tree> all = root.all();
        Tree target = all.get(random.nextInt(all.size()));
        if (attribute != null) {
            String value = element.attributes.get(attribute);
            if (round % 2 == 0) {
                element.attributes.remove(attribute);
            }
            target.attributes.put(attribute, value);
            return;
        }
        Tree copy = element.copy();
        Tree parent = root.parentOf(element);
        switch (round % 4) {
            case 0 -> parent.children.add(random.nextInt(parent.children.size() + 1), copy);
            case 1 -> {
                parent.children.remove(element);
                (parent == root ? root : root.parentOf(parent)).children.add(copy);
            }
            case 2 -> {
                parent.children.remove(element);
                (element.all().contains(target) ? root : target).children.add(copy);
            }
            default -> target.children.add(copy);
        }
    }

    private void setValue(Tree element, Tree.Name attribute, int round, Random random) {
        String old = attribute == null ? element.text().orElse("") : element.attributes.get(attribute);
        List<String> near = near(old);
        String value;
        if (round < near.size()) {
            value = near.get(round);
        } else if (round < near.size() + ILL.size()) {
            value = ILL.get(round - near.size());
        } else {
            value = any(values, random);
        }
        if (attribute == null) {
            element.children.clear();
            element.children.add(value);
        } else {
            element.attributes.put(attribute, value);
        }
    }

    /** Values that look much like one. */
    private static List<String> near(String value) {
        List<String> near = new ArrayList<>(List.of(
                " " + value + " ",
                "-" + value,
                "+" + value,
                "0" + value,
                value + "0",
                value + "\u00e9",
                value + value,
                value.toUpperCase(Locale.ROOT),
                value.toLowerCase(Locale.ROOT),
                value.substring(0, value.length() / 2),
                "x" + value,
                value + "/",
                value.replace(':', '-'),
                value.replace("-", "")));
        if (value.matches("-?[0-9]{1,18}")) {
            near.add(String.valueOf(Long.parseLong(value) + 1));
            near.add(String.valueOf(Long.parseLong(value) - 1));
        }
        return near;
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
