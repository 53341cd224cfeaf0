package dev.xmlnet.args.qemu;

import dev.xmlnet.args.HostLine;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.ShellWord;
import dev.xmlnet.xml.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands of the host, in the order of the table; those after QEMU of what came last come first. */
final class HostCommands {
    private final Kind kind;
    private final Values values;
    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();

    HostCommands(Kind kind, Values values) {
        this.kind = kind;
        this.values = values;
    }

    List<String> before() {
        return before;
    }

    List<String> after() {
        return after;
    }

    /**
     * Adds the lines of a row.
     *
     * @return how many it added
     */
    int add(List<HostLine> lines) {
        int there = before.size() + after.size();
        List<String> ends = new ArrayList<>(0);
        for (HostLine line : lines) {
            if (line.isFor(kind)) {
                add(line, line.before() ? before : ends);
            }
        }
        after.addAll(0, ends);
        return before.size() + after.size() - there;
    }

    private void add(HostLine line, List<String> to) {
        String each = line.each();
        if (each == null) {
            addText(values.expand(() -> Template.expand(line.command(), values::get, ShellWord::option)), to);
            return;
        }
        List<Part> elements = List.of(values.part());
        for (String step : each.split("/")) {
            List<Part> found = new ArrayList<>();
            for (Part element : elements) {
                element.children().stream()
                        .filter(child -> child.name().equals(step))
                        .forEach(found::add);
            }
            elements = found;
        }
        for (Part element : elements) {
            addText(
                    values.expand(() -> Template.expand(
                            line.command(), name -> values.get(name, each, element), ShellWord::option)),
                    to);
        }
    }

    private static void addText(@Nullable String text, List<String> to) {
        if (text != null) {
            to.add(text);
        }
    }
}
