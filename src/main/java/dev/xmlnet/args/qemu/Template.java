package dev.xmlnet.args.qemu;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A text of args.txt with values in it, whose form the head of that file explains. */
final class Template {
    private final String text;
    private final Function<String, @Nullable String> values;
    private final UnaryOperator<String> quote;
    private int at;

    private Template(String text, Function<String, @Nullable String> values, UnaryOperator<String> quote) {
        this.text = text;
        this.values = values;
        this.quote = quote;
    }

    /**
     * Puts values in.
     *
     * @param values by name; null for one that is not there
     * @param quote how a value is written
     * @return null if one is not there that is not in {@code [ ]}
     */
    static @Nullable String expand(
            String text, Function<String, @Nullable String> values, UnaryOperator<String> quote) {
        return new Template(text, values, quote).read();
    }

    /** To the end, or to the bracket that closes. */
    private @Nullable String read() {
        StringBuilder out = new StringBuilder();
        boolean whole = true;
        for (; at < text.length() && text.charAt(at) != ']'; at++) {
            switch (text.charAt(at)) {
                case '[' -> {
                    at++;
                    String inner = read();
                    out.append(inner == null ? "" : inner);
                }
                case '{' -> {
                    int end = text.indexOf('}', at);
                    String value = value(text.substring(at + 1, end));
                    whole &= value != null;
                    out.append(value);
                    at = end;
                }
                default -> out.append(text.charAt(at));
            }
        }
        return whole ? out.toString() : null;
    }

    private @Nullable String value(String names) {
        if (names.startsWith("?")) {
            int equal = names.indexOf('=');
            String value = values.apply(names.substring(1, equal < 0 ? names.length() : equal));
            boolean holds = value != null && (equal < 0 || value.equals(names.substring(equal + 1)));
            return holds ? "" : null;
        }
        for (String name : names.split("\\|")) {
            String value = name.startsWith("=") ? name.substring(1) : values.apply(name);
            if (value != null) {
                return name.startsWith("=") && value.isEmpty() ? "" : quote.apply(value);
            }
        }
        return null;
    }
}
