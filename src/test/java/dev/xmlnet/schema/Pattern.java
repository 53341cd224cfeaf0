package dev.xmlnet.schema;

import java.util.ArrayList;
import java.util.List;

/** A pattern of a RELAX NG grammar, with the branches that an instance takes at it. Patterns are told apart by identity. */
final class Pattern {
    enum Kind {
        ELEMENT,
        ATTRIBUTE,
        GROUP,
        INTERLEAVE,
        CHOICE,
        /** Its branches are 0, 1 and 2 times, as far as the grammar allows them. */
        REPEAT,
        LIST,
        /** Text, a value, or data: its branches are its samples. */
        VALUE,
        EMPTY,
        NOT_ALLOWED,
        REF
    }

    /** The place in {@link Grammar#patterns()}. */
    final int id;

    final Kind kind;
    final List<Pattern> parts = new ArrayList<>();
    /** Of an element or attribute: names of its name class. */
    List<Tree.Name> names = List.of();
    /** Of a value: text that it allows. */
    List<String> samples = List.of();
    /** Of a repetition: how often at least, and at most in what is generated. */
    int least;

    int most;

    Pattern(int id, Kind kind) {
        this.id = id;
        this.kind = kind;
    }

    /** How many branches there are if all can be taken; 1 where there is no choice. */
    int branches() {
        return switch (kind) {
            case ELEMENT, ATTRIBUTE -> names.size();
            case VALUE -> samples.size();
            case CHOICE -> parts.size();
            case REPEAT -> most - least + 1;
            default -> 1;
        };
    }
}
