package dev.xmlnet.args.shell;

import java.util.ArrayDeque;
import java.util.Deque;

/** Where a construct of the shell ends that has its own quotes and further constructs in it. */
final class Nesting {
    private Nesting() {}

    /**
     * Returns the offset behind what closes a construct.
     *
     * @param from behind what opens it
     * @param close what closes it: a bracket, or a backtick
     * @return -1 if nothing does
     */
    static int past(String text, int from, char close) {
        Deque<Character> open = new ArrayDeque<>();
        open.push(close);
        int at = from;
        while (at < text.length() && !open.isEmpty()) {
            char c = text.charAt(at);
            char top = open.element();
            if (c == top) {
                open.pop();
            } else if (top != '\'') {
                if (c == '\\') {
                    at++;
                } else if (top != '`') {
                    open(open, text, at);
                }
            }
            at++;
        }
        return open.isEmpty() ? at : -1;
    }

    private static void open(Deque<Character> open, String text, int at) {
        boolean inQuotes = open.element() == '"';
        boolean dollar = at > 0 && text.charAt(at - 1) == '$';
        switch (text.charAt(at)) {
            case '(' -> push(open, ')', !inQuotes || dollar);
            case '{' -> push(open, '}', dollar);
            case '`' -> open.push('`');
            case '\'' -> push(open, '\'', !inQuotes);
            case '"' -> open.push('"');
            default -> {
                // an ordinary char
            }
        }
    }

    private static void push(Deque<Character> open, char close, boolean opens) {
        if (opens) {
            open.push(close);
        }
    }
}
