package dev.xmlnet.report;

import com.google.gson.stream.JsonWriter;
import dev.xmlnet.host.needs.Conflict;
import dev.xmlnet.host.needs.Need;
import dev.xmlnet.host.needs.Place;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;

/** What guests and networks need of their host, as JSON; docs/host-needs.md describes it. */
public final class NeedsReport {
    private NeedsReport() {}

    /** Writes everything; what is not known is null. */
    public static void json(
            List<NeededThing> things, List<Conflict> conflicts, Collection<String> unknownNetworks, Writer out)
            throws IOException {
        JsonWriter json = JsonText.writer(out);
        json.beginObject().name("needs").beginArray();
        for (NeededThing thing : things) {
            add(thing, json);
        }
        json.endArray().name("conflicts").beginArray();
        for (Conflict conflict : conflicts) {
            json.beginObject();
            json.name("id").value(conflict.diagnostic().id());
            json.name("severity").value(conflict.diagnostic().severity().word());
            json.name("message").value(conflict.diagnostic().message());
            add(conflict.place(), json);
            json.endObject();
        }
        json.endArray().name("unknownNetworks").beginArray();
        for (String network : unknownNetworks) {
            json.value(network);
        }
        json.endArray().endObject();
        out.write('\n');
        json.flush();
    }

    private static void add(NeededThing thing, JsonWriter json) throws IOException {
        Need need = thing.need();
        json.beginObject();
        json.name("what").value(need.what().word());
        json.name("name").value(need.name());
        json.name("guests").value(need.guests());
        json.name("interfaces").value(need.ports());
        json.name("networks").value(need.networks());
        add(need.example(), json);
        json.name("state")
                .value(thing.answer() == null ? null : thing.answer().state().word());
        json.name("command").value(thing.command());
        json.endObject();
    }

    private static void add(Place place, JsonWriter json) throws IOException {
        json.name("path").value(place.path());
        json.name("line").value(place.location().line());
        json.name("column").value(place.location().column());
    }
}
