package dev.xmlnet.report;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * JSON in which the characters that {@link SafeText} marks are escapes, so that nothing is lost and none acts on a terminal or
 * a CI runner. They are in strings only: JSON has none of them outside.
 */
public final class JsonText extends FilterWriter {
    /** A first half of a character, or {@code #}, which a second one may follow; 0 if there is none. */
    private char waiting;

    private JsonText(Writer out) {
        super(out);
    }

    /** As all of xmlnet's JSON is written. */
    public static JsonWriter writer(Writer out) {
        JsonWriter json = new JsonWriter(new JsonText(out));
        json.setFormattingStyle(FormattingStyle.PRETTY.withIndent("  "));
        json.setHtmlSafe(false);
        return json;
    }

    @Override
    public void write(int c) throws IOException {
        one((char) c);
    }

    @Override
    public void write(char[] text, int start, int length) throws IOException {
        write(new String(text, start, length), 0, length);
    }

    @Override
    public void write(String text, int start, int length) throws IOException {
        if (waiting == 0 && isPlain(text, start, start + length)) {
            out.write(text, start, length);
            return;
        }
        for (int i = start; i < start + length; i++) {
            one(text.charAt(i));
        }
    }

    private static boolean isPlain(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) > '~' || text.charAt(i) == '#') {
                return false;
            }
        }
        return true;
    }

    private void one(char c) throws IOException {
        char before = waiting;
        waiting = 0;
        if (before == '#' && c == '#') {
            escape(c);
            return;
        } else if (Character.isHighSurrogate(before)) {
            if (Character.isLowSurrogate(c)) {
                pair(before, c);
                return;
            }
            escape(before);
        }
        if (Character.isHighSurrogate(c)) {
            waiting = c;
        } else if (c > '~' && SafeText.isUnseen(c)) {
            escape(c);
        } else {
            waiting = c == '#' ? c : 0;
            out.write(c);
        }
    }

    private void pair(char high, char low) throws IOException {
        if (SafeText.isUnseen(Character.toCodePoint(high, low))) {
            escape(high);
            escape(low);
        } else {
            out.write(high);
            out.write(low);
        }
    }

    private void escape(char c) throws IOException {
        out.write(String.format("\\u%04x", (int) c));
    }
}
