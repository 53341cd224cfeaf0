package dev.xmlnet.convert;

import dev.xmlnet.check.Check;
import dev.xmlnet.check.Examined;
import dev.xmlnet.check.Finding;
import dev.xmlnet.check.Repository;
import dev.xmlnet.check.Rule;
import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.XmlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Holds what {@code check} says of a result against what it said of the input: no error that is new, and no warning that is new without
 * the conversion having named the part.
 */
final class Agreement {
    /** Warnings that a conversion says in words of its own: by rule, its ids. */
    private static final Map<Rule, List<String>> TOLD = Map.of(Rule.DIR003, List.of("wireless"));

    private final Check check;

    /** A subject of {@code check}: lines move, parts of an interface do not. */
    private record Subject(String file, Rule rule, String part) {
        /** True if the other is the same, or about a part of the same. */
        boolean holds(Subject other) {
            return file.equals(other.file)
                    && rule == other.rule
                    && (element().startsWith(other.element()) || other.element().startsWith(element()));
        }

        private String element() {
            return part.replaceFirst("@.*", "");
        }
    }

    /** By all rules, for one libvirt. */
    Agreement(Version libvirt) {
        this.check = Check.all().libvirt(libvirt).without(EnumSet.of(Rule.SUP001));
    }

    /**
     * Compares, and returns the findings that should not be.
     *
     * @param before the inputs by name
     * @param after what they became; others stayed
     * @param beside definitions that are known, and stay
     */
    List<String> faults(
            Map<String, XmlDocument> before,
            Map<String, XmlDocument> after,
            Map<String, XmlDocument> beside,
            Told told) {
        Map<String, XmlDocument> was = new LinkedHashMap<>(beside);
        was.putAll(before);
        Map<String, XmlDocument> is = new LinkedHashMap<>(was);
        is.putAll(after);
        Map<Subject, Finding> old = findings(was);
        List<String> faults = new ArrayList<>();
        findings(is).forEach((subject, finding) -> {
            boolean wrote = after.containsKey(subject.file());
            boolean silent = finding.severity() == Severity.ERROR
                    || (finding.severity() == Severity.WARNING
                            && wrote
                            && !told.names(subject.part(), TOLD.getOrDefault(subject.rule(), List.of())));
            boolean there = old.keySet().stream()
                    .anyMatch(
                            one -> one.holds(subject) && old.get(one).severity().compareTo(finding.severity()) <= 0);
            if (silent && !there) {
                faults.add(finding.severity().word() + " " + subject.rule() + " at " + subject.part() + ": "
                        + finding.text());
            }
        });
        return faults;
    }

    /** What a conversion told of an interface. */
    interface Told {
        boolean names(String part, List<String> ids);
    }

    /** What the diagnostics of a guest's conversion say of the interface that a part is in. */
    static Told told(XmlDocument input, List<Diagnostic> diagnostics) {
        Map<String, List<Diagnostic>> byInterface = new HashMap<>();
        Map<Location, String> places = places(input);
        for (Diagnostic one : diagnostics) {
            String part = one.location() == null ? "" : places.getOrDefault(one.location(), "");
            byInterface.computeIfAbsent(bearer(part), p -> new ArrayList<>()).add(one);
        }
        return (part, ids) -> diagnostics.stream().anyMatch(one -> ids.contains(one.id()))
                || byInterface.getOrDefault(bearer(part), List.of()).stream()
                        .anyMatch(one -> isOf(one.message(), part));
    }

    /** The same for lines that a command printed. */
    static Told told(String printed) {
        return (part, ids) -> printed.lines()
                .anyMatch(line -> ids.stream().anyMatch(id -> line.endsWith("[" + id + "]")) || isOf(line, part));
    }

    private static String bearer(String part) {
        int end = part.indexOf('/');
        return end < 0 ? part : part.substring(0, end);
    }

    private static boolean isOf(String message, String part) {
        int at = part.indexOf('@');
        String element = at < 0 ? part : part.substring(0, at);
        String name = element.substring(element.lastIndexOf('/') + 1);
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains(name)
                || (at >= 0 && text.contains(part.substring(at + 1).toLowerCase(Locale.ROOT)));
    }

    private Map<Subject, Finding> findings(Map<String, XmlDocument> files) {
        Map<Subject, Finding> found = new HashMap<>();
        Map<String, Map<Location, String>> places = new HashMap<>();
        Repository repository = new Repository(check);
        files.forEach((name, document) -> {
            places.put(name, places(document));
            Examined examined = examine(name, document);
            repository.add(examined);
            examined.findings().forEach(finding -> put(found, name, places.get(name), finding));
        });
        repository
                .findings()
                .forEach((name, some) -> some.forEach(finding -> put(found, name, places.get(name), finding)));
        return found;
    }

    private Examined examine(String name, XmlDocument document) {
        try {
            return check.examine(name, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(Map<Subject, Finding> found, String file, Map<Location, String> places, Finding finding) {
        String part = places.get(finding.location());
        if (part == null) {
            throw new AssertionError(file + ": nothing stands where this is found: " + finding);
        }
        found.merge(
                new Subject(file, finding.rule(), part),
                finding,
                (one, other) -> one.severity().compareTo(other.severity()) <= 0 ? one : other);
    }

    /** The parts of a document by their places; an interface is called by its number. */
    private static Map<Location, String> places(XmlDocument document) {
        Map<Location, String> places = new HashMap<>();
        Map<Element, String> names = new HashMap<>();
        for (Guest guest : Guest.of(document)) {
            for (GuestInterface one : guest.interfaces()) {
                names.put(one.element(), guest.name() + " " + (one.mac() == null ? one.index() : one.mac()));
            }
        }
        add(document.root(), "", names, places);
        places.putIfAbsent(Location.START, document.root().name());
        return places;
    }

    private static void add(Element element, String path, Map<Element, String> names, Map<Location, String> places) {
        String name = names.containsKey(element)
                ? names.get(element)
                : path.isEmpty() ? element.name() : path + "/" + element.name();
        places.put(element.location(), name);
        places.putIfAbsent(element.contentLocation(), name);
        element.attributeNames().forEach(attribute -> places.put(element.location(attribute), name + "@" + attribute));
        element.children().forEach(child -> add(child, name, names, places));
    }
}
