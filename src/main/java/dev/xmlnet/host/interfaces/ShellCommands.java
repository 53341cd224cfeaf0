package dev.xmlnet.host.interfaces;

import dev.xmlnet.xml.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The simple commands of a hook's line, each by its words, as far as quotes, separators and comments tell; a command inside a quoted word is
 * part of that word.
 */
final class ShellCommands {
    private static final String SEPARATORS = ";|()`\n";

    private final String text;
    private final int end;
    private final List<List<Word>> commands = new ArrayList<>();
    private List<Word> words = new ArrayList<>();

    private ShellCommands(String text, int end) {
        this.text = text;
        this.end = end;
    }

    /** Returns the commands in a part of a text; a word's text is without its quotes. */
    static List<List<Word>> of(String text, Span span) {
        ShellCommands reader = new ShellCommands(text, span.end());
        reader.read(span.start());
        return reader.commands;
    }

    /** A # is seen here only where a word would begin, so that it begins a comment. */
    private void read(int start) {
        int at = start;
        while (at < end && text.charAt(at) != '#') {
            char c = text.charAt(at);
            if (isJoint(at)) {
                at += 2;
            } else if (InterfacesReader.isBlank(c) || c == '<' || c == '>') {
                at++;
            } else if (endsCommand(at)) {
                finish();
                at++;
            } else {
                at = word(at);
            }
        }
        finish();
    }

    private int word(int start) {
        StringBuilder bare = new StringBuilder();
        int at = start;
        while (at < end && !isEnd(at)) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                int close = close(at);
                bare.append(text, at + 1, Math.min(close, end));
                at = Math.min(close + 1, end);
            } else if (isJoint(at)) {
                at += 2;
            } else {
                at += c == '\\' && at + 1 < end ? 1 : 0;
                bare.append(text.charAt(at++));
            }
        }
        words.add(new Word(new Span(start, Math.min(at, end)), bare.toString()));
        return at;
    }

    private int close(int open) {
        char quote = text.charAt(open);
        int at = open + 1;
        while (at < end && text.charAt(at) != quote) {
            at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    private boolean isEnd(int at) {
        char c = text.charAt(at);
        return InterfacesReader.isBlank(c) || c == '<' || c == '>' || endsCommand(at);
    }

    /** The {@code &} of {@code 2>&1} is part of a redirection. */
    private boolean endsCommand(int at) {
        char c = text.charAt(at);
        return SEPARATORS.indexOf(c) >= 0 || (c == '&' && text.charAt(at - 1) != '>');
    }

    private boolean isJoint(int at) {
        return text.charAt(at) == '\\' && at + 1 < end && text.charAt(at + 1) == '\n';
    }

    private void finish() {
        if (!words.isEmpty()) {
            commands.add(words);
            words = new ArrayList<>();
        }
    }
}
