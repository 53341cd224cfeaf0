package dev.xmlnet.convert;

import dev.xmlnet.libvirt.support.Context;
import dev.xmlnet.libvirt.support.Judge;
import dev.xmlnet.libvirt.support.Judgement;
import dev.xmlnet.libvirt.support.Newer;
import dev.xmlnet.libvirt.support.Shape;
import dev.xmlnet.libvirt.support.Since;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of a result needs a libvirt newer than the host's, or, where nobody said that, than hosts of today may have. */
final class Needs implements Judge.Listener<Part>, Newer.Listener<Part> {
    private final boolean known;
    private final Version host;
    private final Map<String, Since> needs = new LinkedHashMap<>();

    private Needs(Conversion conversion) {
        known = conversion.knowsLibvirt();
        host = known ? conversion.libvirt() : Version.COMMON;
    }

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
            @Nullable Context context,
            Part result,
            Conversion conversion,
            Location location,
            List<Diagnostic> diagnostics) {
        Needs needs = new Needs(conversion);
        if (!needs.known) {
            judge.lookForNewer(Shape.PART, result, needs);
        }
        String model = result.attribute("model", "type");
        Since takesModel = context == null ? null : context.since(model);
        if (context != null && takesModel != null && !needs.host.isAtLeast(takesModel.version())) {
            needs.needs.put(context.words(model), takesModel);
        }
        Newer.look(document, needs.host, Shape.PART, result, needs);
        for (Map.Entry<String, Since> need : needs.needs.entrySet()) {
            diagnostics.add(needs.diagnostic(need.getKey(), need.getValue(), location));
        }
    }

    @Override
    public boolean take(@Nullable Part parent, Part element, @Nullable String attribute, Judgement judgement) {
        Since since = judgement.verdict().since();
        if (judgement.keeps() && since != null && !host.isAtLeast(since.version())) {
            needs.putIfAbsent(Shape.PART.words(parent, element, attribute), since);
        }
        return true;
    }

    @Override
    public void take(@Nullable Part parent, Part element, @Nullable String attribute, Newer newer) {
        boolean whole = parent == null && attribute == null;
        needs.putIfAbsent(whole ? newer.what() : Shape.PART.words(parent, element, attribute), newer.since());
    }

    private Diagnostic diagnostic(String text, Since since, Location location) {
        return known
                ? Diagnostic.warning(
                        "newer-than-host",
                        text + " needs libvirt " + since + ", and this host has " + host
                                + "; remove the part, or update libvirt",
                        location)
                : Diagnostic.note("needs-libvirt", text + " needs libvirt " + since, location);
    }
}
