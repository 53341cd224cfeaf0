package dev.xmlnet.report;

import com.google.gson.stream.JsonWriter;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.xmlnet.address.AddressBook.Contradiction;
import dev.xmlnet.address.Answer;
import dev.xmlnet.address.NicAnswers;
import dev.xmlnet.address.Said;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.dhcp.lease.Lease;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The addresses of guests as CSV and as JSON; docs/address.md describes both. */
public final class AddressReport {
    private AddressReport() {}

    /** Returns when an address is given until, as {@code 2100-01-01T00:00:00Z} or {@code never}; null if nobody tells. */
    public static @Nullable String until(Answer answer) {
        return until(answer.until());
    }

    private static @Nullable String until(@Nullable Instant until) {
        return until == null ? null : until.equals(Lease.FOREVER) ? "never" : until.toString();
    }

    /** A line for each address, and before it one that says why for each interface of which none is known. */
    public static void csv(List<NicAnswers> all, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(
                "guest", "index", "mac", "address", "source", "until", "remark", "standing", "certain", "path", "line");
        for (NicAnswers nic : all) {
            if (!nic.why().isEmpty()) {
                write(nic, null, csv);
            }
            for (Answer answer : nic.answers()) {
                write(nic, answer, csv);
            }
        }
        csv.flush();
    }

    private static void write(NicAnswers nic, @Nullable Answer answer, CsvWriter csv) {
        Whence where = nic.nic().where();
        csv.writeRecord(
                InventoryReport.safe(nic.nic().guest()),
                Integer.toString(nic.nic().index()),
                nic.nic().mac() == null ? null : nic.nic().mac().toString(),
                answer == null ? null : answer.address().toString(),
                answer == null
                        ? null
                        : InventoryReport.safe(
                                answer.said().stream().map(Said::toString).collect(Collectors.joining("; "))),
                answer == null ? null : until(answer),
                InventoryReport.safe(answer == null ? nic.why() : answer.best().remark()),
                answer == null ? null : answer.best().standing().word(),
                answer == null ? null : answer.best().standing().isCertain() ? "yes" : "no",
                InventoryReport.safe(where.path()),
                Integer.toString(where.location().line()));
    }

    /** Everything. */
    public static void json(List<NicAnswers> all, List<Contradiction> contradictions, Writer out) throws IOException {
        JsonWriter json = JsonText.writer(out);
        json.beginObject().name("interfaces").beginArray();
        for (NicAnswers nic : all) {
            json.beginObject();
            json.name("guest").value(nic.nic().guest());
            json.name("index").value(nic.nic().index());
            json.name("kind").value(nic.nic().kind().word());
            json.name("connectedTo").value(nic.nic().source());
            json.name("mac")
                    .value(nic.nic().mac() == null ? null : nic.nic().mac().toString());
            json.name("addresses").beginArray();
            for (Answer answer : nic.answers()) {
                add(answer, json);
            }
            json.endArray();
            json.name("why").value(nic.why().isEmpty() ? null : nic.why());
            add(nic.nic().where(), json);
            json.endObject();
        }
        json.endArray().name("contradictions").beginArray();
        for (Contradiction one : contradictions) {
            json.beginObject();
            json.name("id").value(one.diagnostic().id());
            json.name("severity").value(one.diagnostic().severity().word());
            json.name("message").value(one.diagnostic().message());
            add(one.where(), json);
            json.endObject();
        }
        json.endArray().endObject();
        out.write('\n');
        json.flush();
    }

    private static void add(Answer answer, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("address").value(answer.address().toString());
        json.name("standing").value(answer.best().standing().word());
        json.name("certain").value(answer.best().standing().isCertain());
        json.name("until").value(until(answer));
        json.name("sources").beginArray();
        for (Said said : answer.said()) {
            json.beginObject();
            json.name("source").value(said.source());
            json.name("standing").value(said.standing().word());
            json.name("until").value(until(said.until()));
            json.name("remark").value(said.remark().isEmpty() ? null : said.remark());
            add(said.where(), json);
            json.endObject();
        }
        json.endArray().endObject();
    }

    private static void add(@Nullable Whence where, JsonWriter json) throws IOException {
        json.name("path").value(where == null ? null : where.path());
        json.name("line").value(where == null ? null : where.location().line());
    }
}
