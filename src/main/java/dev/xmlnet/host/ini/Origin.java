package dev.xmlnet.host.ini;

import dev.xmlnet.ini.IniLine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the lines of a file come from, as its first comment tells, so that the way back gives the first bytes.
 *
 * @param name of the file that they come from
 * @param total how many lines that had
 * @param open true if its last line had no end
 * @param numbers of the lines there, from 1, in the order in which they stand here
 */
public record Origin(String name, int total, boolean open, List<Integer> numbers) {
    private static final Pattern COMMENT = Pattern.compile(
            "# from (.+) \\((\\d{1,7}) lines?(, no newline at the end)?\\):((?: \\d{1,7}(?:-\\d{1,7})?)*)");

    /** Returns the origin of lines that go. */
    static Origin of(HostIni file, List<IniLine> lines) {
        List<Integer> numbers = new ArrayList<>();
        for (IniLine line : lines) {
            for (int i = 0; i < line.rows().size(); i++) {
                numbers.add(line.number() + i);
            }
        }
        return new Origin(file.file().name(), file.rows(), file.isOpen(), List.copyOf(numbers));
    }

    /** Reads the comment that a file begins with; null if it is none of these. */
    public static @Nullable Origin of(HostIni file) {
        Matcher comment = COMMENT.matcher(
                file.lines().isEmpty() ? "" : file.text(file.lines().get(0)).strip());
        if (!comment.matches()) {
            return null;
        }
        int total = Integer.parseInt(comment.group(2));
        List<Integer> numbers = new ArrayList<>();
        for (String range : comment.group(4).strip().split(" ")) {
            if (!range.isEmpty()) {
                String[] ends = range.split("-");
                int last = Math.min(total, Integer.parseInt(ends[ends.length - 1]));
                for (int number = Integer.parseInt(ends[0]); number <= last; number++) {
                    numbers.add(number);
                }
            }
            if (numbers.size() > total) {
                return null;
            }
        }
        return new Origin(comment.group(1), total, comment.group(3) != null, List.copyOf(numbers));
    }

    /** The comment, without a line's end. */
    String comment() {
        StringBuilder text = new StringBuilder("# from " + name + " (" + total + (total == 1 ? " line" : " lines")
                + (open ? ", no newline at the end" : "") + "):");
        for (int i = 0; i < numbers.size(); i++) {
            int first = i;
            while (i + 1 < numbers.size() && numbers.get(i + 1) == numbers.get(i) + 1) {
                i++;
            }
            text.append(' ').append(numbers.get(first)).append(first == i ? "" : "-" + numbers.get(i));
        }
        return text.toString();
    }
}
