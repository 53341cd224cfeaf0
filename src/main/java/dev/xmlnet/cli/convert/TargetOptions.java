package dev.xmlnet.cli.convert;

import dev.xmlnet.cli.console.UsageException;
import dev.xmlnet.cli.console.Words;
import dev.xmlnet.cli.options.AllowRead;
import dev.xmlnet.cli.options.Flags;
import dev.xmlnet.cli.options.Meant;
import dev.xmlnet.cli.options.Options;
import dev.xmlnet.convert.Target;
import dev.xmlnet.convert.TargetRequest;
import dev.xmlnet.convert.TargetWord;
import dev.xmlnet.libvirt.DeviceModel;
import dev.xmlnet.libvirt.value.Version;
import dev.xmlnet.template.Template;
import dev.xmlnet.xml.Diagnostic;
import dev.xmlnet.xml.DocumentException;
import dev.xmlnet.xml.Part;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Where interfaces go. */
final class TargetOptions {
    private static final List<String> WITHOUT_NAME =
            List.of(TargetWord.ROUTE.word(), TargetWord.ISOLATED.word(), TargetWord.OPEN.word());

    private final @Nullable String to;
    private final TargetRequest said;
    private final @Nullable Integer vlan;
    private final @Nullable Integer mtu;
    private final @Nullable String model;
    private final @Nullable Path templates;
    private final List<Path> allowed;
    private final Map<String, String> parameters = new LinkedHashMap<>();

    private @Nullable Path template;

    /** What a template said; printed once a run. */
    final List<Diagnostic> notes = new ArrayList<>();

    /**
     * Reads what was given.
     *
     * @throws UsageException if a parameter has no equals sign
     */
    TargetOptions(ParseResult parsed) {
        to = Options.text(parsed, "--to");
        said = new TargetRequest(
                Options.text(parsed, "--source"),
                Options.text(parsed, "--portgroup"),
                Options.text(parsed, "--interfaceid"),
                Options.text(parsed, "--profileid"),
                Options.text(parsed, "--mode"),
                Options.texts(parsed, "--forward"),
                Options.text(parsed, "--target"),
                Options.flag(parsed, "--unmanaged"));
        vlan = Options.number(parsed, "--vlan");
        mtu = Options.number(parsed, "--mtu");
        model = Options.text(parsed, "--model");
        String directory = Options.path(parsed, "--templates");
        templates = directory == null ? null : Path.of(directory);
        allowed = AllowRead.of(parsed);
        for (String parameter : Options.texts(parsed, "--param")) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--param " + parameter + ": it must be NAME=VALUE");
            }
            parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
    }

    /** Adds the options to a command. */
    static void declare(CommandSpec spec) {
        spec.addOption(Options.text(
                "--to",
                "TARGET",
                "network, nat, route, isolated, open: a libvirt network;",
                "bridge: a bridge of the host; ovs: one of Open vSwitch;",
                "direct (macvtap), direct-bridge, direct-private, direct-vepa, direct-passthrough;",
                "hostdev: a PCI device of the host; user, passt: user-mode networking;",
                "ethernet: a tap; vhostuser, vdpa; or a NAME.xsl in --templates DIR."));
        spec.addOption(Options.text(
                "--source",
                "NAME",
                "The network (default), bridge (br0, ovsbr0), NIC, PCI address, socket or device."));
        spec.addOption(Options.text("--portgroup", "NAME", "network: its port group."));
        spec.addOption(Options.text("--interfaceid", "UUID", "ovs: the port's id."));
        spec.addOption(Options.text("--profileid", "NAME", "ovs: the port's profile."));
        spec.addOption(Options.text(
                "--mode",
                "MODE",
                "direct: bridge (default), private, vepa, passthrough; vhostuser: client (default), server."));
        spec.addOption(
                Options.texts("--forward", "PORTS", "passt: [tcp|udp:][address:]host[-end][:guest]; repeatable."));
        spec.addOption(Options.text("--target", "TAP", "ethernet: the tap's name."));
        spec.addOption(Options.flag("--unmanaged", "ethernet: the tap is there already."));
        spec.addOption(Options.number("--vlan", "ID", "Adds a VLAN tag, 0 to 4095."));
        spec.addOption(Options.number("--mtu", "BYTES", "Sets the MTU."));
        spec.addOption(Options.text("--model", "NAME", "Sets the guest's device."));
        spec.addOption(Options.text("--templates", "DIR", "Targets of your own: NAME.xsl, an XSLT 3.0 stylesheet."));
        spec.addOption(Options.texts("--param", "NAME=VALUE", "A parameter of the template; repeatable."));
    }

    /** True if {@code --to} was given. */
    boolean isGiven() {
        return to != null;
    }

    /** Where targets of one's own are, or null. */
    @Nullable
    Path templates() {
        return templates;
    }

    /**
     * The target that {@code --to} names, which was given.
     *
     * @param mayBeNetworks whether an input may be a network, which needs no {@code --source} to become route,
     *     isolated or open; asked only where none is given
     * @throws UsageException if the words make none
     * @throws DocumentException if the template makes none; its location is in the template
     */
    Target target(Version libvirt, BooleanSupplier mayBeNetworks) throws DocumentException {
        String word = Objects.requireNonNull(to);
        boolean mayBeNameless = templates == null
                && WITHOUT_NAME.contains(word)
                && said.options().isEmpty()
                && mayBeNetworks.getAsBoolean();
        TargetWord nameless = mayBeNameless ? TargetWord.of(word) : null;
        Target target = nameless == null ? null : nameless.targetOfNetworks();
        return finish(target == null ? make(word, said, libvirt) : target, libvirt);
    }

    /**
     * Checks that nothing is said of a target where only mappings name some.
     *
     * @throws UsageException if something is, which would count for nothing
     */
    void goesWithMap() {
        if (!said.options().isEmpty()) {
            throw new UsageException("--" + said.options().get(0)
                    + " goes with --to; a mapping says its source itself, as in network=default:bridge=br0");
        }
    }

    /** The same for the right side of {@code --map}, which says a source at most. */
    Target target(String word, @Nullable String mapSource, Version libvirt) throws DocumentException {
        boolean tapName = word.equals(TargetWord.ETHERNET.word()) && mapSource != null;
        TargetRequest mapped = tapName
                ? new TargetRequest(null, null, null, null, null, List.of(), mapSource, false)
                : TargetRequest.ofSource(mapSource);
        return finish(make(word, mapped, libvirt), libvirt);
    }

    /** The template that was run last, or null; what is said of a template is said of this one. */
    @Nullable
    Path template() {
        return template;
    }

    /**
     * The template of a name.
     *
     * @param templates where templates are, or null
     * @return null if there is none; a path is no name
     */
    static @Nullable Path template(@Nullable Path templates, String word) {
        try {
            Path name = Path.of(word + ".xsl");
            boolean plain = !word.isEmpty() && name.getNameCount() == 1 && name.getRoot() == null;
            Path file = templates != null && plain ? templates.resolve(name) : null;
            return file != null && Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private Target make(String word, TargetRequest request, Version libvirt) throws DocumentException {
        Path own = template(templates, word);
        TargetWord known = TargetWord.of(word);
        try {
            if (own != null && templates != null) {
                return run(own, templates, word, request, libvirt);
            }
            if (known == null) {
                throw unknown(word);
            }
            if (!parameters.isEmpty()) {
                throw new UsageException("--param goes with a template, and " + word + " is none");
            }
            return known.target(request);
        } catch (IllegalArgumentException e) {
            throw new UsageException(Flags.message(e));
        }
    }

    private Target run(Path own, Path directory, String word, TargetRequest request, Version libvirt)
            throws DocumentException {
        if (!request.options().isEmpty()) {
            throw new UsageException(
                    "the template " + word + " has no --" + request.options().get(0) + ", only --param");
        }
        template = own;
        Template.Output output = Template.compile(own, directory, allowed).run(parameters);
        notes.addAll(output.notes());
        try {
            Target target = Target.of(Part.of(output.document().root()));
            String refusal = target.refusal(libvirt);
            if (refusal == null) {
                return target;
            }
            throw new DocumentException(Diagnostic.error("template", refusal, null));
        } catch (IllegalArgumentException e) {
            throw new DocumentException(Diagnostic.error("template", Words.of(e), null), e);
        }
    }

    private Target finish(Target plain, Version libvirt) {
        try {
            Target target = vlan == null ? plain : plain.withVlan(vlan);
            target = mtu == null ? target : target.withMtu(mtu);
            target = model == null ? target : withModel(target, model);
            String refusal = target.refusal(libvirt);
            if (refusal != null) {
                throw new UsageException(refusal);
            }
            return target;
        } catch (IllegalArgumentException e) {
            throw new UsageException(Words.of(e));
        }
    }

    private Target withModel(Target target, String model) {
        Target with = target.withModel(model);
        Diagnostic unknown = Diagnostic.warning("model", DeviceModel.unknown(model), null);
        if (!DeviceModel.isKnown(model) && !notes.contains(unknown)) {
            notes.add(unknown);
        }
        return with;
    }

    private String missing(String word) {
        return word.indexOf('/') < 0
                ? ", and there is no " + templates + "/" + word + ".xsl"
                : ", and the name of a template is not a path";
    }

    private UsageException unknown(String word) {
        int equals = word.indexOf('=');
        if (equals > 0 && TargetWord.words().contains(word.substring(0, equals))) {
            return new UsageException("'" + word + "' is not a target; did you mean --to " + word.substring(0, equals)
                    + " --source " + word.substring(equals + 1) + "?");
        }
        // libvirt's own words for the modes of macvtap
        List<String> modes = TargetWord.words().stream()
                .filter(known -> known.endsWith("-" + word))
                .toList();
        String hint = modes.isEmpty()
                ? Meant.hint("--to", word, TargetWord.words(), "the targets are")
                : "did you mean " + String.join(" or ", modes) + "?";
        String where = templates == null ? "" : missing(word);
        return new UsageException("'" + word + "' is not a target" + where + "; " + hint);
    }
}
