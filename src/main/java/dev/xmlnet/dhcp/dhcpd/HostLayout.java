package dev.xmlnet.dhcp.dhcpd;

import dev.xmlnet.xml.Edit;
import dev.xmlnet.xml.SourceText;
import dev.xmlnet.xml.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a host comes to stand and how it looks there, and what goes with one that goes. */
final class HostLayout {
    private static final Pattern INDENTED = Pattern.compile("\\n([ \\t]+)[^\\s#]");

    private final String text;
    private final String lineEnd;

    HostLayout(SourceText source) {
        text = source.text();
        lineEnd = source.lineEnd();
    }

    /** Inserts a statement into a host, behind the first that it has. */
    Edit addition(DhcpdHost host, String statement) {
        if (host.statements().isEmpty()) {
            return new Edit(Span.at(host.open() + 1), " " + statement);
        }
        Span first = host.statements().get(0);
        boolean ownLine = beginsLine(first.start());
        int end = ownLine && endsLine(pastComment(first.end())) ? pastComment(first.end()) : first.end();
        String gap = ownLine ? lineEnd + indentation(first.start()) : " ";
        return new Edit(Span.at(end), gap + statement);
    }

    /** Inserts a host behind another, in its style. */
    Edit behind(DhcpdHost model, String label, List<String> statements) {
        Span block = model.block();
        String host = styled(model, label, statements);
        if (!beginsLine(block.start())) {
            return new Edit(Span.at(block.end()), " " + host);
        }
        int line = pastComment(block.end());
        int end = endsLine(line) ? line : block.end();
        boolean apart = isBlankLine(lineStart(block.start()) - 1) && hasRoom(end);
        return new Edit(Span.at(end), (apart ? lineEnd : "") + lineEnd + indentation(block.start()) + host);
    }

    /** Inserts a host at the end of the file. */
    Edit atEnd(String label, List<String> statements) {
        Matcher indented = INDENTED.matcher(text);
        String unit = lineEnd + (indented.find() ? indented.group(1) : "  ");
        String host = "host " + label + " {" + unit + String.join(unit, statements) + lineEnd + "}";
        boolean open = !text.isEmpty() && !text.endsWith("\n");
        boolean apart = text.endsWith("\n") && isBlankLine(text.length() - 1);
        return new Edit(Span.at(text.length()), open ? lineEnd + host : (apart ? lineEnd : "") + host + lineEnd);
    }

    private String styled(DhcpdHost model, String label, List<String> statements) {
        int nameEnd = model.label().end();
        String brace = gap(nameEnd, model.open(), " ");
        int close = model.block().end() - 1;
        List<Span> there = model.statements();
        String open = there.isEmpty() ? " " : gap(model.open() + 1, there.get(0).start(), " ");
        String between =
                there.size() < 2 ? open : gap(there.get(0).end(), there.get(1).start(), " ");
        String end = gap(there.isEmpty() ? close : there.get(there.size() - 1).end(), close, " ");
        return "host " + label + brace + "{" + open + String.join(between, statements) + end + "}";
    }

    /** Returns the blanks between two places: one new line with what indents the second, or what stands there if it is blank. */
    private String gap(int from, int to, String otherwise) {
        String between = text.substring(from, to);
        if (between.indexOf('\n') >= 0) {
            return lineEnd + indentation(to);
        }
        return between.isBlank() ? between : otherwise;
    }

    /** Returns what goes with a host: its lines if it has lines of its own, with a blank line that kept it apart. */
    Span lines(Span block) {
        int end = pastComment(block.end());
        if (!beginsLine(block.start()) || !endsLine(end)) {
            int start = block.start();
            while (start > 0 && isSpace(text.charAt(start - 1))) {
                start--;
            }
            boolean first = start == 0 || text.charAt(start - 1) == '\n';
            return first ? new Span(block.start(), pastSpaces(block.end())) : new Span(start, block.end());
        }
        int start = lineStart(block.start());
        boolean apart = isBlankLine(start - 1) && hasRoom(end);
        start = apart ? lineStart(start - 1) : start;
        if (end < text.length()) {
            return new Span(start, text.indexOf('\n', end) + 1);
        }
        // The last line of the file, which goes on ending as it does.
        int before = start > 0 ? start - (start > 1 && text.charAt(start - 2) == '\r' ? 2 : 1) : 0;
        return new Span(before, text.length());
    }

    /** True if behind the end of a line there is a blank line, the end of a block or of the file. */
    private boolean hasRoom(int lineEndAt) {
        int newline = text.indexOf('\n', lineEndAt);
        if (newline < 0 || isBlankLine(newline + 1)) {
            return true;
        }
        int first = pastSpaces(newline + 1);
        return first < text.length() && text.charAt(first) == '}';
    }

    /** True if the line of a place is blank; so is what follows the last newline. */
    private boolean isBlankLine(int at) {
        return at >= 0 && endsLine(pastSpaces(lineStart(at)));
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private boolean beginsLine(int at) {
        return pastSpaces(lineStart(at)) == at;
    }

    private boolean endsLine(int at) {
        return at == text.length()
                || text.charAt(at) == '\n'
                || (text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n');
    }

    private String indentation(int at) {
        int start = lineStart(at);
        return text.substring(start, pastSpaces(start));
    }

    private int pastSpaces(int at) {
        int end = at;
        while (end < text.length() && isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** The end of the line behind blanks and a comment; the first other char if there is one. */
    private int pastComment(int at) {
        int end = pastSpaces(at);
        if (end == text.length() || text.charAt(end) != '#') {
            return end;
        }
        int newline = text.indexOf('\n', end);
        int stop = newline < 0 ? text.length() : newline;
        return text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
    }
}
