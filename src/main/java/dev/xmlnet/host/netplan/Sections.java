package dev.xmlnet.host.netplan;

import dev.xmlnet.xml.Span;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Puts devices into the sections of a file, and takes them out. */
final class Sections {
    private final NetplanFile file;
    private final Lines lines;

    /** Plans changes of a file. */
    Sections(NetplanFile file, Lines lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Where a new device's lines would be.
     *
     * @param id the column of its name
     * @param key that of its keys
     */
    record Columns(int id, int key) {}

    /** Returns the columns of a device in a section, which may not be there yet, after a device of another one. */
    Columns columns(String section, Body model) throws Refusal {
        int keyed = model.owner().key().span().start();
        int id = keyed - lines.start(keyed);
        int deeper = model.flow() ? 0 : model.column() - id;
        YamlNode.Entry found = file.section(section);
        int column = found == null || found.value().flow() ? id : body(found).column();
        return new Columns(column, column + deeper);
    }

    /**
     * Puts a device in.
     *
     * @param section which is made behind {@code after} if it is not there
     * @param name as it is to be written
     * @param pieces its entries
     * @param model the device whose style it has
     */
    void put(String section, String after, String name, List<Body.Piece> pieces, Body model) throws Refusal {
        String blanks = " ".repeat(columns(section, model).id());
        boolean flow = model.flow() || pieces.isEmpty();
        String device = flow ? name + ": " + model.gaps().around(pieces) : name + ":" + lines.end() + text(pieces);
        YamlNode.Entry found = file.section(section);
        if (found == null) {
            make(section, after, flow, device, blanks);
        } else if (!found.value().flow()) {
            lines.edit(Span.at(body(found).span().end()), blanks + device + (flow ? lines.end() : ""));
        } else if (flow) {
            Body body = body(found);
            List<YamlNode.Entry> entries = found.value().entries();
            lines.edit(
                    Span.at(
                            entries.isEmpty()
                                    ? found.value().span().start() + 1
                                    : entries.get(entries.size() - 1)
                                            .value()
                                            .span()
                                            .end()),
                    entries.isEmpty() ? device : body.gaps().added() + device);
        } else {
            throw file.refusal(
                    found.value(), "mixed-style", section + " is in braces and the NIC is not; write both in lines");
        }
    }

    private void make(String section, String after, boolean flow, String device, String blanks) throws Refusal {
        Body network = network();
        YamlNode.Entry beside = network.owner().value().entry(after);
        String text = section + ":"
                + (beside != null && beside.value().flow()
                        ? " " + body(beside).gaps().around(List.of(new Body.Piece(section, device, device)))
                        : lines.end() + blanks + device);
        if (network.flow()) {
            lines.edit(Span.at(network.place(after).end()), network.gaps().added() + text);
        } else {
            String indented = " ".repeat(network.column()) + text + (flow ? lines.end() : "");
            lines.edit(Span.at(network.place(after).end()), indented);
        }
    }

    /**
     * Takes a device out, and the section with its last one.
     *
     * @param kept true if the file gets something else in its place
     */
    void take(String section, String id, boolean kept) throws Refusal {
        Body body = body(Objects.requireNonNull(file.section(section)));
        if (body.pieces().size() > 1) {
            remove(body, id);
        } else if (kept || network().pieces().size() > 1) {
            remove(network(), section);
        } else {
            empty(network());
        }
    }

    private void remove(Body parent, String key) {
        Span place = parent.place(key);
        List<String> keys = parent.keys();
        int at = keys.indexOf(key);
        if (!parent.flow()) {
            lines.edit(place, "");
        } else if (at > 0) {
            lines.edit(new Span(parent.place(keys.get(at - 1)).end(), place.end()), "");
        } else {
            int next = keys.size() > 1 ? parent.place(keys.get(1)).start() : place.end();
            lines.edit(new Span(place.start(), next), "");
        }
    }

    /**
     * Gives a device other entries.
     *
     * @param flow true if those that come were in braces
     * @param gaps then, of those: a device with one entry does not show what it has between two
     */
    void replace(Body body, List<Body.Piece> pieces, boolean flow, Gaps gaps) {
        YamlNode value = body.owner().value();
        if (pieces.isEmpty() && !body.flow()) {
            empty(body);
        } else if (!body.flow()) {
            lines.edit(body.span(), text(pieces));
        } else if (flow || !body.pieces().isEmpty()) {
            lines.edit(body.span(), (flow && body.pieces().size() < 2 ? gaps : body.gaps()).around(pieces));
        } else {
            lines.edit(new Span(colon(body), value.span().end()), "");
            lines.edit(Span.at(lines.next(value.span().end())), text(pieces));
        }
    }

    private void empty(Body body) {
        if (body.flow()) {
            lines.edit(body.span(), "{}");
        } else {
            lines.edit(Span.at(colon(body)), " {}");
            lines.edit(body.span(), "");
        }
    }

    /** The place behind the colon of a mapping's key. */
    private int colon(Body body) {
        return lines.text().indexOf(':', body.owner().key().span().end()) + 1;
    }

    private static String text(List<Body.Piece> pieces) {
        return pieces.stream().map(Body.Piece::text).collect(Collectors.joining());
    }

    private Body network() throws Refusal {
        return body(Objects.requireNonNull(file.network()));
    }

    private Body body(YamlNode.Entry entry) throws Refusal {
        return Body.of(lines, entry, List.of());
    }
}
