package dev.xmlnet.args.shell;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a script into its commands. */
final class ShellReader {
    private static final String ENDS = ";&|()";
    private static final Pattern JSON = Pattern.compile("\\{\"[\\w.-]{1,40}\":");

    private final String text;
    private final Places places;
    private final Expansions expansions;
    private final Statements statements = new Statements();
    private final WordBuilder word;
    private final List<Word> words = new ArrayList<>();
    private final List<Redirection> redirections = new ArrayList<>();
    private final List<String> documents = new ArrayList<>();
    private String operator = "";
    private int descriptor;
    private int at;

    private ShellReader(String text) {
        this.text = text;
        this.places = new Places(text);
        this.word = new WordBuilder(places);
        this.expansions = new Expansions(text, places, statements.variables(), word, words);
    }

    /**
     * Reads a text.
     *
     * @throws DocumentException if a quote or a bracket is not closed
     */
    static List<Command> read(String text) throws DocumentException {
        ShellReader reader = new ShellReader(text);
        reader.read();
        return reader.statements.commands();
    }

    private void read() throws DocumentException {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) == '\n'))) {
                endWord();
                at++;
            } else if (c == '\n') {
                endCommand("\n");
                at = pastDocuments(at + 1);
            } else if (c == '#' && !word.isStarted()) {
                int newline = text.indexOf('\n', at);
                at = newline < 0 ? text.length() : newline;
            } else if ((c == '<' || c == '>') && !text.startsWith("(", at + 1)) {
                redirection();
            } else if (ENDS.indexOf(c) >= 0) {
                end(c);
            } else {
                part(c);
            }
        }
        endCommand("\n");
    }

    /** A part of a word. */
    private void part(char c) throws DocumentException {
        switch (c) {
            case '\'' -> {
                int close = text.indexOf('\'', at + 1);
                word.quote(at);
                for (int i = at + 1; i < close; i++) {
                    word.add(text.charAt(i), i);
                }
                at = closed(close < 0 ? -1 : close + 1, "quote");
            }
            case '"' -> doubleQuotes(at + 1);
            case '\\' -> escape();
            case '$', '`', '<', '>' -> dollar();
            case '{' -> brace();
            default -> word.add(c, at++);
        }
    }

    private void dollar() throws DocumentException {
        if (text.startsWith("$'", at)) {
            word.quote(at);
            at = closed(AnsiQuotes.read(text, at + 2, word), "quote");
        } else if (text.startsWith("$\"", at)) {
            doubleQuotes(at + 2);
        } else {
            at = closed(expansions.read(at, false), "bracket");
        }
    }

    private void escape() {
        int end = pastLineEnd(at + 1);
        if (end > at + 1) {
            at = end;
        } else if (at + 1 == text.length()) {
            word.add('\\', at++);
        } else {
            word.quote(at);
            word.add(text.charAt(at + 1), at);
            at += 2;
        }
    }

    /** The offset behind a line end that stands at an offset; the offset itself if none does. */
    private int pastLineEnd(int offset) {
        return text.startsWith("\r\n", offset) ? offset + 2 : text.startsWith("\n", offset) ? offset + 1 : offset;
    }

    private void doubleQuotes(int from) throws DocumentException {
        int opened = at;
        word.quote(at);
        at = from;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '\\' && pastLineEnd(at + 1) > at + 1) {
                at = pastLineEnd(at + 1);
            } else if (c == '\\' && at + 1 < text.length() && "$`\"\\".indexOf(text.charAt(at + 1)) >= 0) {
                word.add(text.charAt(at + 1), at);
                at += 2;
            } else if (c == '$' || c == '`') {
                at = closed(expansions.read(at, true), "bracket");
            } else {
                word.add(c, at++);
            }
        }
        int end = at < text.length() ? at + 1 : -1;
        at = opened;
        at = closed(end, "quote");
    }

    /** JSON that ps has printed, whose quotes are gone, has no blanks outside of its strings. */
    private void brace() {
        if (word.isStarted() || !JSON.matcher(text).region(at, text.length()).lookingAt()) {
            word.add('{', at++);
            return;
        }
        int end = at;
        boolean inString = false;
        for (; end < text.length() && (inString || !Character.isWhitespace(text.charAt(end))); end++) {
            if (text.charAt(end) == '\n') {
                break;
            }
            inString ^= text.charAt(end) == '"' && text.charAt(end - 1) != '\\';
        }
        for (; at < end; at++) {
            word.add(text.charAt(at), at);
        }
    }

    private int closed(int end, String what) throws DocumentException {
        if (end < 0) {
            throw new DocumentException(
                    Diagnostic.error("shell-" + what, "the " + what + " is not closed; close it", places.of(at)));
        }
        return end;
    }

    private void redirection() {
        boolean numbered = word.isNumber();
        int number = numbered ? Integer.parseInt(word.finish(at).text()) : text.charAt(at) == '<' ? 0 : 1;
        endWord();
        int end = at + 1;
        while (end < text.length() && "<>&|-".indexOf(text.charAt(end)) >= 0 && end - at < 3) {
            end++;
        }
        operator = text.substring(at, end);
        if (operator.endsWith("-") && !operator.equals("<<-")) {
            operator = operator.substring(0, operator.length() - 1);
            end--;
        }
        descriptor = number;
        at = end;
    }

    private void endWord() {
        if (!word.isStarted()) {
            return;
        }
        Word done = word.finish(at);
        if (operator.isEmpty()) {
            words.add(done);
        } else {
            if (operator.equals("<<") || operator.equals("<<-")) {
                documents.add(done.text());
            }
            redirections.add(new Redirection(descriptor, operator, done));
            operator = "";
        }
    }

    private void end(char c) {
        String name = c == '(' ? word.assignedName() : null;
        if (name != null) {
            statements.variables().lose(name, "is an array");
            int past = Nesting.past(text, at + 1, ')');
            word.finish(at);
            at = past < 0 ? text.length() : past;
            return;
        } else if (c == '&' && text.startsWith("&>", at)) {
            endWord();
            at++;
            redirection();
            return;
        }
        boolean twice = at + 1 < text.length() && text.charAt(at + 1) == c && c != '(' && c != ')';
        endCommand(twice ? text.substring(at, at + 2) : String.valueOf(c));
        at += twice ? 2 : 1;
    }

    private void endCommand(String end) {
        endWord();
        operator = "";
        statements.add(words, redirections, end);
        words.clear();
        redirections.clear();
    }

    /** Behind the texts that {@code <<WORD} has announced. */
    private int pastDocuments(int from) {
        int line = from;
        for (String last : documents) {
            boolean found = false;
            while (line < text.length() && !found) {
                int newline = text.indexOf('\n', line);
                int end = newline < 0 ? text.length() : newline;
                found = text.substring(line, end).strip().equals(last);
                line = Math.min(text.length(), end + 1);
            }
        }
        documents.clear();
        return line;
    }
}
