package dev.xmlnet.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.xmlnet.libvirt.Guest;
import dev.xmlnet.libvirt.GuestInterface;
import dev.xmlnet.libvirt.Kind;
import dev.xmlnet.libvirt.NetworkMode;
import dev.xmlnet.libvirt.SupportTable;
import dev.xmlnet.libvirt.SupportTable.Row;
import dev.xmlnet.libvirt.Version;
import dev.xmlnet.xml.Element;
import dev.xmlnet.xml.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What is newer than the libvirt that a guest or network is for, by schemas/newer.txt. */
final class NewerRules implements GuestRule, NetworkRule {
    /** A line of the file. */
    private record Line(Version since, String schema, PartPath path, String what) {}

    /** Read when an older libvirt is first asked for. */
    private static final class Lines {
        static final List<Line> ALL = read();
    }

    @Override
    public void look(Guest guest, Findings findings) {
        if (isNewest(findings)) {
            return;
        }
        for (GuestInterface one : guest.interfaces()) {
            for (Line line : Lines.ALL) {
                if (line.schema().equals("interface") && !findings.libvirt().isAtLeast(line.since())) {
                    for (PartPath.Node node : line.path().select(one.element())) {
                        if (!isSaidOtherwise(node, guest, one, findings.libvirt())) {
                            add(line, node, findings);
                        }
                    }
                }
            }
        }
    }

    @Override
    public void look(Element network, NetworkMode mode, Findings findings) {
        if (isNewest(findings)) {
            return;
        }
        for (Line line : Lines.ALL) {
            if (line.schema().equals("network") && !findings.libvirt().isAtLeast(line.since())) {
                line.path().select(network).forEach(node -> add(line, node, findings));
            }
        }
    }

    private static boolean isNewest(Findings findings) {
        return findings.libvirt().isAtLeast(Version.NEWEST_KNOWN);
    }

    /** True if the support table has something against the part, so that it is said there. */
    private static boolean isSaidOtherwise(PartPath.Node node, Guest guest, GuestInterface one, Version libvirt) {
        String path = "";
        for (Element e = node.element(); e != one.element(); e = e.parent()) {
            path = e.name() + (path.isEmpty() ? "" : "/" + path);
        }
        String whole = node.attribute() == null ? path : path + "@" + node.attribute();
        return isAgainst(whole, node.element(), guest, one, libvirt)
                || isAgainst(path, node.element(), guest, one, libvirt);
    }

    private static boolean isAgainst(String path, Element element, Guest guest, GuestInterface one, Version libvirt) {
        Row<Kind> row = SupportTable.interfaces().find(path, element::attribute, guest.driver());
        return SupportRules.against(row, element, guest, one, libvirt) != null;
    }

    private static void add(Line line, PartPath.Node node, Findings findings) {
        String attribute = node.attribute();
        String text = attribute == null
                ? Summary.of(node.element())
                : node.element().name() + " "
                        + Summary.of(attribute, node.element().attribute(attribute));
        String message = text + " (" + line.what() + ") is for libvirt " + line.since() + " and newer, not for "
                + findings.libvirt() + ": do without it, or name a newer libvirt";
        if (attribute == null) {
            findings.add(Rule.VER001, message, node.element());
        } else {
            findings.add(Rule.VER001, message, node.element(), attribute);
        }
    }

    private static List<Line> read() {
        List<Line> lines = new ArrayList<>();
        try (InputStream in = NewerRules.class.getResourceAsStream("newer.txt")) {
            for (String text : new String(in.readAllBytes(), UTF_8).split("\n")) {
                if (!text.isBlank() && !text.startsWith("#")) {
                    String[] fields = text.split(" +\\| +");
                    String what = fields[3].split(";")[0];
                    lines.add(new Line(Version.parse(fields[0]), fields[1], new PartPath(fields[2]), what));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
