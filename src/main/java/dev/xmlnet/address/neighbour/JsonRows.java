package dev.xmlnet.address.neighbour;

import dev.xmlnet.address.neighbour.Neighbour.State;
import dev.xmlnet.address.neighbour.Rows.Row;
import dev.xmlnet.dhcp.text.Bytes;
import dev.xmlnet.json.JsonRecord;
import dev.xmlnet.json.JsonRecords;
import dev.xmlnet.json.JsonRecords.End;
import dev.xmlnet.json.JsonRecords.Outcome;

/** {@code ip -j neigh}: an array of objects. */
final class JsonRows {
    private static final String ADDRESS = "dst";

    private final Collected collected;

    private JsonRows(Collected collected) {
        this.collected = collected;
    }

    static Neighbours read(Bytes bytes, Collected collected) {
        Outcome outcome = JsonRecords.read(bytes.array(), new JsonRows(collected)::record);
        if (outcome.end() == End.CUT) {
            collected.cut(outcome.where());
        } else if (outcome.end() == End.BROKEN) {
            collected.broken(outcome.where());
        }
        boolean foreign = outcome.others() || !outcome.names().isEmpty();
        return collected.in(foreign ? NeighbourFormat.UNKNOWN : NeighbourFormat.IP_JSON);
    }

    private void record(JsonRecord record) {
        String address = record.text(ADDRESS);
        if (address == null) {
            collected.strange(record.where());
            return;
        }
        State state = record.has("proxy") ? State.DEAD : state(record);
        collected.add(new Row(address, record.text("lladdr"), record.text("dev"), state), record.where());
    }

    private static State state(JsonRecord record) {
        String word = record.text("state");
        State state = word == null ? null : IpRows.state(word);
        return state == null ? State.DEAD : state;
    }
}
