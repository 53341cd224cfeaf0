package dev.xmlnet.host.needs;

import org.jspecify.annotations.Nullable;

/**
 * What a host's facts say of a need.
 *
 * @param state whether it has the thing
 * @param why what it has instead, and what to do; null unless it has something else of that name
 */
public record Answer(State state, @Nullable String why) {
    /** Whether a host has something. */
    public enum State {
        /** It has it. */
        THERE("there"),
        /** It has nothing of that name. */
        MISSING("missing"),
        /** It has something else of that name, or too few. */
        WRONG("wrong"),
        /** The facts do not say. */
        UNKNOWN("unknown");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** The name in tables. */
        public String word() {
            return word;
        }
    }

    static Answer of(State state) {
        return new Answer(state, null);
    }

    static Answer wrong(String why) {
        return new Answer(State.WRONG, why);
    }
}
