package dev.xmlnet.report;

import com.google.gson.stream.JsonWriter;
import dev.xmlnet.convert.InterfaceChange;
import dev.xmlnet.convert.InterfaceChange.Dropped;
import dev.xmlnet.convert.NetworkChange;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was kept, added and dropped, as JSON; docs/convert.md describes the shape. */
public final class JsonChanges implements Closeable {
    private final Writer out;
    private final JsonWriter json;

    public JsonChanges(Writer out) throws IOException {
        this.out = out;
        json = JsonText.writer(out);
        json.beginObject().name("files").beginArray();
    }

    /**
     * Adds an input.
     *
     * @param failed true if nothing is written for it
     * @param networks what was done to networks: one is a member of the report, several are a list in it
     */
    public void add(
            String path,
            boolean changed,
            boolean failed,
            List<InterfaceChange> changes,
            List<NetworkChange> networks,
            List<Diagnostic> diagnostics)
            throws IOException {
        json.beginObject();
        json.name("path").value(path);
        json.name("changed").value(changed);
        json.name("failed").value(failed);
        json.name("interfaces").beginArray();
        for (InterfaceChange change : changes) {
            add(change);
        }
        json.endArray();
        if (networks.size() == 1) {
            json.name("network");
            add(networks.get(0));
        } else if (!networks.isEmpty()) {
            json.name("networks").beginArray();
            for (NetworkChange network : networks) {
                add(network);
            }
            json.endArray();
        }
        json.name("diagnostics").beginArray();
        for (Diagnostic diagnostic : diagnostics) {
            add(diagnostic);
        }
        json.endArray().endObject();
    }

    private void add(InterfaceChange change) throws IOException {
        json.beginObject();
        json.name("guest").value(change.guest());
        json.name("index").value(change.index());
        json.name("mac").value(change.mac());
        place(change.location());
        parts(change.from(), change.to(), change.kept(), change.added(), change.dropped(), change.live());
    }

    private void add(NetworkChange change) throws IOException {
        json.beginObject();
        json.name("name").value(change.name());
        place(change.location());
        parts(change.from(), change.to(), change.kept(), change.added(), change.dropped(), change.live());
    }

    private void parts(
            String from,
            String to,
            List<String> kept,
            List<String> added,
            List<Dropped> gone,
            InterfaceChange.Live live)
            throws IOException {
        json.name("from").value(from);
        json.name("to").value(to);
        strings("kept", kept);
        strings("added", added);
        json.name("dropped").beginArray();
        for (Dropped dropped : gone) {
            json.beginObject();
            json.name("part").value(dropped.part());
            json.name("verdict").value(dropped.verdict());
            json.name("loss").value(dropped.loss());
            json.name("why").value(dropped.why());
            json.endObject();
        }
        json.endArray();
        json.name("live").beginObject();
        json.name("possible").value(live.possible());
        json.name("why").value(live.why());
        json.name("command").value(live.command());
        json.endObject().endObject();
    }

    private void add(Diagnostic diagnostic) throws IOException {
        json.beginObject();
        json.name("severity").value(diagnostic.severity().word());
        json.name("id").value(diagnostic.id());
        place(diagnostic.location());
        json.name("message").value(diagnostic.message());
        json.endObject();
    }

    private void place(@Nullable Location location) throws IOException {
        if (location != null) {
            json.name("line").value(location.line());
            json.name("column").value(location.column());
        }
    }

    private void strings(String name, List<String> values) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }

    @Override
    public void close() throws IOException {
        json.endArray().endObject();
        out.write('\n');
        json.flush();
    }
}
