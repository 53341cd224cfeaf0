package dev.xmlnet.args.qemu.line;

import dev.xmlnet.args.shell.Expansion;
import dev.xmlnet.args.shell.Word;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Location;
import dev.xmlnet.xml.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of options with what is wrong with them. */
final class Values {
    static final String ID = "id";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

    private final List<Diagnostic> diagnostics;
    private final Map<String, String> ids = new HashMap<>();
    private boolean refused;

    Values(List<Diagnostic> diagnostics) {
        this.diagnostics = diagnostics;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** True if a value could not be read, so that a missing one may be there. */
    boolean isIncomplete() {
        return refused;
    }

    /** How many errors there are; more of them after something was read make it unsound. */
    long errors() {
        return diagnostics.stream()
                .filter(one -> one.severity() == Severity.ERROR)
                .count();
    }

    /** Reads the value of an option that must be known; null if it cannot be. */
    @Nullable
    Settings read(Option option, String first, boolean json) {
        Word word = option.value();
        return word == null || refuses(word) ? null : readAny(option, first, json);
    }

    /** Reads the value of an option, of which expansions stay as they are written; null if it cannot be read. */
    @Nullable
    Settings readAny(Option option, String first, boolean json) {
        Word word = option.value();
        if (word == null) {
            return null;
        }
        try {
            return SettingsReader.read(word, first, json);
        } catch (DocumentException e) {
            diagnostics.addAll(e.diagnostics());
            refused = true;
            return null;
        }
    }

    /** Adds the errors of a word of which something is not known; true if there are any. */
    boolean refuses(Word word) {
        word.expansions().stream().map(Expansion::diagnostic).forEach(diagnostics::add);
        refused |= !word.isKnown();
        return !word.isKnown();
    }

    void error(String id, String message, Location location) {
        diagnostics.add(Diagnostic.error(id, message, location));
        refused = true;
    }

    void warning(String id, String message, Location location) {
        diagnostics.add(Diagnostic.warning(id, message, location));
    }

    void note(String id, String message, Location location) {
        diagnostics.add(Diagnostic.note(id, message, location));
    }

    /**
     * Reads the id of a device or a netdev, which no other of its sort has.
     *
     * @return null if there is none
     */
    @Nullable
    String id(String sort, Settings settings) {
        Setting setting = settings.find(ID);
        if (setting == null) {
            return null;
        }
        String id = setting.value();
        if (!WELL_FORMED.matcher(id).matches()) {
            error(
                    "qemu-value",
                    "id " + Quoted.of(id) + " is not a name; use letters, digits, - . _",
                    setting.valueLocation());
        } else if (ids.put(sort + " " + id, id) != null) {
            error(
                    "qemu-duplicate-id",
                    "duplicate " + sort + " id " + Quoted.of(id) + "; change one",
                    setting.valueLocation());
        }
        return id;
    }
}
