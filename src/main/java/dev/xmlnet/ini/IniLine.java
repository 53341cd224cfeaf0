package dev.xmlnet.ini;

import dev.xmlnet.xml.Span;
import java.util.List;

/**
 * A line, or several that a backslash joins.
 *
 * @param kind what it is
 * @param span with its end
 * @param rows each line of the text that it is made of, with its end; one for most
 * @param number of its first row, from 1
 * @param section the name of the section that it is in or begins; empty before the first
 * @param key of a setting, else empty
 * @param value of a setting, joined and without blanks around it, else empty
 */
public record IniLine(Kind kind, Span span, List<Span> rows, int number, String section, String key, String value) {
    /** The kinds of lines. */
    public enum Kind {
        /** Blanks at most. */
        BLANK,
        /** A comment. */
        COMMENT,
        /** The name of a section in brackets. */
        HEADER,
        /** A key and a value. */
        SETTING,
        /** Something that the program behind the file cannot read. */
        OTHER
    }

    /** True for a setting of this name. */
    public boolean is(String inSection, String withKey) {
        return kind == Kind.SETTING && section.equals(inSection) && key.equals(withKey);
    }

    /** True for a blank line or a comment, which belongs to another line. */
    public boolean isAttached() {
        return kind == Kind.BLANK || kind == Kind.COMMENT;
    }
}
