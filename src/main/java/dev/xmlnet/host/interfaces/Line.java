package dev.xmlnet.host.interfaces;

import java.util.List;

/**
 * A line as ifup sees it: several of the file where a backslash joins them. Blank lines and comments are none.
 *
 * @param start where its first line begins
 * @param end behind the end of its last line
 * @param words at least one
 * @param open true if it ends in a backslash at the end of the file, so that a line behind it would be part of it
 */
record Line(int start, int end, List<Word> words, boolean open) {
    Word first() {
        return words.get(0);
    }

    Word last() {
        return words.get(words.size() - 1);
    }

    /** The first word as ifup compares names of options: a hyphen is an underscore. */
    String name() {
        return first().text().replace('_', '-');
    }

    /** The words behind the first. */
    List<Word> values() {
        return words.subList(1, words.size());
    }

    /** The texts of the words behind the first. */
    List<String> texts() {
        return values().stream().map(Word::text).toList();
    }

    /** The words behind the first with one blank between them. */
    String value() {
        return String.join(" ", texts());
    }

    /** True if a word behind the first is this one. */
    boolean has(String word) {
        return find(word) != null;
    }

    /** Returns the first of the words behind the first that is this one. */
    @org.jspecify.annotations.Nullable
    Word find(String word) {
        for (Word one : values()) {
            if (one.text().equals(word)) {
                return one;
            }
        }
        return null;
    }

    /** The blanks before the first word. */
    String indentation(String source) {
        String before = source.substring(start, first().span().start());
        return before.isBlank() && before.indexOf('\n') < 0 ? before : "";
    }

    /** The end of its last line: LF, CR LF, or nothing at the end of the file. */
    String lineEnd(String source) {
        if (source.charAt(end - 1) != '\n') {
            return "";
        }
        return end > start + 1 && source.charAt(end - 2) == '\r' ? "\r\n" : "\n";
    }

    /** All of it but the last end of a line. */
    String content(String source) {
        return open
                ? source.substring(start, last().span().end())
                : source.substring(start, end - lineEnd(source).length());
    }
}
