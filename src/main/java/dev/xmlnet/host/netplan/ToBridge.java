package dev.xmlnet.host.netplan;

import dev.xmlnet.host.rewrite.BridgeChange;
import dev.xmlnet.host.rewrite.Rewritten;
import dev.xmlnet.libvirt.value.MacAddress;
import dev.xmlnet.xml.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Moves what a NIC has to a bridge, in each file that gives it anything. */
final class ToBridge {
    private final Plan plan;
    private final Nic nic;
    private final BridgeChange change;
    private final Warnings notes;
    private final String mac;

    /** Prepares the change of a plan whose bridge is not there yet. */
    ToBridge(Plan plan, Nic nic, BridgeChange change, Warnings notes) throws Refusal {
        this.plan = plan;
        this.nic = nic;
        this.change = change;
        this.notes = notes;
        this.mac = findMac();
    }

    private String findMac() throws Refusal {
        MacAddress given = change.mac();
        YamlNode written = nic.mac(plan);
        if (written != null && (given == null || given.equals(MacAddress.of(written.text())))) {
            return written.text();
        } else if (given == null) {
            Plan.Device first = plan.devices(nic.section(), nic.id()).get(0);
            throw first.file()
                    .refusal(
                            first.entry().key(),
                            "no-mac",
                            "the MAC address of '" + nic.id() + "' is not in the plan; give it, as ip link prints it");
        }
        return given.toString();
    }

    /** Changes each file. */
    List<Rewritten.Changed> changed() throws Refusal {
        List<Plan.Device> places = plan.devices(nic.section(), nic.id());
        int main = 0;
        while (main < places.size() && moved(places.get(main)).isEmpty()) {
            main++;
        }
        main = main == places.size() ? 0 : main;
        List<Rewritten.Changed> changed = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Plan.Device device = places.get(i);
            List<String> moved = moved(device);
            if (i == main || !moved.isEmpty() || keys(device).stream().anyMatch(Keys.COPIED::contains)) {
                Anchors.check(device, moved);
                changed.add(new Rewritten.Changed(
                        device.file().text(), change(device, moved, i == main).patch()));
                notes.generated(device.file());
            }
        }
        return changed;
    }

    private static List<String> keys(Plan.Device device) {
        return device.entry().value().entries().stream()
                .map(YamlNode.Entry::name)
                .toList();
    }

    private List<String> moved(Plan.Device device) {
        return keys(device).stream()
                .filter(key -> !Keys.isKept(nic.section(), key) && !Keys.COPIED.contains(key))
                .toList();
    }

    private Lines change(Plan.Device device, List<String> moved, boolean main) throws Refusal {
        Lines lines = new Lines(device.file().text());
        Sections sections = new Sections(device.file(), lines);
        Body body = Body.of(lines, device.entry(), edits(device));
        List<String> stay = without(body.keys(), moved);
        List<String> gone = body.keys().stream()
                .filter(key -> moved.contains(key) || Keys.COPIED.contains(key))
                .toList();
        Map<String, String> own = main ? own() : Map.of();
        List<String> marks = own.keySet().stream()
                .filter(key -> key.equals(Order.FIRST) || key.equals(Order.SECOND))
                .toList();
        List<String> order = Order.marked(body.keys(), stay, gone, marks);
        if (!Order.merged(stay, order).equals(body.keys())) {
            if (body.flow()) {
                notes.order(device);
            } else {
                order = Order.remarked(nic.id(), body.keys(), gone, marks);
            }
        }
        Sections.Columns columns = sections.columns("bridges", body);
        List<Body.Piece> pieces = new ArrayList<>();
        for (String key : order) {
            pieces.add(
                    own.containsKey(key)
                            ? piece(body, columns, key, own.get(key), lines)
                            : moved(body, columns, key, lines));
            if (!marks.isEmpty() && key.equals(marks.get(marks.size() - 1))) {
                own.forEach((other, value) -> {
                    if (!marks.contains(other)) {
                        pieces.add(piece(body, columns, other, value, lines));
                    }
                });
            }
        }
        List<Body.Piece> rest = new ArrayList<>();
        for (String key : stay) {
            rest.add(body.piece(key));
        }
        if (main && addsMtu()) {
            rest.add(piece(body, new Sections.Columns(0, body.column()), "mtu", String.valueOf(change.mtu()), lines));
        }
        if (!rest.equals(body.pieces()) || !edits(device).isEmpty()) {
            sections.replace(body, rest, body.flow(), body.gaps());
        }
        sections.put("bridges", nic.section(), name(), pieces, body);
        check(device, lines, moved, own, main);
        return lines;
    }

    private static List<String> without(List<String> keys, List<String> others) {
        return keys.stream().filter(key -> !others.contains(key)).toList();
    }

    /** The bridge's name, which may look like something else to YAML. */
    private String name() {
        String name = change.bridge().toString();
        return Character.isLetterOrDigit(name.charAt(0)) ? name : '"' + name.replace("\\", "\\\\") + '"';
    }

    /** What a bridge has that the NIC had not, in order. */
    private Map<String, String> own() {
        Map<String, String> own = new LinkedHashMap<>();
        own.put(Order.FIRST, "[" + source(plan.devices(nic.section(), nic.id()).get(0)) + "]");
        if (plan.value(nic.section(), nic.id(), "macaddress") == null) {
            own.put(Order.SECOND, '"' + mac + '"');
        }
        String renderer = plan.renderer(nic.section(), nic.id());
        if (plan.scalar(nic.section(), nic.id(), "renderer") == null
                && !renderer.equals(plan.defaultRenderer("bridges"))) {
            own.put("renderer", renderer);
        }
        if (addsMtu()) {
            own.put("mtu", String.valueOf(change.mtu()));
        }
        if (change.stp() || renderer.equals("NetworkManager")) {
            own.put("parameters", "{stp: " + change.stp() + "}");
        }
        return own;
    }

    private static String source(Plan.Device device) {
        return device.entry().key().span().of(device.file().text().source().text());
    }

    private boolean addsMtu() {
        return change.mtu() != null && plan.value(nic.section(), nic.id(), "mtu") == null;
    }

    /** The changes inside of the NIC's entries. */
    private List<Edit> edits(Plan.Device device) throws Refusal {
        List<Edit> edits = new ArrayList<>(
                Labels.renamed(device, nic.name(), change.bridge().toString()));
        YamlNode mtu = device.entry().value().get("mtu");
        if (mtu != null && change.mtu() != null && !mtu.text().equals(String.valueOf(change.mtu()))) {
            edits.add(new Edit(mtu.span(), String.valueOf(change.mtu())));
        }
        edits.sort(
                (one, other) -> Integer.compare(one.span().start(), other.span().start()));
        return edits;
    }

    private Body.Piece moved(Body body, Sections.Columns columns, String key, Lines lines) {
        if (Remark.is(key)) {
            return new Body.Piece(key, " ".repeat(columns.key()) + key + lines.end(), key);
        }
        Body.Piece piece = body.piece(key);
        if (key.equals("macaddress")) {
            String written =
                    Objects.requireNonNull(body.owner().value().get(key)).text();
            return piece(body, columns, key, core(piece, written), lines);
        } else if (Keys.COPIED.contains(key)) {
            return piece(body, columns, key, core(piece, null), lines);
        }
        return body.indented(piece, columns.key());
    }

    /** The value of a copied entry, as written, or the MAC address that a person wants for it. */
    private String core(Body.Piece piece, @Nullable String written) {
        if (written != null && !written.equals(mac)) {
            return '"' + mac + '"';
        }
        return piece.core().substring(piece.core().indexOf(':') + 1).strip();
    }

    private static Body.Piece piece(Body body, Sections.Columns columns, String key, String value, Lines lines) {
        String core = key + ": " + value;
        return new Body.Piece(key, body.flow() ? core : " ".repeat(columns.key()) + core + lines.end(), core);
    }

    private void check(Plan.Device device, Lines lines, List<String> moved, Map<String, String> own, boolean main)
            throws Refusal {
        Map<String, String> left = Meaning.keys(device.entry().value());
        Map<String, String> there = new TreeMap<>();
        for (String key : moved) {
            there.put(
                    key,
                    Labels.renamed(
                            Objects.requireNonNull(left.remove(key)),
                            nic.name(),
                            change.bridge().toString()));
        }
        String mtu = '"' + String.valueOf(change.mtu()) + '"';
        if ((left.containsKey("mtu") && change.mtu() != null) || (main && addsMtu())) {
            left.put("mtu", mtu);
        }
        left.forEach((key, value) -> {
            if (Keys.COPIED.contains(key)) {
                there.put(key, key.equals("macaddress") ? '"' + mac + '"' : value);
            }
        });
        if (main) {
            there.put("interfaces", "[\"" + nic.id() + "\"]");
            own.forEach((key, value) -> {
                if (key.equals("parameters")) {
                    there.put(key, "{stp=\"" + change.stp() + "\"}");
                } else if (!key.equals("interfaces")) {
                    there.put(key, '"' + value.replace("\"", "") + '"');
                }
            });
        }
        Meaning.check(
                device.file(),
                lines.patch().text(),
                Map.of(
                        new Meaning.Place(nic.section(), nic.id()), left,
                        new Meaning.Place("bridges", change.bridge().toString()), there));
    }
}
