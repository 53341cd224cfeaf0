package dev.xmlnet.ini;

/** The two ways in which such files are read. In both a section and a setting may come again, and blanks before a line count for nothing. */
public enum Grammar {
    /** GLib's: a line that begins with a semicolon is no comment, and a line that is nothing makes the file unreadable. */
    KEYFILE("#", false),
    /** systemd's: a backslash at the end joins lines, and comments between them are left out. */
    NETWORKD("#;", true);

    private final String comments;
    private final boolean joins;

    Grammar(String comments, boolean joins) {
        this.comments = comments;
        this.joins = joins;
    }

    /** True for a line, without blanks around it, that is a comment. */
    boolean isComment(String line) {
        return !line.isEmpty() && comments.indexOf(line.charAt(0)) >= 0;
    }

    /** True for a line, without its end, that goes on in the next one. */
    boolean goesOn(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return joins && backslashes % 2 != 0;
    }
}
