package dev.xmlnet.cli.io;

import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.XmlDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text that a program has yet to fill in, such as Ansible's. */
public final class TemplateText {
    private static final List<Mark> MARKS =
            List.of(new Mark("{{", "}}", "Jinja"), new Mark("{%", "%}", "Jinja"), new Mark("<%", "%>", "ERB"));

    /** What begins a part in which a mark says nothing, with what ends it: a person's own words, and what XML does not read. */
    private static final List<Mark> WORDS = List.of(
            new Mark("<!--", "-->", ""),
            new Mark("<![CDATA[", "]]>", ""),
            new Mark("<title>", "</title>", ""),
            new Mark("<description>", "</description>", ""),
            new Mark("<metadata>", "</metadata>", ""));

    private record Mark(String open, String close, String language) {}

    private TemplateText() {}

    /** Says that a text which is XML is a template, too; null if it is none. What all marks that XML allows begin with is looked for once. */
    public static @Nullable Diagnostic problem(XmlDocument document) {
        return document.source().text().indexOf('{') < 0 ? null : problem(document.source());
    }

    /** Says that a text is a template, and where that shows; null if it is none. */
    public static @Nullable Diagnostic problem(SourceText source) {
        String text = source.text();
        Mark found = null;
        int first = text.length();
        // Each is looked for once: in most texts there is none.
        for (Mark mark : MARKS) {
            int at = text.indexOf(mark.open()) < 0 ? -1 : find(text, mark);
            if (at >= 0 && at < first) {
                found = mark;
                first = at;
            }
        }
        if (found == null) {
            return null;
        }
        return Diagnostic.error(
                "template",
                "the file looks like a template of " + found.language() + " ('" + found.open()
                        + "'); render it and use the result",
                source.locate(first));
    }

    /** Where a mark begins that is closed too; -1 if none does. */
    private static int find(String text, Mark mark) {
        int last = text.lastIndexOf(mark.close());
        int at = 0;
        while (at < last) {
            if (text.startsWith(mark.open(), at)) {
                return at;
            }
            at = text.charAt(at) == '<' ? behind(text, at) : at + 1;
        }
        return -1;
    }

    private static int behind(String text, int at) {
        for (Mark words : WORDS) {
            if (text.startsWith(words.open(), at)) {
                int end = text.indexOf(words.close(), at);
                return end < 0 ? text.length() : end + words.close().length();
            }
        }
        return at + 1;
    }
}
