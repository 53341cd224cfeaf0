package dev.xmlnet.libvirt.support;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition in braces behind a path of a table:
 *
 * <ul>
 *   <li>{@code {name=vhost|qemu}}: the attribute has one of these values; {@code vnet*} begins so, {@code vnet#} ends with digits
 *   <li>{@code {type=}}: there is no such attribute
 *   <li>{@code {average>4294967295}}: the attribute is a larger number
 *   <li>{@code {count(tag)>1}}: there are more such children
 *   <li>{@code {not(rx/frames@max)}}: there is no such child, or no attribute of it
 *   <li>{@code {../interface}}, {@code {../virtualport@type}}: the parent has such a child, with such an attribute;
 *       {@code {../model@type=virtio}}, {@code {../@name=kvm|vfio}}: that, or the parent's own, has one of these values
 * </ul>
 */
record Condition(Test test, String name, Way way, List<String> values, long number) {
    private static final String COUNT = "count(";
    private static final String NOT = "not(";
    private static final String SIBLING = "../";

    /** Where an element or, if {@code attribute} is not null, an attribute is, seen from another element. */
    private record Way(List<String> steps, @Nullable String attribute) {
        static Way parse(String text) {
            int at = text.indexOf('@');
            String steps = at < 0 ? text : text.substring(0, at);
            return new Way(
                    steps.isEmpty() ? List.of() : List.of(steps.split("/")), at < 0 ? null : text.substring(at + 1));
        }
    }

    private enum Test {
        VALUE,
        NONE,
        MORE,
        COUNT,
        ABSENT,
        SIBLING,
        SIBLING_VALUE
    }

    /**
     * Reads what stands behind a path.
     *
     * @param text any number of conditions, each in braces; empty for none
     * @throws IllegalArgumentException if it is something else
     */
    static List<Condition> parse(String text) {
        List<Condition> conditions = new ArrayList<>(1);
        int from = 0;
        while (from < text.length()) {
            int to = text.indexOf('}', from);
            if (text.charAt(from) != '{' || to < 0) {
                throw new IllegalArgumentException("'" + text + "' is not a condition in braces");
            }
            conditions.add(one(text.substring(from + 1, to)));
            from = to + 1;
        }
        return conditions;
    }

    private static Condition one(String text) {
        int more = text.indexOf('>');
        if (text.startsWith(SIBLING)) {
            int values = text.indexOf('=');
            return values < 0
                    ? condition(Test.SIBLING, text.substring(SIBLING.length()), List.of(), 0)
                    : condition(
                            Test.SIBLING_VALUE,
                            text.substring(SIBLING.length(), values),
                            List.of(text.substring(values + 1).split("\\|")),
                            0);
        } else if (text.startsWith(NOT) && text.endsWith(")")) {
            return condition(Test.ABSENT, text.substring(NOT.length(), text.length() - 1), List.of(), 0);
        } else if (text.startsWith(COUNT) && more > 0) {
            return condition(Test.COUNT, text.substring(COUNT.length(), more - 1), List.of(), number(text, more));
        } else if (more > 0) {
            return condition(Test.MORE, text.substring(0, more), List.of(), number(text, more));
        }
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("'{" + text + "}' is not a condition");
        }
        String name = text.substring(0, equals);
        String values = text.substring(equals + 1);
        return values.isEmpty()
                ? condition(Test.NONE, name, List.of(), 0)
                : condition(Test.VALUE, name, List.of(values.split("\\|")), 0);
    }

    private static Condition condition(Test test, String name, List<String> values, long number) {
        return new Condition(test, name, Way.parse(name), values, number);
    }

    private static long number(String text, int more) {
        return Long.parseLong(text.substring(more + 1));
    }

    /** Tells whether all hold for an element; {@code parent} may be null, and has no siblings then. */
    static <T> boolean hold(List<Condition> conditions, Shape<T> shape, T element, @Nullable T parent) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).holds(shape, element, parent)) {
                return false;
            }
        }
        return true;
    }

    private <T> boolean holds(Shape<T> shape, T element, @Nullable T parent) {
        return switch (test) {
            case VALUE -> hasValue(shape.attribute(element, name));
            case NONE -> shape.attribute(element, name) == null;
            case MORE -> isMore(shape.attribute(element, name));
            case COUNT -> count(shape, element) > number;
            case ABSENT -> !isThere(shape, element);
            case SIBLING -> parent != null && isThere(shape, parent);
            case SIBLING_VALUE -> parent != null && hasValue(value(shape, parent));
        };
    }

    private boolean hasValue(@Nullable String value) {
        if (value == null) {
            return false;
        }
        String plain = value.strip();
        for (int i = 0; i < values.size(); i++) {
            if (fits(values.get(i), plain)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(String pattern, String value) {
        int prefix = pattern.length() - 1;
        char last = pattern.charAt(prefix);
        if (last == '*') {
            return value.regionMatches(0, pattern, 0, prefix);
        } else if (last != '#') {
            return pattern.equals(value);
        }
        int end = value.length();
        while (end > 0 && value.charAt(end - 1) >= '0' && value.charAt(end - 1) <= '9') {
            end--;
        }
        return end == prefix && end < value.length() && value.regionMatches(0, pattern, 0, prefix);
    }

    private boolean isMore(@Nullable String value) {
        try {
            return value != null && Double.parseDouble(value.strip()) > number;
        } catch (NumberFormatException e) {
            return false; // which the schema refuses
        }
    }

    private <T> int count(Shape<T> shape, T element) {
        int count = 0;
        for (T child : shape.children(element)) {
            count += name.equals(shape.name(child)) ? 1 : 0;
        }
        return count;
    }

    private <T> boolean isThere(Shape<T> shape, T element) {
        return way.attribute() == null ? inner(shape, element) != null : value(shape, element) != null;
    }

    /** The attribute that the way leads to; null if there is none. */
    private <T> @Nullable String value(Shape<T> shape, T element) {
        T inner = inner(shape, element);
        String attribute = way.attribute();
        return inner == null || attribute == null ? null : shape.attribute(inner, attribute);
    }

    private <T> @Nullable T inner(Shape<T> shape, T element) {
        T inner = element;
        for (int i = 0; i < way.steps().size() && inner != null; i++) {
            inner = shape.child(inner, way.steps().get(i));
        }
        return inner;
    }
}
