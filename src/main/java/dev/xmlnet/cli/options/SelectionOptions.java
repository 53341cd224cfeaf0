package dev.xmlnet.cli.options;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.convert.Selection;
import dev.xmlnet.libvirt.value.MacAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Which interfaces are meant. */
public final class SelectionOptions {
    private final @Nullable String from;
    private final @Nullable String mac;
    private final @Nullable Integer index;
    private final @Nullable String alias;

    /** Reads what was given. */
    public SelectionOptions(ParseResult parsed) {
        from = Options.text(parsed, "--from");
        mac = Options.text(parsed, "--mac");
        index = Options.number(parsed, "--index");
        alias = Options.text(parsed, "--alias");
    }

    /** Adds the options to a command. */
    public static void declare(CommandSpec spec) {
        spec.addOption(Options.text("--from", "KIND[=SOURCE]", "Only interfaces of this kind, and on this source."));
        spec.addOption(Options.text("--mac", "MAC", "Only the one with this address."));
        spec.addOption(Options.number("--index", "N", "Only the Nth of each guest, from 1."));
        spec.addOption(Options.text("--alias", "NAME", "Only the one with this alias."));
    }

    /** True if any was given. */
    public boolean isGiven() {
        return from != null || mac != null || index != null || alias != null;
    }

    /**
     * What was asked for; several narrow further.
     *
     * @throws UsageException if one is malformed
     */
    public Selection selection() {
        if (index != null && index < 1) {
            throw new UsageException("--index counts from 1, not " + index);
        }
        Selection kind = from(from);
        return new Selection(kind.kind(), kind.source(), address(), index, alias);
    }

    private @Nullable MacAddress address() {
        try {
            return mac == null ? null : MacAddress.parse(mac);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--mac: " + e.getMessage());
        }
    }

    /** A selection by kind; every interface if it is null. */
    public static Selection from(@Nullable String text) {
        if (text == null) {
            return Selection.ALL;
        }
        try {
            return Selection.from(text);
        } catch (IllegalArgumentException e) {
            String word = text.replaceFirst("=.*", "");
            if (Selection.words().contains(word)) {
                throw new UsageException(text + ": " + e.getMessage());
            }
            throw new UsageException(e.getMessage() + "; " + Meant.hint("--from", word, Selection.words(), "they are"));
        }
    }
}
