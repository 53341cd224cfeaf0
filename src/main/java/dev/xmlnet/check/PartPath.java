package dev.xmlnet.check;

import dev.xmlnet.xml.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * A path of schemas/newer.txt, read without an XPath engine. It knows as much of XPath as that file needs: names, {@code *}, an
 * attribute at the end, a leading {@code //}, and the conditions {@code not(... and ...)}, {@code normalize-space(...)='...'}
 * and {@code . > number}.
 */
final class PartPath {
    private static final String NOT = "not(";
    private static final String TEXT = "normalize-space(";
    private static final String MORE = ". > ";

    private final boolean anywhere;
    private final List<Step> steps = new ArrayList<>();

    /** What a path selects: an element, or an attribute of it (else null). */
    record Node(Element element, String attribute) {
        String text() {
            String text = attribute == null ? element.content() : element.attribute(attribute);
            return text.strip();
        }
    }

    /** A name without its conditions; that of an attribute begins with {@code @}. */
    private record Step(String name, List<String> conditions) {}

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it has more than this knows
     */
    PartPath(String path) {
        anywhere = path.startsWith("//");
        int from = anywhere ? 2 : path.startsWith("/") ? 1 : 0;
        while (from < path.length()) {
            int to = end(path, from);
            steps.add(step(path.substring(from, to)));
            from = to + 1;
        }
    }

    /** Where a step ends: at a slash outside of brackets, or with the path. */
    private static int end(String path, int from) {
        int depth = 0;
        for (int i = from; i < path.length(); i++) {
            char c = path.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == '/' && depth == 0) {
                return i;
            }
        }
        return path.length();
    }

    private static Step step(String text) {
        List<String> conditions = new ArrayList<>(1);
        int open = text.indexOf('[');
        String name = open < 0 ? text : text.substring(0, open);
        while (open >= 0) {
            int close = text.indexOf(']', open);
            String condition = text.substring(open + 1, close);
            if (!condition.startsWith(NOT) && !condition.startsWith(TEXT) && !condition.startsWith(MORE)) {
                throw new IllegalArgumentException("the condition [" + condition + "] is not known");
            }
            conditions.add(condition);
            open = text.indexOf('[', close);
        }
        return new Step(name, conditions);
    }

    /** What it selects in a document or part of one; the first step is the root itself. */
    List<Node> select(Element root) {
        List<Node> found = new ArrayList<>(0);
        if (anywhere) {
            below(root, found);
        } else {
            step(root, 0, found);
        }
        return found;
    }

    private void below(Element element, List<Node> found) {
        step(element, 0, found);
        for (Element child : element.children()) {
            below(child, found);
        }
    }

    /** Takes a step onto an element, and goes on from there. */
    private void step(Element element, int place, List<Node> found) {
        Step step = steps.get(place);
        boolean named = step.name().equals("*") ? element.namespace().isEmpty() : element.is(step.name());
        if (!named || !holds(step, new Node(element, null))) {
            return;
        }
        if (place + 1 == steps.size()) {
            found.add(new Node(element, null));
            return;
        }
        Step next = steps.get(place + 1);
        if (next.name().startsWith("@")) {
            Node attribute = new Node(element, next.name().substring(1));
            if (element.attribute(attribute.attribute()) != null && holds(next, attribute)) {
                found.add(attribute);
            }
            return;
        }
        for (Element child : element.children()) {
            step(child, place + 1, found);
        }
    }

    private static boolean holds(Step step, Node node) {
        for (String condition : step.conditions()) {
            if (!holds(condition, node)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(String condition, Node node) {
        if (condition.startsWith(NOT)) {
            for (String path :
                    condition.substring(NOT.length(), condition.length() - 1).split(" and ")) {
                if (!isThere(path, node.element())) {
                    return true;
                }
            }
            return false;
        } else if (condition.startsWith(MORE)) {
            return isMore(node.text(), Long.parseLong(condition.substring(MORE.length())));
        }
        int close = condition.indexOf(')');
        String path = condition.substring(TEXT.length(), close);
        String wanted = condition.substring(close + ")='".length(), condition.length() - 1);
        return wanted.equals(path.equals(".") ? node.text() : value(path, node.element()));
    }

    private static boolean isThere(String path, Element element) {
        int slash = path.indexOf('/');
        Element bearer = slash < 0 ? element : element.child(path.substring(0, slash));
        return bearer != null && bearer.attribute(path.substring(path.indexOf('@') + 1)) != null;
    }

    private static String value(String path, Element element) {
        String value = element.attribute(path.substring(1));
        return value == null ? "" : value.strip();
    }

    private static boolean isMore(String text, long number) {
        try {
            return Double.parseDouble(text) > number;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
