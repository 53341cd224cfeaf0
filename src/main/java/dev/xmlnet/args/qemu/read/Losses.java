package dev.xmlnet.args.qemu.read;

import dev.xmlnet.args.qemu.line.Quoted;
import dev.xmlnet.args.qemu.line.Setting;
import dev.xmlnet.args.qemu.line.Settings;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an interface cannot say of an option, one by one. */
final class Losses {
    /** The network works without them. */
    private static final Set<String> HARMLESS = Set.of(
            "vectors",
            "bus",
            "vhostforce",
            "vnet_hdr",
            "poll-us",
            "helper",
            "numeric",
            "speed",
            "duplex",
            "serial",
            "pcap",
            "romsize",
            "localaddr",
            "quiet",
            "path");

    private final List<Diagnostic> diagnostics;
    private final Set<String> said = new HashSet<>();

    Losses(List<Diagnostic> diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Keys that need no more words. */
    void said(String... keys) {
        said.addAll(List.of(keys));
    }

    /** Reports each setting whose key was not said. */
    void rest(Settings settings) {
        settings.all().stream()
                .filter(one -> !said.contains(one.key()))
                .forEach(one -> lost(one, "no part of `<interface>` says it"));
        said.clear();
    }

    /** Reports a setting. */
    void lost(Setting setting, String why) {
        String key = setting.key();
        String id = "lost-" + key.replace('_', '-').replace('.', '-');
        String message = key + "=" + Quoted.of(setting.value()) + " is lost; " + why;
        boolean harmless = HARMLESS.contains(key) || key.startsWith("x-");
        diagnostics.add(
                harmless
                        ? Diagnostic.note(id, message, setting.location())
                        : Diagnostic.warning(id, message, setting.location()));
    }

    /** True if a key needs no more words. */
    boolean isSaid(String key) {
        return said.contains(key);
    }

    void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    void error(String id, String message, Location location) {
        diagnostics.add(Diagnostic.error(id, message, location));
    }

    void warning(String id, String message, Location location) {
        diagnostics.add(Diagnostic.warning(id, message, location));
    }

    void note(String id, String message, Location location) {
        diagnostics.add(Diagnostic.note(id, message, location));
    }
}
