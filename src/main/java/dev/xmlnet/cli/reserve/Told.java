package dev.xmlnet.cli.reserve;

import dev.xmlnet.cli.console.Streams;
import dev.xmlnet.cli.console.Terminal;
import dev.xmlnet.dhcp.RefusedException;
import dev.xmlnet.dhcp.Remark;
import dev.xmlnet.dhcp.Whence;
import dev.xmlnet.dhcp.conflict.Conflict;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.SourceText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a run says on standard error, each once, and whether an error is among it. */
final class Told {
    private final Terminal terminal;
    private final Map<String, SourceText> sources = new HashMap<>();
    private final Set<String> said = new HashSet<>();
    private boolean failed;

    Told(Streams streams) {
        terminal = new Terminal(streams.err(), false);
    }

    /** Remembers the text of a file, for the line under a message. */
    void source(String path, SourceText text) {
        sources.put(path, text);
    }

    void print(Conflict conflict) {
        Whence where = conflict.where();
        print(where == null ? null : where.path(), conflict.diagnostic());
    }

    void print(Remark remark) {
        print(remark.path(), remark.diagnostic());
    }

    void print(RefusedException refusal) {
        refusal.remarks().forEach(this::print);
    }

    void print(@Nullable String path, Diagnostic one) {
        failed |= one.severity() == Severity.ERROR;
        if (said.add(path + " " + one)) {
            terminal.print(path, one, path == null ? null : sources.get(path));
        }
    }

    void error(@Nullable Whence where, String id, String message) {
        print(
                where == null ? null : where.path(),
                Diagnostic.error(id, message, where == null ? null : where.location()));
    }

    void note(String id, String message) {
        print(null, Diagnostic.note(id, message, null));
    }

    boolean failed() {
        return failed;
    }

    void close() {
        terminal.close();
    }
}
