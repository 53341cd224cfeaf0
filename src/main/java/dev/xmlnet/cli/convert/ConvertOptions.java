package dev.xmlnet.cli.convert;

import dev.xmlnet.cli.console.Screen;
import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.io.Inputs;
import dev.xmlnet.cli.options.CheckConfig;
import dev.xmlnet.cli.options.Flags;
import dev.xmlnet.cli.options.LibvirtVersion;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.cli.options.SelectionOptions;
import dev.xmlnet.convert.Conversion;
import dev.xmlnet.convert.Selection;
import dev.xmlnet.convert.Target;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.xml.DocumentException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What a person asked {@code convert} for. */
final class ConvertOptions {
    private final TargetOptions target;
    private final SelectionOptions selection;
    private final OutputOptions output;
    private final List<String> maps;
    private final @Nullable String mapFile;
    private final List<String> networks;
    private final @Nullable String hostAccess;
    private final @Nullable String libvirt;

    /** Reads what was given. */
    ConvertOptions(ParseResult parsed) {
        target = new TargetOptions(parsed);
        selection = new SelectionOptions(parsed);
        output = new OutputOptions(parsed);
        maps = Options.texts(parsed, "--map");
        mapFile = Options.path(parsed, "--map-file");
        networks = Options.paths(parsed, "--networks");
        hostAccess = Options.text(parsed, "--host-access");
        libvirt = Options.text(parsed, "--libvirt");
    }

    TargetOptions target() {
        return target;
    }

    OutputOptions output() {
        return output;
    }

    /** The directories where known networks are. */
    List<String> networks() {
        return networks;
    }

    /**
     * The conversion that was asked for.
     *
     * @throws UsageException if the options do not fit each other
     * @throws DocumentException if a target of one's own cannot be read
     */
    Conversion conversion(Inputs inputs, CheckConfig config, Screen err) throws DocumentException {
        Version given = LibvirtVersion.noted(LibvirtVersion.given(libvirt, config), err);
        Version version = given == null ? Version.NEWEST_KNOWN : given;
        Conversion conversion =
                given == null ? Conversion.none() : Conversion.none().libvirt(given);
        List<Mapping> all = new ArrayList<>();
        for (String text : maps) {
            all.add(Mapping.parse(text, "--map", target.templates()));
        }
        if (mapFile != null) {
            all.addAll(Mapping.read(Path.of(mapFile), target.templates()));
        }
        if (all.isEmpty() == !target.isGiven()) {
            throw new UsageException(
                    !target.isGiven() ? "--to TARGET is missing (or --map)" : "--to and --map exclude each other");
        }
        try {
            if (target.isGiven()) {
                conversion = conversion.move(
                        selection.selection(), target.target(version, () -> KnownNetworks.mayBeAmong(inputs.found())));
            } else if (selection.isGiven()) {
                throw new UsageException("--from, --mac, --index and --alias go with --to, not with --map");
            }
            if (!target.isGiven()) {
                target.goesWithMap();
            }
            List<Map.Entry<Selection, Target>> moves = new ArrayList<>(all.size());
            for (Mapping mapping : all) {
                moves.add(move(mapping, version));
            }
            conversion = conversion.move(moves);
            if (hostAccess != null) {
                if (!conversion.goesDirect()) {
                    throw new UsageException("--host-access goes with direct: others reach the host anyway");
                }
                conversion = conversion.hostAccess(hostAccess);
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(Flags.message(e));
        }
        boolean needed = conversion.asksForModes() || !networks.isEmpty();
        return needed ? conversion.networks(KnownNetworks.read(inputs.found(), networks, conversion)) : conversion;
    }

    private Map.Entry<Selection, Target> move(Mapping mapping, Version version) throws DocumentException {
        try {
            return Map.entry(
                    SelectionOptions.from(mapping.from()), target.target(mapping.to(), mapping.source(), version));
        } catch (UsageException e) {
            throw mapping.isOfFile() ? new UsageException(mapping.where() + " " + e.getMessage()) : e;
        } catch (IllegalArgumentException e) {
            throw mapping.isOfFile() ? new UsageException(mapping.where() + " " + Flags.message(e)) : e;
        }
    }
}
