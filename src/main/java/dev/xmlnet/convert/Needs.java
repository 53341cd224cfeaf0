package dev.xmlnet.convert;

import dev.xmlnet.libvirt.Version;
import dev.xmlnet.libvirt.support.Context;
import dev.xmlnet.libvirt.support.Judge;
import dev.xmlnet.libvirt.support.Newer;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.libvirt.support.Since;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a result needs a libvirt newer than the host's, or, where nobody said that, than hosts of today may have. */
final class Needs {
    private Needs() {}

    /**
     * Adds a note for each such part, or a warning where the host's version is known to be too old.
     *
     * @param document {@code interface} or {@code network}
     * @param judge of the result
     * @param context of the result; null for a network
     */
    static void add(
            String document,
            Judge<?> judge,
            Context context,
            Part result,
            Conversion conversion,
            Location location,
            List<Diagnostic> diagnostics) {
        boolean known = conversion.knowsLibvirt();
        Version host = known ? conversion.libvirt() : Version.COMMON;
        Map<String, Since> needs = new LinkedHashMap<>();
        if (!known) {
            judge.look(Shape.PART, result, (parent, element, attribute, judgement) -> {
                Since since = judgement.verdict().since();
                if (judgement.keeps() && since != null && !host.isAtLeast(since.version())) {
                    needs.putIfAbsent(Shape.PART.words(parent, element, attribute), since);
                }
                return true;
            });
        }
        String model = result.attribute("model", "type");
        Since takesModel = context == null ? null : context.since(model);
        if (takesModel != null && !host.isAtLeast(takesModel.version())) {
            needs.put(context.words(model), takesModel);
        }
        Newer.look(document, host, Shape.PART, result, (parent, element, attribute, newer) -> {
            String text =
                    parent == null && attribute == null ? newer.what() : Shape.PART.words(parent, element, attribute);
            needs.putIfAbsent(text, newer.since());
        });
        needs.forEach((text, since) -> diagnostics.add(
                known
                        ? Diagnostic.warning(
                                "newer-than-host",
                                text + " needs libvirt " + since + ", and this host has " + host
                                        + "; remove the part, or update libvirt",
                                location)
                        : Diagnostic.note(
                                "needs-libvirt",
                                text + " needs libvirt " + since + "; give this host's version by --libvirt",
                                location)));
    }
}
