package dev.xmlnet.json;

/** A text of JSON with comments, between whose tokens one looks for blanks, comments and lines. */
final class JsonText {
    private final String text;

    JsonText(String text) {
        this.text = text;
    }

    String of(int from, int to) {
        return text.substring(from, to);
    }

    boolean is(int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    boolean isBlank(int at) {
        return " \t\r\n".indexOf(text.charAt(at)) >= 0;
    }

    String lineEnd() {
        int newline = text.indexOf('\n');
        return newline > 0 && text.charAt(newline - 1) == '\r' ? "\r\n" : "\n";
    }

    int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** True if only blanks stand before a place in its line. */
    boolean beginsLine(int at) {
        int start = lineStart(at);
        return start > 0 && pastSpaces(start) == at;
    }

    /** The blanks at the begin of the line of a place. */
    String indentation(int at) {
        int start = lineStart(at);
        return text.substring(start, pastSpaces(start));
    }

    /** True at the end of a line. */
    boolean endsLine(int at) {
        return is(at, '\n') || (is(at, '\r') && is(at + 1, '\n'));
    }

    int pastLineEnd(int at) {
        return is(at, '\r') ? at + 2 : at + 1;
    }

    int pastSpaces(int at) {
        int end = at;
        while (is(end, ' ') || is(end, '\t')) {
            end++;
        }
        return end;
    }

    int pastBlanks(int at) {
        int end = at;
        while (end < text.length() && isBlank(end)) {
            end++;
        }
        return end;
    }

    /** The place behind blanks and comments of this line. */
    int pastLineComments(int at) {
        int end = pastSpaces(at);
        for (int next = pastComment(end); next > end && text.indexOf('\n', end) >= next; next = pastComment(end)) {
            end = pastSpaces(next);
        }
        return end;
    }

    /** The place of the first token. */
    int token(int at) {
        int end = pastBlanks(at);
        for (int next = pastComment(end); next > end; next = pastComment(end)) {
            end = pastBlanks(next);
        }
        return end;
    }

    /** The place of the comma that follows a value; -1 if none does. */
    int comma(int at) {
        int end = token(at);
        return is(end, ',') ? end : -1;
    }

    /** The place behind a string that begins at a place. */
    int pastString(int at) {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }

    /** The end of a comment that begins at a place, its newline not included; the place itself if none does. */
    int pastComment(int at) {
        if (is(at, '#') || text.startsWith("//", at)) {
            int newline = text.indexOf('\n', at);
            int end = newline < 0 ? text.length() : newline;
            return end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
        } else if (text.startsWith("/*", at)) {
            int close = text.indexOf("*/", at + 2);
            return close < 0 ? text.length() : close + 2;
        }
        return at;
    }
}
