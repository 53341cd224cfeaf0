package dev.xmlnet.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A message that names settings, such as a source or an MTU. Who sets them by methods reads their plain names; a surface that
 * calls them otherwise, such as options of a command line, puts its own in.
 */
public final class SettingMessage {
    private final String format;
    private final List<Object> arguments;

    private SettingMessage(String format, List<Object> arguments) {
        this.format = format;
        this.arguments = arguments;
    }

    /** The name of a setting, as a part of a sentence; a value may follow it after a blank. */
    private record Name(String setting) {}

    /** The names of settings, in parentheses after the words that say the same. */
    private record Hint(List<String> settings) {}

    /** Returns a message: in a format of {@link String#format} that has {@code %s} only. */
    public static SettingMessage of(String format, Object... arguments) {
        return new SettingMessage(format, List.of(arguments));
    }

    /** Returns an argument that stands for the name of a setting. */
    public static Object setting(String name) {
        return new Name(name);
    }

    /** Returns an argument that stands for names of settings behind the words for them, which suffice elsewhere. */
    public static Object hint(String... settings) {
        return new Hint(List.of(settings));
    }

    /** Returns the text for a surface, which gives its name for that of a setting. */
    public String text(UnaryOperator<String> names) {
        List<Object> said = new ArrayList<>(arguments.size());
        for (Object argument : arguments) {
            said.add(say(argument, names));
        }
        return String.format(format, said.toArray());
    }

    private static Object say(Object argument, UnaryOperator<String> names) {
        if (argument instanceof Name name) {
            return names.apply(name.setting());
        } else if (argument instanceof Hint hint) {
            List<String> said = new ArrayList<>();
            hint.settings().forEach(setting -> said.add(names.apply(setting)));
            return " (" + String.join(", ", said) + ")";
        }
        return argument instanceof SettingMessage message ? message.text(names) : argument;
    }

    /** Returns the text with plain names, and without hints. */
    @Override
    public String toString() {
        List<Object> said = new ArrayList<>(arguments.size());
        for (Object argument : arguments) {
            said.add(argument instanceof Name name ? name.setting() : argument instanceof Hint ? "" : argument);
        }
        return String.format(format, said.toArray());
    }
}
