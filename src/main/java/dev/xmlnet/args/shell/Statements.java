package dev.xmlnet.args.shell;

import java.util.ArrayList;
import java.util.List;

/** The commands of a script in their order, and what surrounds them. */
final class Statements {
    private static final List<String> OPENING =
            List.of("if", "while", "until", "for", "select", "case", "{", "function");
    private static final List<String> CLOSING = List.of("fi", "done", "esac", "}");
    private static final List<String> BETWEEN = List.of("then", "else", "elif", "do", "!", "$");

    private final Variables variables = new Variables();
    private final List<Command> commands = new ArrayList<>();
    private int depth;
    private int brackets;
    private boolean afterAnother;

    Variables variables() {
        return variables;
    }

    List<Command> commands() {
        return List.copyOf(commands);
    }

    /**
     * Adds a command.
     *
     * @param end what ends it
     */
    void add(List<Word> words, List<Redirection> redirections, String end) {
        List<Word> rest = List.copyOf(words);
        boolean loops = false;
        while (!rest.isEmpty() && !loops && isReserved(rest.get(0).text())) {
            loops = List.of("for", "select", "case", "function")
                    .contains(rest.get(0).text());
            rest = loops ? rest : rest.subList(1, rest.size());
        }
        boolean conditional = depth > 0 || brackets > 0 || afterAnother || end.equals("|");
        List<Word> left = Wrappers.peel(variables.take(rest, conditional));
        if (!left.isEmpty() && !loops) {
            commands.add(new Command(left, redirections));
        }
        afterAnother = List.of("&&", "||", "|").contains(end) || (afterAnother && rest.isEmpty());
        if (end.equals("(")) {
            brackets++;
        } else if (end.equals(")")) {
            brackets = Math.max(0, brackets - 1);
        }
    }

    private boolean isReserved(String word) {
        if (OPENING.contains(word)) {
            depth++;
        } else if (CLOSING.contains(word)) {
            depth = Math.max(0, depth - 1);
        } else {
            return BETWEEN.contains(word);
        }
        return true;
    }
}
