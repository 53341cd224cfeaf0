package dev.xmlnet.check;

import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.Severity;
import dev.xmlnet.xml.Spelling;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules. What each is about stands in rules.txt, of which docs/rules.md and {@code check --rules} are printed; the table
 * is read when the first rule is asked about itself.
 */
public enum Rule {
    XML001,
    XML002,
    SCH001,
    VER001,
    MAC001,
    MAC002,
    MAC003,
    MAC004,
    REF001,
    REF002,
    REF003,
    REF004,
    REF005,
    REF006,
    SRC001,
    SRC002,
    DIR001,
    DIR002,
    DIR003,
    DIR004,
    FLT001,
    VLN001,
    VLN002,
    VPT001,
    VPT002,
    VPT003,
    PRT001,
    QOS001,
    MTU001,
    DRV001,
    DRV002,
    PST001,
    VHU001,
    HDV001,
    TGT001,
    ADR001,
    ADR002,
    LIV001,
    BOT001,
    IFC001,
    NET001,
    NET002,
    NET003,
    NET004,
    NET005,
    NET006,
    NET007,
    NET008,
    NET009,
    NET010,
    NET011,
    NET012,
    SUP001;

    /** What a rule looks at beside the file. */
    public enum Needs {
        /** The other files. */
        FILES,
        /** What the host has ({@code --host-facts}). */
        HOST,
        /** The version of libvirt. */
        VERSION,
        /** The same file before ({@code --against}). */
        GIT
    }

    /** What a rule is called for people, such as {@code duplicate-mac}. */
    public String word() {
        return row().word();
    }

    /** How much its findings matter; one finding may matter less. */
    public Severity severity() {
        return row().severity();
    }

    /** What it looks at beside the file. */
    public Set<Needs> needs() {
        return row().needs();
    }

    /** The libvirt from which on it holds; null for every one that xmlnet knows. */
    public @Nullable Version since() {
        return row().since();
    }

    /** What {@code --fix} does, as a clause; null if it does nothing. */
    public @Nullable String fix() {
        return row().fix();
    }

    /** One sentence without a full stop: what is wrong. Markdown, as the two below. */
    public String title() {
        return row().title();
    }

    /** What comes of it. */
    public String why() {
        return row().why();
    }

    /** What a person does about it. */
    public String mend() {
        return row().mend();
    }

    /** The rule of an id such as {@code MAC001}; null if there is none. */
    public static @Nullable Rule named(String id) {
        for (Rule rule : values()) {
            if (rule.name().equals(id)) {
                return rule;
            }
        }
        return null;
    }

    /** What a person may have meant by an id that no rule has, as the end of a sentence; empty if nothing is near. */
    public static String hint(String id) {
        for (Rule rule : values()) {
            if (rule.name().equalsIgnoreCase(id) || rule.word().equals(id)) {
                return "; did you mean " + rule + "?";
            }
        }
        List<String> ids = Stream.of(values()).map(Rule::name).toList();
        List<String> near = Spelling.nearest(id, ids);
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    private RuleTable.Row row() {
        return Objects.requireNonNull(RuleTable.ROWS.get(this));
    }
}
